package io.jswift.adapter.memory.engine;

import java.util.Locale;
import java.util.Map;

/** Content types guessed from a name's ending, for uploads that tell none. */
final class ContentTypes {
  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("txt", "text/plain"),
          Map.entry("html", "text/html"),
          Map.entry("htm", "text/html"),
          Map.entry("css", "text/css"),
          Map.entry("csv", "text/csv"),
          Map.entry("js", "application/javascript"),
          Map.entry("json", "application/json"),
          Map.entry("xml", "application/xml"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("zip", "application/zip"),
          Map.entry("tar", "application/x-tar"),
          Map.entry("tgz", "application/x-tar"),
          Map.entry("gz", "application/octet-stream"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("png", "image/png"),
          Map.entry("gif", "image/gif"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("py", "text/x-python"));

  private ContentTypes() {}

  /** Refuses a type with a parameter that Swift keeps for itself. */
  static void check(Call call) {
    if (call.header("Content-Type", "").matches("(?is).*;\\s*swift_.*")) {
      throw Refusal.labelledHtml(
          400, "Invalid Content-Type, swift_* is not a valid parameter name.");
    }
  }

  /** Refuses a type that is not UTF-8. */
  static void checkText(Call call) {
    if (Call.utf8(call.header("Content-Type", "")) == null) {
      throw Refusal.of(400, "Invalid Content-Type");
    }
  }

  /** Returns the type as listings write it: without blanks between its parameters. */
  static String listed(String type) {
    return type.indexOf(';') < 0 ? type : type.replaceAll("\\s*;\\s*", ";").trim();
  }

  static String of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".tar.gz") || lower.endsWith(".tar.bz2")) {
      return "application/x-tar";
    }
    String ending = lower.substring(lower.lastIndexOf('.') + 1);
    return lower.indexOf('.') < 0
        ? "application/octet-stream"
        : BY_ENDING.getOrDefault(ending, "application/octet-stream");
  }
}
