package io.jswift.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.service.progress.Progress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The line of a terminal. */
class ProgressTextTest {
  private static Progress at(
      long done, long failed, long items, long bytes, long total, boolean counted, long seconds) {
    return new Progress(
        done, 1, failed, items, bytes, total, counted, 0, Duration.ofSeconds(seconds), false);
  }

  @Test
  void fitsWhateverIsKnown() {
    assertThat(ProgressText.line(at(3, 0, 20, 500, 9000, false, 10)))
        .isEqualTo("4 of 20+ items  500B  50B/s");
    assertThat(ProgressText.line(at(3, 2, 20, 4500, 9000, true, 10)))
        .isEqualTo(
            " 50% [######      ] 6/20 items  4.4K/8.8K  450B/s  0:10 left  2 failed");
    assertThat(ProgressText.line(at(0, 0, 0, 0, 0, true, 0))).isEqualTo("1/0 items  0B/0B  0B/s");
    assertThat(ProgressText.line(at(9, 0, 9, 10, 9, true, 1)))
        .isEqualTo("100% [############] 10/9 items  10B/9B  10B/s");
    long gib = 1L << 30;
    String longest = ProgressText.line(at(999_999, 0, 1_000_000, 12 * gib, 9999 * gib, true, 3600));
    assertThat(longest).endsWith("  3.4M/s  832:15:00 left");
    assertThat(longest.length()).isLessThan(80);
  }
}
