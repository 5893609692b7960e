package io.jswift.adapter.memory.engine;

import java.nio.charset.StandardCharsets;

/** Paths in response headers. */
final class PathText {
  private PathText() {}

  static String escaped(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "_.-~/".indexOf(b) >= 0);
      out.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b & 0xFF));
    }
    return out.toString();
  }
}
