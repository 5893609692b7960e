package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to an upload, the old object stands until the new one does. */
class UploadFaultsTest {
  private static final int SEGMENT = 1000;
  private static final ContainerName SEGMENTS = new ContainerName("c_segments");
  private static final Instant MTIME = Instant.parse("2026-01-02T03:04:05.123456Z");

  private final Fixture fixture = new Fixture();

  @TempDir Path directory;

  @AfterEach
  void close() {
    fixture.close();
  }

  private Path file(String name, int size, int seed) throws IOException {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    Path file = Files.write(directory.resolve(name), bytes);
    return Files.setLastModifiedTime(file, FileTime.from(MTIME));
  }

  private static UploadOptions segmented() {
    return UploadOptions.builder().segmentSize(SEGMENT).build();
  }

  private List<UploadOutcome> upload(UploadRequest request) {
    try (Outcomes<UploadOutcome> outcomes = fixture.service.upload(request)) {
      return outcomes.stream().toList();
    }
  }

  private List<UploadOutcome> upload(Path file) {
    return upload(UploadRequest.file("c", file, "o").with(segmented()));
  }

  private static UploadOutcome last(List<UploadOutcome> outcomes) {
    return outcomes.get(outcomes.size() - 1);
  }

  private byte[] read(String name) throws IOException {
    ObjectPath path = Fixture.CONTAINER.object(name);
    try (var reader = fixture.swift.getObject(path, CallOptions.none())) {
      return reader.stream().readAllBytes();
    }
  }

  @Test
  void aMarkerNeedsNoDirectory() {
    UploadItem marker = new UploadItem.Marker(new ObjectName("dir"));
    UploadOutcome.Uploaded done =
        (UploadOutcome.Uploaded) last(upload(UploadRequest.of("c", List.of(marker))));

    assertThat(done.form()).isEqualTo(UploadOutcome.Form.MARKER);
    var info = fixture.swift.headObject(done.object(), CallOptions.none()).value();
    assertThat(info.contentType()).hasValue("application/directory");
    assertThat(info.contentLength()).hasValue(0);
    assertThat(info.mtime()).hasValue(fixture.time.now().getEpochSecond() + ".000000");
    try (Outcomes<UploadOutcome> plan =
        fixture.service.upload(
            UploadRequest.of("c", List.of(marker)),
            io.jswift.service.settings.RunOptions.DEFAULTS.withDryRun(true))) {
      assertThat(plan.next()).isInstanceOf(UploadOutcome.Planned.class);
    }
  }

  @Test
  void aSmallFileCostsThreeRequests() throws IOException {
    upload(UploadRequest.file("c", file("f", 10, 1), "o"));
    assertThat(fixture.memory.requests())
        .containsExactly("PUT /v1/AUTH_test/c", "HEAD /v1/AUTH_test/c/o", "PUT /v1/AUTH_test/c/o");
  }

  @ParameterizedTest
  @ValueSource(ints = {SEGMENT, SEGMENT + 1, 5 * SEGMENT, 5 * SEGMENT + 1})
  void onlyWhatIsLargerThanASegmentIsCut(int size) throws IOException {
    Path file = file("f", size, size);

    upload(file);

    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
    int segments = size <= SEGMENT ? 0 : (size + SEGMENT - 1) / SEGMENT;
    if (segments > 0) {
      assertThat(fixture.stored(SEGMENTS)).hasSize(segments);
    } else {
      assertThat(fixture.requests("PUT")).hasSize(2);
    }
  }

  @Test
  void aByteDamagedOnItsWayIsRefusedAndSentAgain() throws IOException {
    Path file = file("f", 5 * SEGMENT, 1);
    fixture.faults("PUT /c_segments/* #3 -> flip-request=500");

    assertThat(last(upload(file))).isInstanceOf(UploadOutcome.Uploaded.class);

    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
    assertThat(fixture.stored(SEGMENTS)).hasSize(5);
  }

  @Test
  void bytesDamagedEachTimeMakeNoManifest() throws IOException {
    Path file = file("f", 5 * SEGMENT, 1);
    fixture.faults("PUT /c_segments/*00000002 #* -> flip-request=500");

    UploadOutcome.Failed failed = (UploadOutcome.Failed) last(upload(file));

    assertThat(failed.segmentFailed()).isTrue();
    assertThat(failed.failure().cause())
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("Segment 2: upload verification failed: md5 mismatch, local ");
    assertThat(fixture.stored(Fixture.CONTAINER)).isEmpty();
    assertThat(fixture.stored(SEGMENTS)).noneMatch(name -> name.endsWith("2"));
  }

  @Test
  void aFailedUploadNamesItsOrphansAndTheNextOneGoesOn() throws IOException {
    Path file = file("f", 5 * SEGMENT, 1);
    fixture.faults("PUT /c/o -> 403");

    UploadOutcome.Failed failed = (UploadOutcome.Failed) last(upload(file));

    assertThat(failed.failure().cause()).isInstanceOf(StatusException.class);
    assertThat(failed.orphans()).hasSize(5);

    fixture.faults();
    List<UploadOutcome> again = upload(file);

    assertThat(again)
        .filteredOn(UploadOutcome.SegmentReady.class::isInstance)
        .hasSize(5)
        .allMatch(each -> ((UploadOutcome.SegmentReady) each).resumed());
    assertThat(fixture.requests("PUT").stream().filter(each -> each.contains("_segments/")))
        .isEmpty();
    assertThat(read("o")).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void theOldObjectStaysWhileOtherContentOfTheSameSizeAndTimeGoesUp() throws IOException {
    byte[] old = Files.readAllBytes(file("f", 5 * SEGMENT, 1));
    upload(directory.resolve("f"));
    Path other = file("f", 5 * SEGMENT, 2);
    fixture.faults("PUT /c/o -> 403");

    assertThat(last(upload(other))).isInstanceOf(UploadOutcome.Failed.class);
    assertThat(read("o")).isEqualTo(old);

    fixture.faults();
    upload(other);
    assertThat(read("o")).isEqualTo(Files.readAllBytes(other));
    assertThat(fixture.stored(SEGMENTS)).hasSize(5);
  }

  @Test
  void aSweepThatFailsLeavesTheNewObjectUploaded() throws IOException {
    upload(file("f", 3 * SEGMENT, 1));
    Path other = file("f", 4 * SEGMENT, 2);
    fixture.faults("DELETE /c_segments/* #* -> drop");

    List<UploadOutcome> outcomes = upload(other);

    assertThat(outcomes).filteredOn(UploadOutcome.OldSegmentLeft.class::isInstance).hasSize(3);
    assertThat(outcomes).noneMatch(UploadOutcome.Failed.class::isInstance);
    assertThat(last(outcomes)).isInstanceOf(UploadOutcome.Uploaded.class);
  }

  @Test
  void segmentsThatAManifestMayUseAreNoOrphans() throws IOException {
    fixture.faults("PUT /c/o #* -> lose-answer");

    UploadOutcome.Failed failed = (UploadOutcome.Failed) last(upload(file("f", 3 * SEGMENT, 1)));

    assertThat(failed.orphans()).isEmpty();
    fixture.faults();
    assertThat(read("o")).hasSize(3 * SEGMENT);
  }

  @Test
  void onlyWhatTheOldManifestNamedIsSwept() throws IOException {
    upload(file("f", 3 * SEGMENT, 1));
    fixture.swift.putObject(
        SEGMENTS.object("o/slo/not-ours"),
        io.jswift.ports.transport.BodySource.of(new byte[1]),
        CallOptions.none());

    upload(UploadRequest.file("c", file("f", 10, 2), "o"));

    assertThat(fixture.stored(SEGMENTS)).containsExactly("o/slo/not-ours");
  }

  @Test
  void aMissingFileDoesNotStopTheOthers() throws IOException {
    List<UploadItem> items =
        List.of(
            new UploadItem.OfFile(directory.resolve("none"), new ObjectName("none")),
            new UploadItem.OfFile(file("f", 10, 1), new ObjectName("f")));

    List<UploadOutcome> outcomes = upload(UploadRequest.of("c", items));

    assertThat(outcomes).anyMatch(UploadOutcome.Uploaded.class::isInstance);
    assertThat(outcomes)
        .filteredOn(UploadOutcome.Failed.class::isInstance)
        .singleElement()
        .extracting(each -> ((UploadOutcome.Failed) each).failure().cause())
        .isInstanceOf(LocalFileException.class);
  }

  @Test
  void anInputThatFailsIsReportedAndNothingStandsUnderItsName() {
    InputStream whole = new ByteArrayInputStream(new byte[3 * SEGMENT + 5]);
    InputStream broken =
        new SequenceInputStream(
            whole,
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the pipe broke");
              }

              @Override
              public int read(byte[] into, int offset, int count) throws IOException {
                return read();
              }
            });
    UploadItem item = new UploadItem.OfStream(broken, new ObjectName("o"));

    UploadOutcome outcome = last(upload(UploadRequest.of("c", List.of(item)).with(segmented())));

    assertThat(((UploadOutcome.Failed) outcome).failure().cause())
        .hasMessageContaining("the pipe broke");
    assertThat(fixture.stored(Fixture.CONTAINER)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, SEGMENT, SEGMENT + 1, 3 * SEGMENT, 7 * SEGMENT + 3})
  void inputOfUnknownLengthComesBackWhole(int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    UploadItem item = new UploadItem.OfStream(new ByteArrayInputStream(bytes), new ObjectName("o"));
    fixture.faults("PUT /c_segments/* #2 -> 503", "PUT /c_segments/* #3 -> cut-request=10");

    List<UploadOutcome> outcomes = upload(UploadRequest.of("c", List.of(item)).with(segmented()));

    assertThat(last(outcomes)).isInstanceOf(UploadOutcome.Uploaded.class);
    assertThat(read("o")).isEqualTo(bytes);
  }

  @Test
  void aContainerThatCannotBeMadeIsAWarningOnly() throws IOException {
    fixture.faults("PUT /c #* -> 403");

    List<UploadOutcome> outcomes = upload(UploadRequest.file("c", file("f", 10, 1), "o"));

    assertThat(outcomes).anyMatch(UploadOutcome.ContainerNotReady.class::isInstance);
    assertThat(last(outcomes)).isInstanceOf(UploadOutcome.Uploaded.class);
  }

  @Test
  void theStoragePolicyReachesBothContainers() throws IOException {
    UploadOptions options =
        UploadOptions.builder()
            .segmentSize(SEGMENT)
            .headers(Headers.of("X-Storage-Policy", "silver"))
            .build();
    ContainerName fresh = new ContainerName("fresh");

    upload(UploadRequest.file("fresh", file("f", 3 * SEGMENT, 1), "o").with(options));

    for (ContainerName each : List.of(fresh, new ContainerName("fresh_segments"))) {
      assertThat(fixture.swift.headContainer(each, CallOptions.none()).value().storagePolicy())
          .contains("silver");
    }
  }
}
