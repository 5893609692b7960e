package io.jswift.cli.output;

import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.service.download.DownloadOutcome;
import java.time.Duration;

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
      downloaded(done);
    } else if (outcome instanceof DownloadOutcome.Planned plan && !quiet) {
      PlanLines.print(output, plan);
    } else if (outcome instanceof DownloadOutcome.Skipped skipped) {
      skipped(skipped);
    } else if (outcome instanceof DownloadOutcome.Failed failed) {
      failed(failed);
    } else if (outcome instanceof DownloadOutcome.ListingFailed failed) {
      listingFailed(failed);
    }
  }

  private void downloaded(DownloadOutcome.Downloaded done) {
    if (output.isJson()) {
      output.line(DownloadLines.downloaded(done));
    } else {
      output.line(line(done));
    }
  }

  private void skipped(DownloadOutcome.Skipped skipped) {
    if (output.isJson()) {
      output.line(DownloadLines.skipped(skipped));
    } else {
      output.line("Skipped identical file '" + skipped.path() + "'");
    }
  }

  private static String line(DownloadOutcome.Downloaded done) {
    double auth = seconds(done.reply().effort().auth());
    double total = seconds(done.total());
    String rate =
        done.pseudoDirectory() && !done.marker()
            ? "pseudo"
            : Decimals.three(done.bytes() / Math.max(total - auth, 1e-6) / 1e6) + " MB/s";
    String after = done.attempts() > 1 ? " after " + done.attempts() + " attempts" : "";
    return done.path()
        + " [auth "
        + Decimals.three(auth)
        + "s, headers "
        + Decimals.three(seconds(done.reply().effort().headers()))
        + "s, total "
        + Decimals.three(total)
        + "s, "
        + rate
        + after
        + "]";
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
