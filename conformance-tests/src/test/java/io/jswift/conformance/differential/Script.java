package io.jswift.conformance.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Requests, one a line: {@code [until 404 ][@who ]METHOD target[ ~ header]...[ | body][ = name]}. A
 * target is below the account, or after two slashes the whole path. {@code $c} stands for a
 * container of the run; {@code {text*9}} for a text so many times, {@code {hmac256 key
 * GET|9|/path}} for a signature in hexadecimal digits, lines parted by bars. In a body {@code %0A}
 * and {@code %0D} stand for ends of lines, and {@code base64:} goes before what is no text. A
 * header {@code -Content-Length} leaves that out. With {@code until} a request is repeated, and
 * time goes on, until its status is that. A name keeps the X-Object-Version-Id. A line {@code !
 * reason} says why the next request is answered differently on purpose.
 */
record Script(List<Step> steps) {
  private static final Pattern NAME = Pattern.compile("(.*) = (\\w+)");

  /** One request; lines as they are in the file. */
  record Step(
      String line,
      String until,
      String who,
      String method,
      String target,
      List<String> headers,
      String body,
      String keep,
      String reason) {}

  static Script read(String file) {
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      List<Step> steps = new ArrayList<>();
      StringBuilder reason = new StringBuilder();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(line -> add(steps, reason, line));
      return new Script(steps);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  private static void add(List<Step> steps, StringBuilder reason, String line) {
    if (line.startsWith("! ")) {
      reason.append(line.substring(2));
      return;
    }
    steps.add(step(line, reason.toString()));
    reason.setLength(0);
  }

  private static Step step(String line, String reason) {
    Matcher named = NAME.matcher(line);
    String keep = named.matches() ? named.group(2) : "";
    String rest = named.matches() ? named.group(1) : line;
    String until = "";
    if (rest.startsWith("until ")) {
      until = rest.substring(6, 9);
      rest = rest.substring(10);
    }
    String who = "tester";
    if (rest.startsWith("@")) {
      who = rest.substring(1, rest.indexOf(' '));
      rest = rest.substring(rest.indexOf(' ') + 1);
    }
    int bar = rest.indexOf(" | ");
    String body = bar < 0 ? "" : rest.substring(bar + 3).replace("%0A", "\n").replace("%0D", "\r");
    String[] parts = (bar < 0 ? rest : rest.substring(0, bar)).split(" ~ ");
    int blank = parts[0].indexOf(' ');
    return new Step(
        line,
        until,
        who,
        parts[0].substring(0, blank),
        parts[0].substring(blank + 1).trim(),
        List.of(parts).subList(1, parts.length),
        body,
        keep,
        reason);
  }
}
