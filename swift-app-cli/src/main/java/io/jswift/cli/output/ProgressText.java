package io.jswift.cli.output;

import io.jswift.service.progress.Progress;
import java.time.Duration;
import java.util.Locale;

/** How far a transfer has come, as one line for a terminal, and what it came to. */
public final class ProgressText {
  private static final int BAR = 12;

  private ProgressText() {}

  /** Returns the line, as long as it fits into a terminal of 80 columns. */
  public static String line(Progress now) {
    long finished = now.done() + now.skipped() + now.failed();
    String items =
        finished + (now.counted() ? "/" + now.items() : " of " + now.items() + "+") + " items";
    String bytes = size(now.bytes()) + (now.counted() ? "/" + size(now.totalBytes()) : "");
    String failed = now.failed() == 0 ? "" : "  " + now.failed() + " failed";
    return bar(now) + items + "  " + bytes + "  " + rate(now) + left(now) + failed;
  }

  private static String bar(Progress now) {
    if (!now.counted() || now.totalBytes() == 0) {
      return "";
    }
    double share = Math.min(1, (double) now.bytes() / now.totalBytes());
    int full = (int) (share * BAR);
    return String.format(
        Locale.ROOT,
        "%3d%% [%s%s] ",
        (int) (share * 100),
        "#".repeat(full),
        " ".repeat(BAR - full));
  }

  private static String left(Progress now) {
    long togo = now.totalBytes() - now.bytes();
    if (!now.counted() || now.bytes() == 0 || togo <= 0) {
      return "";
    }
    return "  " + time((long) (seconds(now.elapsed()) * togo / now.bytes())) + " left";
  }

  private static String rate(Progress now) {
    double seconds = seconds(now.elapsed());
    return size(seconds == 0 ? 0 : (long) (now.bytes() / seconds)) + "/s";
  }

  /** Returns what a transfer came to, in one line. */
  public static String summary(Progress end) {
    return String.format(
        Locale.ROOT,
        "%d done, %d skipped, %d failed; %d bytes in %.1f s (%s); %d retries",
        end.done(),
        end.skipped(),
        end.failed(),
        end.bytes(),
        seconds(end.elapsed()),
        rate(end),
        end.retries());
  }

  /** Returns the same for programs. */
  public static JsonLine summaryLine(Progress end) {
    double seconds = seconds(end.elapsed());
    return JsonLine.of("summary")
        .with("done", end.done())
        .with("skipped", end.skipped())
        .with("failed", end.failed())
        .with("bytes", end.bytes())
        .with("seconds", seconds)
        .with("bytes_per_second", seconds == 0 ? 0L : (long) (end.bytes() / seconds))
        .with("retries", end.retries());
  }

  private static String size(long bytes) {
    return Sizes.text(bytes, true).strip() + (bytes < 1024 ? "B" : "");
  }

  private static String time(long seconds) {
    return seconds >= 3600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
