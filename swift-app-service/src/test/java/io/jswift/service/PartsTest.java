package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.progress.Progress;
import io.jswift.service.progress.ProgressListener;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Large objects in parts: only what is wrong or missing is fetched again, in this call or a later
 * one.
 */
@Timeout(60)
class PartsTest {
  private static final int SEGMENT = 1000;
  private static final int SEGMENTS = 6;
  private static final int SIZE = 5 * SEGMENT + 17;

  private final Fixture fixture = new Fixture();
  private final SwiftService oneByOne =
      new SwiftService(fixture.swift, ServiceSettings.DEFAULTS.withSegmentThreads(1));
  private final List<Progress> heard = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path directory;

  @AfterEach
  void close() {
    oneByOne.close();
    fixture.close();
  }

  private static byte[] random(int seed) {
    byte[] bytes = new byte[SIZE];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private byte[] putSegmented(int seed) throws IOException {
    byte[] bytes = random(seed);
    Path source = Files.write(directory.resolve("source"), bytes);
    UploadRequest request =
        UploadRequest.file("c", source, "o")
            .with(UploadOptions.builder().segmentSize(SEGMENT).build());
    try (Outcomes<UploadOutcome> outcomes = fixture.service.upload(request)) {
      assertThat(outcomes.stream().filter(UploadOutcome.Failed.class::isInstance)).isEmpty();
    }
    Files.delete(source);
    fixture.memory.clearRequests();
    return bytes;
  }

  private byte[] putPlain(int seed) {
    byte[] bytes = random(seed);
    fixture.swift.putObject(
        Fixture.CONTAINER.object("o"), BodySource.of(bytes), CallOptions.none());
    fixture.memory.clearRequests();
    return bytes;
  }

  private static DownloadOptions.Builder inParts() {
    return DownloadOptions.builder().partSize(SEGMENT);
  }

  private DownloadOutcome download(DownloadOptions options) {
    return download(options, fixture.service);
  }

  private DownloadOutcome download(DownloadOptions options, SwiftService service) {
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Objects(Fixture.CONTAINER, List.of(new ObjectName("o"))),
            new Destination.OneFile(target()),
            options);
    RunOptions run = RunOptions.DEFAULTS.withProgress(heard::add);
    try (Outcomes<DownloadOutcome> outcomes = service.download(request, run)) {
      return outcomes.stream().toList().get(0);
    }
  }

  private DownloadOutcome.Downloaded succeeds() {
    DownloadOutcome outcome = download(inParts().build());
    assertThat(outcome).isInstanceOf(DownloadOutcome.Downloaded.class);
    return (DownloadOutcome.Downloaded) outcome;
  }

  private SwiftException fails() {
    DownloadOutcome outcome = download(inParts().build(), oneByOne);
    assertThat(outcome).isInstanceOf(DownloadOutcome.Failed.class);
    return ((DownloadOutcome.Failed) outcome).failure().cause();
  }

  private Path target() {
    return directory.resolve("target");
  }

  private List<Path> others() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !file.equals(target())).toList();
    }
  }

  private Path partial() throws IOException {
    assertThat(others()).hasSize(1);
    return others().get(0);
  }

  private int gets() {
    return (int)
        fixture.requests("GET").stream().filter(each -> !each.contains("multipart")).count();
  }

  private Progress last() {
    return heard.get(heard.size() - 1);
  }

  @Test
  void everySegmentIsARequestOfItsOwn() throws IOException {
    byte[] bytes = putSegmented(1);

    assertThat(succeeds().attempts()).isEqualTo(1);

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(1 + SEGMENTS);
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
    assertThat(gets()).isEqualTo(1 + SEGMENTS / 2);
  }

  @Test
  void onlyTheWrongSegmentIsFetchedAgain() throws IOException {
    byte[] bytes = putSegmented(1);
    fixture.faults("GET /c/o #5 -> flip=3");

    assertThat(succeeds().attempts()).isEqualTo(2);

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(1 + SEGMENTS + 1);
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
    assertThat(gets()).isEqualTo(1 + 2 + 1);
    assertThat(last().bytes()).isEqualTo(SIZE);
  }

  @Test
  void aSegmentThatStaysWrongIsNamedAndTheRestIsKept() throws IOException {
    byte[] bytes = putSegmented(1);
    Files.writeString(target(), "what was there");
    fixture.faults("GET /c/o #3+ -> flip=3");

    assertThat(fails())
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("segment c_segments/o/slo/")
        .hasMessageContaining("md5sum != etag")
        .hasMessageContaining("in each of 3 answers");
    assertThat(target()).hasContent("what was there");

    fixture.faults();
    succeeds();
    assertThat(target()).hasBinaryContent(bytes);
    assertThat(others()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aLaterCallGoesOnWhereOneFailed(boolean segmented) throws IOException {
    byte[] bytes = segmented ? putSegmented(1) : putPlain(1);
    fixture.faults("GET /c/o #6+ -> 403");
    assertThat(fails()).isInstanceOf(StatusException.class);
    assertThat(target()).doesNotExist();
    partial();

    fixture.faults();
    succeeds();

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isBetween(1, SEGMENTS - 1);
    assertThat(last().bytes()).isEqualTo(last().totalBytes()).isLessThan(SIZE).isPositive();
    assertThat(others()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void whatLiesInAPartialFileIsNotBelieved(boolean segmented) throws IOException {
    byte[] bytes = segmented ? putSegmented(1) : putPlain(1);
    fixture.faults("GET /c/o #6+ -> 403");
    fails();
    try (RandomAccessFile file = new RandomAccessFile(partial().toFile(), "rw")) {
      for (int at = 0; at < SIZE; at += 100) {
        file.seek(at);
        int was = file.read();
        file.seek(at);
        file.write(was ^ 1);
      }
    }

    fixture.faults();
    assertThat(succeeds().attempts()).isEqualTo(1);

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(SEGMENTS);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void thePartialFileOfAnotherObjectIsBegunAnew(boolean segmented) throws IOException {
    putSegmented(1);
    fixture.faults("GET /c/o #6+ -> 403");
    fails();
    Path before = partial();
    fixture.faults();
    byte[] bytes = segmented ? putSegmented(2) : putPlain(2);

    succeeds();

    assertThat(before).doesNotExist();
    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(SEGMENTS);
    assertThat(others()).isEmpty();
  }

  @Test
  void aFileThatOnlyHadToBeMovedIsNotFetchedAgain() throws IOException {
    byte[] bytes = putSegmented(1);
    fixture.faults("GET /c/o #6+ -> 403");
    fails();
    Path partial = Files.write(partial(), bytes);

    fixture.faults();
    succeeds();

    assertThat(gets()).isZero();
    assertThat(partial).doesNotExist();
    assertThat(target()).hasBinaryContent(bytes);
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

  @Test
  void aPlainObjectIsReadInRangesAndComparedAsAWhole() throws IOException {
    byte[] bytes = putPlain(1);

    assertThat(succeeds().attempts()).isEqualTo(1);

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(1 + SEGMENTS);
  }

  @Test
  void aPlainObjectWithAWrongByteIsReadAgain() throws IOException {
    byte[] bytes = putPlain(1);
    fixture.faults("GET /c/o #4 -> flip=3");

    assertThat(succeeds().attempts()).isEqualTo(2);

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(1 + 2 * SEGMENTS);
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

  @Test
  void twoDownloadsOfOneFileDoNotDisturbEachOther() throws IOException {
    byte[] bytes = putSegmented(1);
    DownloadRequest request =
        new DownloadRequest(
            new Selection.Objects(Fixture.CONTAINER, List.of(new ObjectName("o"))),
            new Destination.OneFile(target()),
            inParts().sync(true).build());
    List<Outcomes<DownloadOutcome>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(fixture.service.download(request));
    }
    for (Outcomes<DownloadOutcome> call : calls) {
      assertThat(call.stream()).allMatch(DownloadOutcome.Downloaded.class::isInstance).hasSize(1);
    }

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(others()).isEmpty();
  }
}
