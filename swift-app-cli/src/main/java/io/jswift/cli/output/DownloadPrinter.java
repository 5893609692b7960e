package io.jswift.cli.output;

import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.service.download.DownloadOutcome;
import java.time.Duration;
import java.util.Locale;

/** Prints what became of downloads. */
public final class DownloadPrinter {
  private final Output output;
  private final boolean quiet;

  /**
   * Makes one.
   *
   * @param quiet whether what was downloaded is not printed
   */
  public DownloadPrinter(Output output, boolean quiet) {
    this.output = output;
    this.quiet = quiet;
  }

  /** Prints one. */
  public void print(DownloadOutcome outcome) {
    if (outcome instanceof DownloadOutcome.Downloaded done && !quiet) {
      print(DownloadLines.downloaded(done), line(done));
    } else if (outcome instanceof DownloadOutcome.Planned plan && !quiet) {
      PlanLines.print(output, plan);
    } else if (outcome instanceof DownloadOutcome.Skipped skipped) {
      print(DownloadLines.skipped(skipped), "Skipped identical file '" + skipped.path() + "'");
    } else if (outcome instanceof DownloadOutcome.Failed failed) {
      failed(failed);
    } else if (outcome instanceof DownloadOutcome.ListingFailed failed) {
      listingFailed(failed);
    }
  }

  private void print(JsonLine json, String text) {
    if (output.isJson()) {
      output.line(json);
    } else {
      output.line(text);
    }
  }

  private static String line(DownloadOutcome.Downloaded done) {
    double auth = seconds(done.reply().effort().auth());
    double total = seconds(done.total());
    String rate =
        done.pseudoDirectory() && !done.marker()
            ? "pseudo"
            : String.format(
                Locale.ROOT, "%.3f MB/s", done.bytes() / Math.max(total - auth, 1e-6) / 1e6);
    String after = done.attempts() > 1 ? " after " + done.attempts() + " attempts" : "";
    return String.format(
        Locale.ROOT,
        "%s [auth %.3fs, headers %.3fs, total %.3fs, %s%s]",
        done.path(),
        auth,
        seconds(done.reply().effort().headers()),
        total,
        rate,
        after);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private void failed(DownloadOutcome.Failed failed) {
    SwiftException cause = failed.failure().cause();
    String name = Python.quoted(failed.object().toString());
    if (cause instanceof StatusException status
        && status.kind() == StatusException.Kind.NOT_FOUND) {
      output.error("Object " + name + " not found", cause, DownloadLines.failed(failed));
      return;
    }
    output.errorWithTransaction(
        "Error downloading object " + name + ": " + Output.text(cause),
        cause,
        DownloadLines.failed(failed));
  }

  private void listingFailed(DownloadOutcome.ListingFailed failed) {
    SwiftException cause = failed.failure().cause();
    if (cause instanceof StatusException status
        && status.kind() == StatusException.Kind.NOT_FOUND) {
      output.errorWithTransaction(NotFound.container(failed.container()), cause);
    } else {
      output.error(cause);
    }
  }
}
