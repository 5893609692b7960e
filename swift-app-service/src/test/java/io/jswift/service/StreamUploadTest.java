package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.CancelledException;
import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectInfo;
import io.jswift.domain.ObjectName;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input of unknown length: bounded, repeated from what is held, and of any length. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamUploadTest extends UploadCase {
  private static InputStream then(int size, InputStream rest) {
    return new SequenceInputStream(new ByteArrayInputStream(bytes(size, size)), rest);
  }

  @ParameterizedTest
  @ValueSource(ints = {2999, 3000, 3001, 4000, 9000, 9001, 26_500, 27_000, 27_001})
  void manifestsAreNestedWhereOneIsNotEnough(int size) throws IOException {
    with(server -> server.maxManifestSegments(3));
    byte[] input = bytes(size, size);

    UploadOutcome.Uploaded done = uploaded(upload(input, segmented().build()));

    assertThat(done.bytes()).isEqualTo(size);
    assertThat(read("o")).isEqualTo(input);
    SloManifest manifest =
        fixture.swift.getManifest(Fixture.CONTAINER.object("o"), CallOptions.none()).value();
    assertThat(manifest.entries()).hasSizeLessThanOrEqualTo(3);
    assertThat(manifest.entries().stream().anyMatch(StreamUploadTest::isNested))
        .isEqualTo(size > 3000);
    // All that the new one does not name goes with it.
    upload(bytes(1, 1), segmented().build());
    assertThat(fixture.stored(SEGMENTS)).isEmpty();
  }

  private static boolean isNested(ManifestEntry entry) {
    return ((ManifestEntry.Part) entry).nested();
  }

  @Test
  void aRefusedNestedManifestReportsWhatIsLoose() {
    with(server -> server.maxManifestSegments(3));
    fixture.faults("PUT /c/o -> 403");
    UploadOutcome.Failed failed = failed(upload(bytes(6500, 1), segmented().build()));
    assertThat(failed.orphans())
        .extracting(path -> path.object().value().replaceFirst(".*/", ""))
        .containsExactlyInAnyOrder("manifest-0-00000000", "manifest-0-00000001", "00000006");
  }

  @Test
  void segmentsAreSentAgainFromMemoryAndFromFiles() throws IOException {
    for (long memory : new long[] {0, 2500, 1_000_000}) {
      with(ServiceSettings.DEFAULTS.withBufferedBytes(memory), server -> {});
      fixture.faults("PUT /c_segments/* #2 -> 503", "PUT /c_segments/* #5 -> cut-request=10");
      byte[] input = bytes(12_345, 3);
      uploaded(upload(input, segmented().build()));
      assertThat(read("o")).isEqualTo(input);
    }
  }

  @Test
  void whatIsThereUnderTheirNamesIsNeverOverwritten() throws IOException {
    upload(bytes(3500, 1), segmented().build());
    fixture.faults("PUT /c/o -> 403");
    // The clock stands still, so the names are the same.
    upload(bytes(3500, 2), segmented().build());
    assertThat(read("o")).isEqualTo(bytes(3500, 1));
  }

  @Test
  void aSourceThatThrowsFailsItsItemAlone() throws IOException {
    List<UploadItem> items =
        List.of(
            stream("at-once", Inputs.throwing(new IllegalStateException("broken"))),
            stream("later", then(3500, Inputs.throwing(new IllegalStateException("broken")))),
            stream("good", new ByteArrayInputStream(bytes(3500, 1))));

    List<UploadOutcome> outcomes = upload(UploadRequest.of("c", items).with(segmented().build()));

    assertThat(outcomes)
        .filteredOn(UploadOutcome.Failed.class::isInstance)
        .hasSize(2)
        .allMatch(each -> cause(each) instanceof LocalFileException)
        .allMatch(each -> cause(each).getMessage().contains("IllegalStateException: broken"));
    assertThat(read("good")).isEqualTo(bytes(3500, 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 500, 1000, 3500})
  void aSourceThatIsKnownNotToBeWholeStoresNothing(int size) {
    InputStream in = then(size, Inputs.throwing(new CancelledException("Not all of it.")));
    assertThatThrownBy(() -> upload(in, segmented().build()))
        .isInstanceOf(CancelledException.class);
    assertThat(fixture.stored(Fixture.CONTAINER)).isEmpty();
  }

  private static Throwable cause(UploadOutcome outcome) {
    return ((UploadOutcome.Failed) outcome).failure().cause();
  }

  private static UploadItem stream(String name, InputStream in) {
    return new UploadItem.OfStream(in, new ObjectName(name));
  }

  @Test
  void manyStreamsShareOneBudgetWithoutWaitingForEachOther() throws IOException {
    ServiceSettings narrow =
        ServiceSettings.DEFAULTS.withSegmentThreads(1).withUploadThreads(8).withBufferedBytes(1500);
    with(narrow, server -> {});
    List<UploadItem> items =
        IntStream.range(0, 8)
            .mapToObj(i -> stream("o" + i, new ByteArrayInputStream(bytes(10_500, i))))
            .toList();

    upload(UploadRequest.of("c", items).with(segmented().build()));

    for (int i = 0; i < 8; i++) {
      assertThat(read("o" + i)).isEqualTo(bytes(10_500, i));
    }
  }

  @Test
  void aStreamThatHoldsAPlaceDoesNotKeepOthersFromTheirs() throws Exception {
    with(ServiceSettings.DEFAULTS.withSegmentThreads(1), server -> {});
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch reading = new CountDownLatch(1);
    InputStream waits =
        Inputs.of(
            () -> {
              try {
                reading.countDown();
                never.await();
                return -1;
              } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
              }
            });
    UploadItem good = stream("good", new ByteArrayInputStream(bytes(3500, 1)));
    // The second is there only once the first has the only place.
    Iterator<UploadItem> items =
        Stream.of(stream("slow", waits), good)
            .peek(each -> awaitIf(each == good, reading))
            .iterator();
    List<UploadOutcome> seen = new ArrayList<>();
    try (Outcomes<UploadOutcome> outcomes =
        fixture.service.upload(new UploadRequest(Fixture.CONTAINER, items, segmented().build()))) {
      while (seen.stream().noneMatch(UploadOutcome.Uploaded.class::isInstance)) {
        seen.add(outcomes.next());
      }
      never.countDown();
    }
    assertThat(uploaded(seen).object().object()).isEqualTo(new ObjectName("good"));
  }

  private static void awaitIf(boolean waits, CountDownLatch latch) {
    try {
      if (waits) {
        latch.await();
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void anEmptyInputAndOneOfExactlyASegmentStayPlain() throws IOException {
    for (int size : new int[] {0, 1, SEGMENT}) {
      upload(bytes(size, 1), segmented().build());
      assertThat(info(Fixture.CONTAINER, "o").kind()).isEqualTo(ObjectInfo.Kind.PLAIN);
      assertThat(read("o")).isEqualTo(bytes(size, 1));
    }
  }

  @Test
  void segmentsAreNoLargerThanTheServerTakes() throws IOException {
    with(server -> server.maxFileSize(700));
    upload(bytes(3500, 1), UploadOptions.DEFAULTS);
    assertThat(read("o")).isEqualTo(bytes(3500, 1));
    assertThat(fixture.stored(SEGMENTS)).hasSize(5);
  }

  @Test
  void whatIsDamagedOnItsWayIsRefusedAndNotStored() {
    fixture.faults("PUT /c/o #* -> flip-request=5");
    failed(upload(bytes(500, 1), segmented().build()));
    assertThat(fixture.stored(Fixture.CONTAINER)).isEmpty();
  }

  @Test
  void segmentsAreNoSmallerThanTheServerTakes() throws IOException {
    fixture.faults("GET /info -> 200 body=\"{\\\"slo\\\":{\\\"min_segment_size\\\":1500}}\"");
    upload(bytes(3500, 1), segmented().build());
    assertThat(read("o")).isEqualTo(bytes(3500, 1));
    assertThat(fixture.stored(SEGMENTS)).hasSize(3);
  }

  @Test
  void anErrorInTheSourceEndsTheCall() {
    InputStream source = Inputs.throwing(new StackOverflowError());
    UploadRequest request =
        UploadRequest.of("c", List.of(stream("o", then(3500, source)))).with(segmented().build());
    try (Outcomes<UploadOutcome> outcomes = fixture.service.upload(request)) {
      assertThatThrownBy(() -> outcomes.forEachRemaining(each -> {}))
          .isInstanceOf(StackOverflowError.class);
    }
  }
}
