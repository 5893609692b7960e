package io.jswift.cli.output;

import io.jswift.service.copy.CopyOutcome;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.upload.UploadOutcome;
import java.util.Locale;

/** What {@code --dry-run} prints: one line for everything that would be done. */
final class PlanLines {
  private PlanLines() {}

  static void print(Output output, UploadOutcome.Planned plan) {
    String what =
        switch (plan.form()) {
          case MARKER -> "directory marker";
          case SEGMENTED -> plan.bytes() + " bytes, in segments";
          case PLAIN -> plan.bytes() < 0 ? "a stream" : plan.bytes() + " bytes";
        };
    print(
        output,
        "would upload " + plan.object() + " (" + what + ")",
        UploadLines.at("planned", plan.object())
            .with("action", "upload")
            .with("source", plan.source().isEmpty() ? null : plan.source())
            .with("form", plan.form().name().toLowerCase(Locale.ROOT))
            .with("bytes", plan.bytes() < 0 ? null : plan.bytes()));
  }

  static void print(Output output, DownloadOutcome.Planned plan) {
    print(
        output,
        "would download " + plan.object() + " to " + plan.path() + " (" + plan.bytes() + " bytes)",
        UploadLines.at("planned", plan.object())
            .with("action", "download")
            .with("path", plan.path())
            .with("bytes", plan.bytes()));
  }

  static void print(Output output, DeleteOutcome.Planned plan) {
    String what = plan.object().map(Object::toString).orElse("container " + plan.container());
    String version = plan.versionIdOrNull() == null ? "" : ", version " + plan.versionIdOrNull();
    long count = plan.segments();
    String segments =
        count == 0 ? "" : " and its " + (count == 1 ? "segment" : count + " segments");
    JsonLine json =
        plan.object()
            .map(object -> UploadLines.at("planned", object))
            .orElseGet(() -> JsonLine.of("planned").with("container", plan.container().value()));
    print(
        output,
        "would delete " + what + version + segments,
        json.with("action", "delete")
            .with("version_id", plan.versionIdOrNull())
            .with("segments", count == 0 ? null : count));
  }

  static void print(Output output, CopyOutcome.Planned plan) {
    print(
        output,
        "would copy " + plan.source() + " to /" + plan.destination(),
        UploadLines.at("planned", plan.source())
            .with("action", "copy")
            .with("destination_container", plan.destination().container().value())
            .with("destination_object", plan.destination().object().value())
            .with("form", plan.form().name().toLowerCase(Locale.ROOT)));
  }

  private static void print(Output output, String text, JsonLine json) {
    if (output.isJson()) {
      output.line(json);
    } else {
      output.line(text);
    }
  }
}
