package io.jswift.conformance.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines for a shell in which {@code swift} is either command. A line that begins with {@code !}
 * says why the next one ends differently on purpose; one that begins with {@code #} is a comment.
 */
record CommandScript(List<Line> lines) {
  /**
   * A line.
   *
   * @param text what the shell runs
   * @param reason why the commands differ here; empty if they must not
   */
  record Line(String text, String reason) {
    private static final Pattern WRITES =
        Pattern.compile("\\bswift\\b.*\\b(upload|delete|post|copy)\\b");

    /** Returns whether it may change the account. */
    boolean mayWrite() {
      return WRITES.matcher(text).find();
    }
  }

  static CommandScript read(String subject) {
    String file = "commands/" + subject + ".txt";
    try (InputStream in = CommandScript.class.getResourceAsStream(file)) {
      List<Line> lines = new ArrayList<>();
      String reason = "";
      for (String each : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (each.startsWith("!")) {
          reason = each.substring(1).strip();
        } else if (!each.isBlank() && !each.startsWith("#")) {
          lines.add(new Line(each, reason));
          reason = "";
        }
      }
      return new CommandScript(lines);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }
}
