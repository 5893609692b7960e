package io.jswift.cli.output;

import io.jswift.service.delete.DeleteOutcome;

/** What became of deletions, as lines of JSON; failures are written beside their text. */
public final class DeleteLines {
  private DeleteLines() {}

  /** Returns the line of what is gone. */
  public static JsonLine of(DeleteOutcome outcome) {
    if (outcome instanceof DeleteOutcome.ObjectDeleted deleted) {
      return UploadLines.at("deleted", deleted.object())
          .with("version_id", deleted.versionId())
          .with("attempts", deleted.attempts())
          .with("transaction_id", deleted.reply().transactionId());
    }
    if (outcome instanceof DeleteOutcome.SegmentDeleted deleted) {
      return UploadLines.at("segment_deleted", deleted.segment())
          .with("attempts", deleted.attempts())
          .with("transaction_id", deleted.reply().transactionId());
    }
    if (outcome instanceof DeleteOutcome.ContainerDeleted deleted) {
      return JsonLine.of("container_deleted")
          .with("container", deleted.container().value())
          .with("attempts", deleted.attempts())
          .with("transaction_id", deleted.reply().transactionId());
    }
    return JsonLine.of("other").with("text", outcome.toString());
  }

  /** Returns the beginning of the line of a failure. */
  public static JsonLine failed(DeleteOutcome.Failed failed) {
    return JsonLine.of("error")
        .with("container", failed.container().value())
        .with("object", failed.object().map(each -> each.object().value()))
        .with("version_id", failed.versionIdOrNull())
        .with("attempts", failed.failure().attempts());
  }
}
