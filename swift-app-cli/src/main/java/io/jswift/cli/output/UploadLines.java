package io.jswift.cli.output;

import io.jswift.domain.ObjectPath;
import io.jswift.service.upload.UploadOutcome;
import java.util.Locale;

/** What became of uploads, as lines of JSON; failures are written beside their text. */
public final class UploadLines {
  private UploadLines() {}

  /** Returns the line of a step that did not fail. */
  public static JsonLine of(UploadOutcome outcome) {
    if (outcome instanceof UploadOutcome.Uploaded up) {
      return at("uploaded", up.object())
          .with("source", up.source().isEmpty() ? null : up.source())
          .with("form", lower(up.form()))
          .with("bytes", up.bytes())
          .with("etag", up.etag().toString())
          .with("attempts", up.attempts())
          .with("transaction_id", up.reply().transactionId());
    }
    if (outcome instanceof UploadOutcome.SegmentReady segment) {
      return at("segment", segment.object())
          .with("index", segment.index())
          .with("segment_container", segment.segment().container().value())
          .with("segment_object", segment.segment().object().value())
          .with("bytes", segment.bytes())
          .with("etag", segment.etag().toString())
          .with("attempts", segment.attempts())
          .with("resumed", segment.resumed())
          .with("transaction_id", segment.reply().transactionId());
    }
    if (outcome instanceof UploadOutcome.Skipped skipped) {
      return at("skipped", skipped.object())
          .with("source", skipped.source())
          .with("reason", lower(skipped.reason()));
    }
    if (outcome instanceof UploadOutcome.OldSegmentDeleted old) {
      return old("old_segment_deleted", old.object(), old.segment())
          .with("transaction_id", old.reply().transactionId());
    }
    if (outcome instanceof UploadOutcome.OldSegmentKept old) {
      return old("old_segment_kept", old.object(), old.segment());
    }
    if (outcome instanceof UploadOutcome.ContainerReady ready) {
      return JsonLine.of("container_ready")
          .with("container", ready.container().value())
          .with("transaction_id", ready.reply().transactionId());
    }
    return JsonLine.of("other").with("text", outcome.toString());
  }

  /** Returns the beginning of the line of a failure. */
  public static JsonLine failed(UploadOutcome.Failed failed) {
    return JsonLine.of("error")
        .with("container", failed.object().map(each -> each.container().value()))
        .with("object", failed.object().map(each -> each.object().value()))
        .with("source", failed.source().isEmpty() ? null : failed.source())
        .with("attempts", failed.failure().attempts())
        .with("orphans", failed.orphans().stream().map(ObjectPath::toString).toList());
  }

  private static JsonLine old(String type, ObjectPath object, ObjectPath segment) {
    return at(type, object)
        .with("segment_container", segment.container().value())
        .with("segment_object", segment.object().value());
  }

  static JsonLine at(String type, ObjectPath object) {
    return JsonLine.of(type)
        .with("container", object.container().value())
        .with("object", object.object().value());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
