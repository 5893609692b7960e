package io.jswift.adapter.memory.engine;

import io.jswift.adapter.memory.engine.json.AskedSegment;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with the form of an entry of a manifest, before anything is looked up. */
final class SloForm {
  private SloForm() {}

  /** Returns what is wrong; empty if nothing is. */
  static String fault(Call call, AskedSegment asked) {
    String data = asked.data();
    if (data != null) {
      return dataFault(asked, data);
    }
    if (!asked.unknown().isEmpty()) {
      return extraneous(List.copyOf(asked.unknown()));
    }
    if (asked.wrongType().contains("path")) {
      return "\"path\" must be a string";
    }
    if (asked.wrongType().contains("etag")) {
      return "\"etag\" must be a string or null (if provided)";
    }
    String path = asked.path() == null ? "" : asked.path();
    if (path.replaceAll("^/+|/+$", "").indexOf('/') < 0) {
      return "path does not refer to an object. Path must be of the form /container/object.";
    }
    if (("/v1/" + call.account + "/" + path.replaceFirst("^/+", "")).equals(call.path)) {
      return "manifest must not include itself as a segment";
    }
    if (asked.size() != null && !asked.size().trim().matches("[-+]?\\d{1,18}")) {
      return "invalid size_bytes";
    }
    return rangeFault(asked.range() == null ? "" : asked.range());
  }

  private static String extraneous(List<String> keys) {
    return "extraneous keys "
        + keys.stream().sorted().map(each -> "\"" + each + "\"").collect(Collectors.joining(", "));
  }

  private static String dataFault(AskedSegment asked, String data) {
    List<String> others = new ArrayList<>(asked.unknown());
    if (asked.path() != null) {
      others.add("path");
    }
    if (asked.etag() != null) {
      others.add("etag");
    }
    if (asked.size() != null) {
      others.add("size_bytes");
    }
    if (asked.range() != null) {
      others.add("range");
    }
    if (!others.isEmpty()) {
      return extraneous(others);
    }
    return data.isEmpty()
        ? "too small; each segment must be at least 1 byte."
        : isBase64(data) ? "" : "data must be valid base64";
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return text.length() % 4 == 0;
    } catch (IllegalArgumentException isNot) {
      return false;
    }
  }

  private static String rangeFault(String range) {
    if (range.isEmpty()) {
      return "";
    }
    if (range.indexOf(',') >= 0) {
      return "multiple ranges (only one allowed)";
    }
    boolean good =
        range.matches("\\d*-\\d*")
            && !range.equals("-")
            && Ranges.of("bytes=" + range, Long.MAX_VALUE).isPresent();
    return good ? "" : "invalid range";
  }
}
