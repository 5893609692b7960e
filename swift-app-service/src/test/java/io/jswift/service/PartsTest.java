package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.TransportException;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.outcome.Failure;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.progress.ProgressListener;
import io.jswift.service.settings.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large objects in parts: only what is wrong is fetched again. */
class PartsTest extends PartsCase {
  @Test
  void everySegmentIsARequestOfItsOwn() throws IOException {
    byte[] bytes = putSegmented(1);

    assertThat(succeeds().attempts()).isEqualTo(1);

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(SEGMENTS);
    assertThat(others()).isEmpty();
    assertThat(last().bytes()).isEqualTo(SIZE);
    assertThat(last().totalBytes()).isEqualTo(SIZE);
    assertThat(last().retries()).isZero();
  }

  @Test
  void whatAListingToldToBeLongIsNotAskedForAsAWhole() throws IOException {
    byte[] bytes = putPlain(1);
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Container(Fixture.CONTAINER, "", ""),
            new Destination.Tree(directory, ""),
            inParts().build());

    try (Outcomes<DownloadOutcome> outcomes = fixture.service.download(request)) {
      assertThat(outcomes.stream()).allMatch(DownloadOutcome.Downloaded.class::isInstance);
    }

    assertThat(directory.resolve("o")).hasBinaryContent(bytes);
    assertThat(fixture.requests("GET")).filteredOn(each -> each.endsWith("/c/o")).hasSize(SEGMENTS);
    assertThat(fixture.requests("HEAD")).hasSize(1);
  }

  @Test
  void aDynamicObjectThatChangesMeanwhileIsAnError() {
    for (int i = 0; i < SEGMENTS; i++) {
      fixture.put("s/" + i, "x".repeat(SEGMENT));
    }
    ObjectPath object = Fixture.CONTAINER.object("o");
    fixture.swift.putDynamicManifest(object, Fixture.CONTAINER, "s/", CallOptions.none());
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Objects(Fixture.CONTAINER, List.of(object.object())),
            new Destination.OneFile(target()),
            inParts().build());
    AtomicBoolean changed = new AtomicBoolean();
    ProgressListener changing =
        now -> {
          fixture.time.advance(Duration.ofSeconds(1));
          if (now.bytes() > SEGMENT && changed.compareAndSet(false, true)) {
            fixture.put("s/9", "one segment more");
          }
        };

    try (Outcomes<DownloadOutcome> outcomes =
        oneByOne.download(request, RunOptions.DEFAULTS.withProgress(changing))) {
      assertThat(outcomes.stream())
          .singleElement()
          .extracting(each -> ((DownloadOutcome.Failed) each).failure().cause())
          .isInstanceOf(IntegrityException.class)
          .asString()
          .contains("changed while it was read");
    }
    assertThat(target()).doesNotExist();
  }

  @Test
  void smallSegmentsAreReadTogether() throws IOException {
    byte[] bytes = putSegmented(1);

    DownloadOutcome outcome = download(DownloadOptions.builder().partSize(2 * SEGMENT).build());

    assertThat(outcome).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(SEGMENTS / 2);
  }

  @Test
  void onlyTheWrongSegmentIsFetchedAgain() throws IOException {
    byte[] bytes = putSegmented(1);
    fixture.faults("GET /c/o #5 -> flip=3");

    assertThat(succeeds().attempts()).isEqualTo(2);

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(SEGMENTS + 1);
    assertThat(last().bytes()).isEqualTo(SIZE);
    assertThat(last().retries()).isEqualTo(1);
  }

  @Test
  void ofSegmentsReadTogetherTheRightOnesStay() throws IOException {
    byte[] bytes = putSegmented(1);
    fixture.faults("GET /c/o #3 -> flip=1500");

    DownloadOutcome outcome = download(DownloadOptions.builder().partSize(3 * SEGMENT).build());

    assertThat(outcome).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(2 + 1);
    assertThat(last().bytes()).isEqualTo(SIZE);
  }

  @Test
  void anObjectThatChangesMeanwhileIsAnError() throws IOException {
    putSegmented(1);
    Files.writeString(target(), "what was there");
    fixture.faults("GET /c/o #6+ -> 412");

    assertThat(fails())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("changed while it was read");
    assertThat(target()).hasContent("what was there");
  }

  @Test
  void cutsAndDeadTokensAreMended() throws IOException {
    byte[] bytes = putSegmented(1);
    fixture.faults(
        "GET /c/o #4 -> cut=500",
        "GET /c/o #5 -> 503",
        "GET /c/o #6 -> drop",
        "* * #9 -> expire-token");

    assertThat(succeeds().attempts()).isGreaterThan(3);

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(last().bytes()).isEqualTo(SIZE);
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "true, 500", "true, 999", "false, 0", "false, 500", "false, 999"})
  void ofAPartThatFallsSilentOnlyTheRestIsFetchedAgain(boolean segmented, int after)
      throws IOException {
    byte[] bytes = segmented ? putSegmented(1) : putPlain(1);
    fixture.faults("GET /c/o #4 -> stall-after=" + after);

    DownloadOutcome outcome = download(inParts().build(), oneByOne);

    assertThat(((DownloadOutcome.Downloaded) outcome).attempts()).isEqualTo(2);

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(SEGMENTS + 1);
    assertThat(last().bytes()).isEqualTo(SIZE);
    assertThat(last().retries()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"drop, 6", "cut=0, 6", "stall-after=0, 6", "garbage, 1"})
  void aPartThatNeverArrivesIsNamedWithObjectAndFile(String fault, int attempts)
      throws IOException {
    putSegmented(1);
    Files.writeString(target(), "what was there");
    fixture.faults("GET /c/o #4+ -> " + fault);

    assertThat(fails())
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("Cannot download bytes 2000-2999 of c/o to '" + target() + "': ")
        .hasCauseInstanceOf(TransportException.class)
        .extracting(each -> Failure.of((TransportException) each).attempts())
        .isEqualTo(attempts);
    assertThat(target()).hasContent("what was there");
  }

  @Test
  void aShortObjectThatNeverArrivesIsNamedWithItsFile() {
    putPlain(1);
    fixture.faults("GET /c/o #* -> cut=500");

    DownloadOutcome outcome = download(DownloadOptions.DEFAULTS);

    assertThat(((DownloadOutcome.Failed) outcome).failure().cause())
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("Cannot download bytes 0-5016 of c/o to '" + target() + "': ");
  }

  @Test
  void aPlainObjectIsReadInRangesAndComparedAsAWhole() throws IOException {
    byte[] bytes = putPlain(1);

    assertThat(succeeds().attempts()).isEqualTo(1);

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(SEGMENTS);
  }

  @Test
  void aPlainObjectWithAWrongByteIsReadAgain() throws IOException {
    byte[] bytes = putPlain(1);
    fixture.faults("GET /c/o #4 -> flip=3");

    assertThat(succeeds().attempts()).isEqualTo(2);

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(2 * SEGMENTS);
    assertThat(last().bytes()).isEqualTo(SIZE);
    assertThat(last().totalBytes()).isEqualTo(SIZE);
  }

  @Test
  void aPlainObjectThatStaysWrongFailsAndNothingIsLeft() throws IOException {
    putPlain(1);
    fixture.faults("GET /c/o #3+ -> flip=3");

    assertThat(fails())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("md5sum != etag")
        .hasMessageContaining("in each of 3 downloads");

    assertThat(target()).doesNotExist();
    assertThat(others()).isEmpty();
  }

  @Test
  void withoutChecksNobodyLooks() throws IOException {
    byte[] bytes = putSegmented(1);
    fixture.faults("GET /c/o #3 -> flip=3");

    assertThat(download(inParts().checksum(false).build()))
        .isInstanceOf(DownloadOutcome.Downloaded.class);

    assertThat(Arrays.mismatch(Files.readAllBytes(target()), bytes)).isNotNegative();
    assertThat(fixture.requests("GET")).noneMatch(each -> each.contains("multipart-manifest"));
  }
}
