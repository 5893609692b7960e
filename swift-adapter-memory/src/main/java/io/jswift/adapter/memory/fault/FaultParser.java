package io.jswift.adapter.memory.fault;

import io.jswift.adapter.memory.fault.FaultAction.Argument;
import io.jswift.adapter.memory.fault.RequestPattern.QueryTest;
import io.jswift.domain.InvalidRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one line of a fault plan, from left to right. The grammar is in the package's description.
 */
final class FaultParser {
  private static final Pattern OCCURRENCE =
      Pattern.compile("#(?:(\\d{1,9})(?:(\\+)|-(\\d{1,9}))?|\\*)");
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12})([KM]?)");
  private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s|m|h)");
  private static final Set<FaultAction> ENDINGS =
      EnumSet.of(
          FaultAction.DROP, FaultAction.GARBAGE, FaultAction.STATUS, FaultAction.LOSE_ANSWER);

  private final String line;
  private final int number;
  private int at;
  private int tokenStart;

  private FaultParser(String line, int number) {
    this.line = line;
    this.number = number;
  }

  static List<FaultRule> parse(String text) {
    List<FaultRule> rules = new ArrayList<>();
    String[] lines = text.split("\r?\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String bare = lines[i].strip();
      if (!bare.isEmpty() && !bare.startsWith("#")) {
        rules.add(new FaultParser(lines[i], i + 1).rule());
      }
    }
    return rules;
  }

  private FaultRule rule() {
    String method = token();
    if (!method.matches("[A-Z]+|\\*")) {
      throw expected("a method in capitals, or *", method);
    }
    String place = token();
    if (!place.startsWith("/") && !place.startsWith("*")) {
      throw expected("a path that begins with / or *", place);
    }
    RequestPattern pattern = pattern(method, place);
    long first = 1;
    long last = Long.MAX_VALUE;
    String next = token();
    if (next.startsWith("#")) {
      Matcher turn = OCCURRENCE.matcher(next);
      if (!turn.matches()) {
        throw expected("#n, #n-m, #n+ or #*", next);
      }
      first = turn.group(1) == null ? 1 : Long.parseLong(turn.group(1));
      last = last(turn, first);
      if (first < 1 || last < first) {
        throw expected("a count from 1 on, the smaller first", next);
      }
      next = token();
    }
    if (!next.equals("->")) {
      throw expected("->", next);
    }
    return new FaultRule(line.strip(), pattern, first, last, fault());
  }

  private static long last(Matcher turn, long first) {
    boolean open = turn.group(1) == null || turn.group(2) != null;
    return open ? Long.MAX_VALUE : turn.group(3) == null ? first : Long.parseLong(turn.group(3));
  }

  private RequestPattern pattern(String method, String place) {
    int question = place.indexOf('?');
    List<QueryTest> tests = new ArrayList<>();
    if (question >= 0) {
      for (String test : place.substring(question + 1).split("&", -1)) {
        tests.add(queryTest(test, place));
      }
    }
    String path = question < 0 ? place : place.substring(0, question);
    return new RequestPattern(method, RequestPattern.glob(path), List.copyOf(tests));
  }

  private QueryTest queryTest(String test, String place) {
    Matcher parts = Pattern.compile("([^=~]+)(?:([=~])(.*))?").matcher(RequestPattern.octets(test));
    if (!parts.matches()) {
      throw expected("a query such as ?name, ?name=value or ?name~part", place);
    }
    String name = RequestPattern.decode(parts.group(1));
    if (parts.group(2) == null) {
      return new QueryTest(name, QueryTest.Kind.PRESENT, "");
    }
    QueryTest.Kind kind =
        parts.group(2).equals("=") ? QueryTest.Kind.EQUAL : QueryTest.Kind.CONTAINED;
    return new QueryTest(name, kind, RequestPattern.decode(parts.group(3)));
  }

  private Fault fault() {
    Map<FaultAction, String> actions = new EnumMap<>(FaultAction.class);
    String text = token();
    do {
      int equals = text.indexOf('=');
      FaultAction action = action(equals < 0 ? text : text.substring(0, equals), text);
      boolean bare = action == FaultAction.STATUS || action.argument() == Argument.NONE;
      if (bare != equals < 0) {
        throw expected(
            bare ? "nothing after " + action.word() : action.word() + "= and " + expectedBy(action),
            text);
      }
      if (actions.containsKey(action)) {
        throw expected("each action once", text);
      }
      if (ENDINGS.contains(action) && actions.keySet().stream().anyMatch(ENDINGS::contains)) {
        throw expected("only one of a status, drop, garbage and lose-answer", text);
      }
      actions.put(action, argument(action, text.substring(equals + 1)));
      text = token();
    } while (!text.isEmpty());
    boolean detail =
        actions.containsKey(FaultAction.RETRY_AFTER) || actions.containsKey(FaultAction.BODY);
    if (detail && !actions.containsKey(FaultAction.STATUS)) {
      throw expected("a status with retry-after and body", text);
    }
    return new Fault(actions);
  }

  private static String expectedBy(FaultAction action) {
    return action.argument().expected;
  }

  private FaultAction action(String word, String text) {
    if (word.matches("[2-5]\\d\\d")) {
      return FaultAction.STATUS;
    }
    return Arrays.stream(FaultAction.values())
        .filter(action -> action.word().equals(word) && !word.isEmpty())
        .findFirst()
        .orElseThrow(
            () -> expected("an action: a status from 200 to 599, or one of " + words(), text));
  }

  private static String words() {
    return String.join(
        ", ",
        Arrays.stream(FaultAction.values())
            .map(FaultAction::word)
            .filter(w -> !w.isEmpty())
            .toList());
  }

  private String argument(FaultAction action, String text) {
    Matcher amount = AMOUNT.matcher(text);
    Matcher time = TIME.matcher(text);
    return switch (action.argument()) {
      case NONE -> "";
      case TEXT -> {
        if (!text.matches("[^\"].*|\"(?:[^\"\\\\]|\\\\.)*\"")) {
          throw expected(expectedBy(action), text);
        }
        yield text.startsWith("\"") ? unquoted(text) : text;
      }
      case COUNT -> {
        if (!text.matches("[1-9]\\d{0,8}")) {
          throw expected(expectedBy(action), text);
        }
        yield text;
      }
      case BYTES -> {
        if (!amount.matches()) {
          throw expected(expectedBy(action), text);
        }
        yield Long.toString(
            Long.parseLong(amount.group(1))
                << 10 * " KM".indexOf((amount.group(2) + " ").charAt(0)));
      }
      case DURATION -> {
        if (text.equals("forever") && action == FaultAction.STALL) {
          yield Long.toString(Fault.FOREVER.toNanos());
        }
        if (!time.matches()) {
          throw expected(expectedBy(action), text);
        }
        yield Long.toString(Long.parseLong(time.group(1)) * nanosIn(time.group(2)));
      }
    };
  }

  private static long nanosIn(String unit) {
    return switch (unit) {
      case "ms" -> 1_000_000L;
      case "s" -> 1_000_000_000L;
      case "m" -> 60_000_000_000L;
      default -> 3_600_000_000_000L;
    };
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
  }

  /**
   * Returns the text up to the next blank outside quotes after "=", or nothing at the end of the
   * line.
   */
  private String token() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    tokenStart = at;
    boolean quoted = false;
    while (at < line.length() && (quoted || !Character.isWhitespace(line.charAt(at)))) {
      char c = line.charAt(at);
      at += quoted && c == '\\' && at + 1 < line.length() ? 2 : 1;
      quoted ^= c == '"' && (quoted || at > 1 && line.charAt(at - 2) == '=');
    }
    if (quoted) {
      throw expected("a quote that ends the text", line.substring(tokenStart));
    }
    return line.substring(tokenStart, at);
  }

  private InvalidRequestException expected(String what, String found) {
    return new InvalidRequestException(
        "Fault plan, line %d, column %d: expected %s, found %s."
            .formatted(
                number,
                tokenStart + 1,
                what,
                found.isEmpty() ? "the end of the line" : "\"" + found + "\""));
  }
}
