package io.jswift.adapter.memory.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a body of type multipart/form-data.
 *
 * @param head its header lines
 * @param body its bytes
 */
record FormPart(List<String> head, byte[] body) {
  /** Reads a body; empty if it does not start with the boundary. */
  static Optional<List<FormPart>> read(byte[] bytes, String boundary) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String mark = "--" + boundary;
    if (!text.startsWith(mark)) {
      return Optional.empty();
    }
    List<FormPart> parts = new ArrayList<>();
    int at = mark.length();
    while (at >= 0 && !text.startsWith("--", at)) {
      int end = text.indexOf("\r\n" + mark, at);
      int stop = end < 0 ? text.length() : end;
      int blank = text.indexOf("\r\n\r\n", at);
      if (blank >= 0 && blank <= stop) {
        List<String> head = List.of(text.substring(at, blank).trim().split("\r\n"));
        parts.add(new FormPart(head, Arrays.copyOfRange(bytes, Math.min(blank + 4, stop), stop)));
      }
      at = end < 0 ? -1 : end + 2 + mark.length();
    }
    return Optional.of(parts);
  }

  Optional<String> header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return head.stream()
        .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(start))
        .map(each -> each.substring(start.length()).trim())
        .findFirst();
  }

  /** Returns an attribute of its Content-Disposition; empty if it is missing or empty. */
  Optional<String> attribute(String name) {
    Matcher found =
        Pattern.compile("[; ]" + name + "=\"?([^\";]*)\"?")
            .matcher(header("Content-Disposition").orElse(""));
    return found.find()
        ? Optional.of(utf8(found.group(1).getBytes(StandardCharsets.ISO_8859_1)))
            .filter(each -> !each.isEmpty())
        : Optional.empty();
  }

  /** Returns the body as the value of a field. */
  String text() {
    return utf8(body).replaceFirst("[\r\n-]+$", "");
  }

  private static String utf8(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }
}
