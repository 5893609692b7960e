package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.IntegrityException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.StatusException;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.download.DownloadRequest.Selection;
import io.jswift.service.outcome.Outcomes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A later call goes on with what an earlier one left, and believes none of it. */
class ResumedDownloadTest extends PartsCase {
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
    byte[] other = segmented ? putSegmented(1) : putPlain(1);
    fixture.faults("GET /c/o #6+ -> 403");
    fails();
    Path before = partial();
    fixture.faults();
    byte[] bytes = segmented ? putSegmented(2) : putPlain(2);
    assertThat(bytes).isNotEqualTo(other);

    succeeds();

    assertThat(before).doesNotExist();
    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(SEGMENTS);
    assertThat(others()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2000, true, 3", "1000, false, 6", "1000, true, 1"})
  void whatWasCutOrComparedInAnotherWayIsBegunAnew(int partSize, boolean checked, int fetched)
      throws IOException {
    byte[] bytes = putSegmented(1);
    fixture.faults("GET /c/o #7+ -> 403");
    fails();
    fixture.faults();

    download(DownloadOptions.builder().partSize(partSize).checksum(checked).build());

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(fetched);
  }

  @Test
  void whatBeganUncheckedAndGoesOnCheckedIsBegunAnew() throws IOException {
    byte[] bytes = putSegmented(1);
    fixture.faults("GET /c/o #2 -> flip=3", "GET /c/o #5+ -> 403");
    DownloadOptions unchecked = inParts().checksum(false).build();
    assertThat(download(unchecked, oneByOne)).isInstanceOf(DownloadOutcome.Failed.class);
    partial();

    fixture.faults();
    assertThat(succeeds().attempts()).isEqualTo(1);

    assertThat(target()).hasBinaryContent(bytes);
    assertThat(gets()).isEqualTo(SEGMENTS);
    assertThat(last().bytes()).isEqualTo(last().totalBytes()).isEqualTo(SIZE);
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
