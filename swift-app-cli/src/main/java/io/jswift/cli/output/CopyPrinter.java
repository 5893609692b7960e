package io.jswift.cli.output;

import io.jswift.domain.ObjectPath;
import io.jswift.domain.SwiftException;
import io.jswift.service.copy.CopyOutcome;
import java.util.Locale;

/** Prints what became of copies. */
public final class CopyPrinter {
  private final Output output;
  private final boolean quiet;
  private final boolean ontoItself;

  /**
   * Makes one.
   *
   * @param quiet whether only what failed is printed
   * @param ontoItself whether no destination was given
   */
  public CopyPrinter(Output output, boolean quiet, boolean ontoItself) {
    this.output = output;
    this.quiet = quiet;
    this.ontoItself = ontoItself;
  }

  /** Prints one. */
  public void print(CopyOutcome outcome) {
    if (outcome instanceof CopyOutcome.Failed failed) {
      SwiftException cause = failed.failure().cause();
      if (output.isJson() || !UploadPrinter.isToldAtTheEnd(cause)) {
        output.error(String.valueOf(cause.getMessage()), cause, json(failed));
      }
    } else if (outcome instanceof CopyOutcome.ContainerNotReady notReady) {
      output.warning(
          "Warning: failed to create container '"
              + notReady.container()
              + "': "
              + notReady.failure().cause().getMessage());
    } else if (!quiet && outcome instanceof CopyOutcome.Planned plan) {
      PlanLines.print(output, plan);
    } else if (!quiet && output.isJson()) {
      output.line(line(outcome));
    } else if (!quiet && outcome instanceof CopyOutcome.ContainerReady ready) {
      output.line("created container " + ready.container());
    } else if (!quiet && outcome instanceof CopyOutcome.Copied copied) {
      text(copied);
    }
  }

  private void text(CopyOutcome.Copied copied) {
    String where = ontoItself ? "<self>" : "/" + copied.destination();
    output.line(copied.source() + " copied to " + where);
    if (copied.sharesSegments()) {
      output.warning(
          "Note: '"
              + copied.destination()
              + "' shares its segments with '"
              + copied.source()
              + "'; delete one of them with --leave-segments only.");
    }
  }

  private static JsonLine line(CopyOutcome outcome) {
    if (outcome instanceof CopyOutcome.Copied copied) {
      return to(UploadLines.at("copied", copied.source()), copied.destination())
          .with("form", copied.form().name().toLowerCase(Locale.ROOT))
          .with("shares_segments", copied.sharesSegments())
          .with("etag", copied.etag().toString())
          .with("attempts", copied.attempts())
          .with("transaction_id", copied.reply().transactionId());
    }
    if (outcome instanceof CopyOutcome.SegmentCopied segment) {
      return to(UploadLines.at("segment_copied", segment.source()), segment.segment())
          .with("bytes", segment.bytes())
          .with("attempts", segment.attempts())
          .with("resumed", segment.resumed())
          .with("transaction_id", segment.reply().transactionId());
    }
    return outcome instanceof CopyOutcome.ContainerReady ready
        ? JsonLine.of("container_ready")
            .with("container", ready.container().value())
            .with("transaction_id", ready.reply().transactionId())
        : JsonLine.of("other").with("text", outcome.toString());
  }

  private static JsonLine json(CopyOutcome.Failed failed) {
    return to(UploadLines.at("error", failed.source()), failed.destination())
        .with("attempts", failed.failure().attempts())
        .with("orphans", failed.orphans().stream().map(ObjectPath::toString).toList());
  }

  private static JsonLine to(JsonLine line, ObjectPath destination) {
    return line.with("destination_container", destination.container().value())
        .with("destination_object", destination.object().value());
  }
}
