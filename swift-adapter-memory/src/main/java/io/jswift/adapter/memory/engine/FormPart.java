package io.jswift.adapter.memory.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One part of a body of type multipart/form-data.
 *
 * @param head its header lines
 * @param body its bytes, to be read before the next part is asked for
 */
record FormPart(List<String> head, InputStream body) {
  private static final int LONGEST_FIELD = 4096;

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

  /** Returns the body as the value of a field; what is beyond 4 KiB is forgotten. */
  String text() throws IOException {
    return utf8(body.readNBytes(LONGEST_FIELD)).replaceFirst("[\r\n-]+$", "");
  }

  private static String utf8(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }
}
