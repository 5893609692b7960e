package io.jswift.cli.output;

import io.jswift.domain.AuthException;
import io.jswift.domain.CancelledException;
import io.jswift.domain.LocalFileException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.service.upload.UploadOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;

/** Prints what became of uploads. */
public final class UploadPrinter {
  private final Output output;
  private final boolean quiet;
  private final String policy;
  private final boolean dryRun;

  /**
   * Makes one.
   *
   * @param quiet whether only what failed is printed
   * @param policy the storage policy that was asked for; may be empty
   * @param dryRun whether nothing is done in earnest
   */
  public UploadPrinter(Output output, boolean quiet, String policy, boolean dryRun) {
    this.output = output;
    this.quiet = quiet;
    this.policy = policy;
    this.dryRun = dryRun;
  }

  /** Prints one. */
  public void print(UploadOutcome outcome) {
    if (outcome instanceof UploadOutcome.Failed failed) {
      failed(failed);
    } else if (outcome instanceof UploadOutcome.ContainerNotReady notReady) {
      output.warning(
          "Warning: failed to create container '"
              + notReady.container()
              + "'"
              + withPolicy()
              + ": "
              + brief(notReady.failure().cause()));
    } else if (outcome instanceof UploadOutcome.OldSegmentLeft left) {
      output.error(left.failure().cause());
    } else if (!quiet && outcome instanceof UploadOutcome.Planned plan) {
      PlanLines.print(output, plan);
    } else if (!quiet && output.isJson()) {
      output.line(UploadLines.of(outcome));
    } else if (!quiet) {
      done(outcome);
    }
  }

  private String withPolicy() {
    return policy.isEmpty() ? "" : " with Storage Policy " + policy;
  }

  private void done(UploadOutcome outcome) {
    if (outcome instanceof UploadOutcome.Uploaded uploaded) {
      String after = uploaded.attempts() > 1 ? " [after " + uploaded.attempts() + " attempts]" : "";
      output.line(uploaded.object().object() + after);
    } else if (outcome instanceof UploadOutcome.SegmentReady segment) {
      // A segment that needed retries prints nothing, as scripts are used to.
      if (segment.attempts() <= 1) {
        output.line(segment.object().object() + " segment " + segment.index());
      }
    } else if (outcome instanceof UploadOutcome.Skipped skipped) {
      output.line((dryRun ? "would skip " : "") + skipped.object().object().value());
    } else if (outcome instanceof UploadOutcome.OldSegmentDeleted deleted) {
      output.line(deleted.segment().object().value());
    }
  }

  private void failed(UploadOutcome.Failed failed) {
    SwiftException cause = failed.failure().cause();
    if (output.isJson() || !isToldAtTheEnd(cause)) {
      output.error(text(failed), cause, UploadLines.failed(failed));
    }
    boolean cancelled = cause instanceof CancelledException; // whoever did it knows
    if (failed.segmentFailed() && !cancelled) {
      output.error(
          "Aborting manifest creation because not all segments could be uploaded. "
              + failed.object().map(ObjectPath::toString).orElse(""));
    }
    boolean tooLarge =
        cause instanceof StatusException status && status.kind() == StatusException.Kind.TOO_LARGE;
    if (tooLarge && !quiet) {
      output.warning("Consider using the --segment-size option to chunk the object");
    }
    if (!failed.orphans().isEmpty() && !quiet) {
      output.warning(
          failed.orphans().size()
              + " segments are or may be in "
              + failed.orphans().get(0).container()
              + (cancelled ? "." : "; the same upload again goes on from there."));
    }
  }

  /**
   * Returns whether it ends the command, and is the last line of it, if anything is said at all.
   */
  static boolean isToldAtTheEnd(SwiftException cause) {
    return cause instanceof CancelledException
        || cause instanceof AuthException refused && refused.rejected();
  }

  private static String brief(SwiftException cause) {
    if (cause instanceof StatusException status) {
      byte[] body = status.body().getBytes(StandardCharsets.UTF_8);
      String start = new String(body, 0, Math.min(60, body.length), StandardCharsets.UTF_8);
      return status.status() + " " + status.reason() + ": " + start;
    }
    return String.valueOf(cause.getMessage());
  }

  /** What went away since its directory was read is told as python-swiftclient's users know it. */
  private static String text(UploadOutcome.Failed failed) {
    SwiftException cause = failed.failure().cause();
    return cause instanceof LocalFileException && cause.getCause() instanceof NoSuchFileException
        ? "[Errno 2] No such file or directory: " + Python.quoted(failed.source())
        : String.valueOf(cause.getMessage());
  }
}
