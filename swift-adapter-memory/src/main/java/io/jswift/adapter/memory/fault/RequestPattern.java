package io.jswift.adapter.memory.fault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which requests a rule is about. Works on octets, one a char, so that names which are not UTF-8
 * fit too.
 *
 * @param method a method, or a star for every one
 * @param path what the decoded path has to be
 * @param query what the query has to hold, every one of them
 */
record RequestPattern(String method, Pattern path, List<QueryTest> query) {
  private static final Pattern ACCOUNT = Pattern.compile("/v1/[^/]*(/?.*)", Pattern.DOTALL);

  /** A condition on one parameter: it is there, has that value, or has that text in its value. */
  record QueryTest(String name, Kind kind, String text) {
    enum Kind {
      PRESENT,
      EQUAL,
      CONTAINED
    }

    boolean fits(String parameter) {
      int equals = parameter.indexOf('=');
      String value = equals < 0 ? "" : decode(parameter.substring(equals + 1).replace('+', ' '));
      String given = decode(equals < 0 ? parameter : parameter.substring(0, equals));
      return given.equals(name)
          && switch (kind) {
            case PRESENT -> true;
            case EQUAL -> value.equals(text);
            case CONTAINED -> value.contains(text);
          };
    }
  }

  boolean fits(String requestMethod, String target) {
    if (!method.equals("*") && !method.equals(requestMethod)) {
      return false;
    }
    int question = target.indexOf('?');
    String escapedPath = question < 0 ? target : target.substring(0, question);
    if (!path.matcher(afterAccount(decode(escapedPath))).matches()) {
      return false;
    }
    List<String> parameters =
        question < 0 ? List.of() : List.of(target.substring(question + 1).split("&"));
    return query.stream().allMatch(test -> parameters.stream().anyMatch(test::fits));
  }

  /** Makes the path's pattern: stars are wild, escapes are decoded, all else stands for itself. */
  static Pattern glob(String text) {
    StringBuilder regex = new StringBuilder();
    for (String literal : octets(text).split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(decode(literal)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  static String octets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Decodes once; a broken escape stands for itself. */
  static String decode(String escaped) {
    StringBuilder out = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      boolean room = c == '%' && i + 2 < escaped.length();
      int high = room ? Character.digit(escaped.charAt(i + 1), 16) : -1;
      int low = room ? Character.digit(escaped.charAt(i + 2), 16) : -1;
      out.append(high < 0 || low < 0 ? c : (char) (high << 4 | low));
      i += high < 0 || low < 0 ? 0 : 2;
    }
    return out.toString();
  }

  private static String afterAccount(String path) {
    Matcher storage = ACCOUNT.matcher(path);
    if (!storage.matches()) {
      return path;
    }
    return storage.group(1).isEmpty() ? "/" : storage.group(1);
  }
}
