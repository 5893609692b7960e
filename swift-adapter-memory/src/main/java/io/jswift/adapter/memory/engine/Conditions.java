package io.jswift.adapter.memory.engine;

import java.util.Arrays;

/** Conditional reads. */
final class Conditions {
  private Conditions() {}

  /**
   * Returns the status that ends a read early, 0 if it goes on.
   *
   * @param etag without quotes
   */
  static int failed(Call call, String etag, Stamp modified) {
    String match = call.header("If-Match", "");
    if (!match.isEmpty() && !matches(match, etag)) {
      return 412;
    }
    String noneMatch = call.header("If-None-Match", "");
    if (!noneMatch.isEmpty() && matches(noneMatch, etag)) {
      return 304;
    }
    long seconds = modified.lastModifiedSeconds();
    boolean old =
        Stamp.parseHttp(call.header("If-Modified-Since", ""))
            .filter(each -> seconds <= each)
            .isPresent();
    if (old) {
      return 304;
    }
    boolean young =
        Stamp.parseHttp(call.header("If-Unmodified-Since", ""))
            .filter(each -> seconds > each)
            .isPresent();
    return young ? 412 : 0;
  }

  static boolean matches(String header, String etag) {
    return Arrays.stream(header.split(","))
        .map(String::trim)
        .anyMatch(each -> each.equals("*") || unquoted(each).equals(etag));
  }

  static String unquoted(String etag) {
    boolean quoted = etag.length() >= 2 && etag.startsWith("\"") && etag.endsWith("\"");
    return quoted ? etag.substring(1, etag.length() - 1) : etag;
  }
}
