package io.jswift.adapter.memory.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@code Range} header asks of a length. */
final class Ranges {
  private static final Pattern UNIT = Pattern.compile("(?i)bytes\\s*=\\s*(.*)");
  private static final Pattern ONE = Pattern.compile("\\s*(\\d*)\\s*-\\s*(\\d*)\\s*");

  /** A run of bytes, both ends included. */
  record Range(long first, long last) {
    long length() {
      return last - first + 1;
    }

    String contentRange(long size) {
      return "bytes " + first + "-" + last + "/" + size;
    }
  }

  private Ranges() {}

  /** Returns the satisfiable ranges; nothing at all if the header is not one that is understood. */
  static Optional<List<Range>> of(String header, long size) {
    Matcher unit = UNIT.matcher(header);
    if (!unit.matches()) {
      return Optional.empty();
    }
    List<Range> ranges = new ArrayList<>();
    for (String each : unit.group(1).split(",", -1)) {
      Matcher one = ONE.matcher(each);
      if (!one.matches() || one.group(1).isEmpty() && one.group(2).isEmpty()) {
        return Optional.empty();
      }
      long first = one.group(1).isEmpty() ? -1 : number(one.group(1));
      long last = one.group(2).isEmpty() ? Long.MAX_VALUE : number(one.group(2));
      if (first > last) {
        return Optional.empty();
      }
      long from = first < 0 ? Math.max(0, size - last) : first;
      long to = first < 0 ? size - 1 : Math.min(last, size - 1);
      if (size == 0 && first < 0 && last > 0) {
        return Optional.empty();
      }
      if (from <= to) {
        ranges.add(new Range(from, to));
      }
    }
    return Optional.of(ranges);
  }

  private static long number(String digits) {
    return digits.length() > 18 ? Long.MAX_VALUE - 1 : Long.parseLong(digits);
  }
}
