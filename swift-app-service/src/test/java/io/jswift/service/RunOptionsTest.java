package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.ObjectName;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.progress.Progress;
import io.jswift.service.settings.RunOptions;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Progress, the first failure and the limit of speed, whatever a call does. */
@Timeout(60)
class RunOptionsTest {
  private static final int SIZE = 1000;

  private final Fixture fixture = new Fixture();
  private final List<Progress> heard = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    fixture.close();
  }

  private static UploadRequest streams(int count) {
    List<UploadItem> items =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    (UploadItem)
                        new UploadItem.OfStream(
                            new ByteArrayInputStream(new byte[SIZE]), new ObjectName("o" + i)))
            .toList();
    return UploadRequest.of("c", items).with(UploadOptions.builder().segmentSize(SIZE).build());
  }

  private List<UploadOutcome> upload(int count, RunOptions options) {
    SwiftService one =
        new SwiftService(fixture.swift, ServiceSettings.DEFAULTS.withUploadThreads(1));
    try (one;
        Outcomes<UploadOutcome> outcomes = one.upload(streams(count), options)) {
      return outcomes.stream().toList();
    }
  }

  private Progress last() {
    return heard.get(heard.size() - 1);
  }

  @Test
  void theLastReportHasTheTotals() {
    upload(5, RunOptions.DEFAULTS.withProgress(heard::add));

    assertThat(heard).filteredOn(Progress::ended).hasSize(1);
    assertThat(last().ended()).isTrue();
    assertThat(last().counted()).isTrue();
    assertThat(last().items()).isEqualTo(5);
    assertThat(last().done()).isEqualTo(5);
    assertThat(last().bytes()).isEqualTo(5 * SIZE);
  }

  @Test
  void bytesOfAFailedAttemptAreTakenBack() {
    fixture.faults("PUT /c/o1 #1 -> lose-answer"); // once it has read the body

    upload(2, RunOptions.DEFAULTS.withProgress(heard::add));

    assertThat(last().bytes()).isEqualTo(2 * SIZE);
    assertThat(last().retries()).isEqualTo(1);
  }

  @Test
  void segmentsThatAreThereAreNotExpected(@TempDir Path work) throws IOException {
    Path file = Files.write(work.resolve("f"), new byte[3 * SIZE]);
    UploadOptions segmented = UploadOptions.builder().segmentSize(SIZE).build();
    RunOptions listening = RunOptions.DEFAULTS.withProgress(heard::add);
    fixture.faults("PUT /c/o -> 403");
    fixture
        .service
        .upload(UploadRequest.file("c", file, "o").with(segmented))
        .forEachRemaining(each -> {});
    fixture.faults();

    UploadRequest again = UploadRequest.file("c", file, "o").with(segmented);
    try (var outcomes = fixture.service.upload(again, listening)) {
      assertThat(outcomes.stream()).anyMatch(UploadOutcome.Uploaded.class::isInstance);
    }
    assertThat(last().bytes()).isZero();
    assertThat(last().totalBytes()).isZero();
  }

  @Test
  void downloadsTellWhatTheyExpect() {
    fixture.put("a", "12345");
    fixture.put("b", "123");
    DownloadRequest all =
        new DownloadRequest(
            new DownloadRequest.Selection.Container(Fixture.CONTAINER, "", ""),
            new Destination.Nowhere(),
            DownloadOptions.DEFAULTS);

    try (var outcomes =
        fixture.service.download(all, RunOptions.DEFAULTS.withProgress(heard::add))) {
      assertThat(outcomes.stream()).hasSize(2);
    }
    assertThat(last().totalBytes()).isEqualTo(8);
    assertThat(last().bytes()).isEqualTo(8);
    assertThat(last().done()).isEqualTo(2);
    assertThat(last().items()).isEqualTo(2);
    assertThat(last().counted()).isTrue();
  }

  @Test
  void reportsComeNoMoreOftenThanTenTimesASecond() {
    upload(50, RunOptions.DEFAULTS.withProgress(heard::add));

    // The manual clock stands still: the first report and the last one.
    assertThat(heard).hasSize(2);
  }

  @Test
  void whatAListenerThrowsEndsTheCall() {
    RunOptions broken =
        RunOptions.DEFAULTS.withProgress(
            now -> {
              throw new IllegalStateException("broken listener");
            });

    assertThatThrownBy(() -> upload(3, broken))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken listener");
  }

  @Test
  void afterTheFirstFailureNothingMoreIsBegun() {
    fixture.faults("PUT /c/o3 -> 403");

    List<UploadOutcome> all = upload(100, RunOptions.DEFAULTS.withFailFast(true));

    assertThat(all).filteredOn(UploadOutcome.Failed.class::isInstance).hasSize(1);
    assertThat(all).filteredOn(UploadOutcome.Uploaded.class::isInstance).hasSizeLessThan(10);
    assertThat(fixture.requests("PUT")).hasSizeLessThan(15);
  }

  @Test
  void withoutThatEverythingIsTried() {
    fixture.faults("PUT /c/o3 -> 403");

    List<UploadOutcome> all = upload(20, RunOptions.DEFAULTS);

    assertThat(all).filteredOn(UploadOutcome.Uploaded.class::isInstance).hasSize(19);
  }

  @Test
  void aLimitOfSpeedTakesItsTime() {
    Duration before = Duration.ofNanos(fixture.time.nanos());

    upload(10, RunOptions.DEFAULTS.withBytesPerSecond(SIZE));

    Duration took = Duration.ofNanos(fixture.time.nanos()).minus(before);
    assertThat(took).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
  }
}
