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

  private static final int MOST = 50;
  private static final int MOST_OVERLAPS = 2;
  private static final int MOST_UNORDERED = 8;

  /** A run of bytes, both ends included. */
  record Range(long first, long last) {
    long length() {
      return last - first + 1;
    }

    boolean overlaps(Range other) {
      return holdsAnEndOf(other) || other.holdsAnEndOf(this);
    }

    // Of equal ranges neither does, to Swift.
    private boolean holdsAnEndOf(Range other) {
      return first < other.first && other.first <= last || first <= other.last && other.last < last;
    }

    boolean isBehind(Range other) {
      return first > other.first || first == other.first && last > other.last;
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
    return Optional.of(ranges.size() > 1 && isAttack(ranges) ? List.of() : ranges);
  }

  // Few bytes of a request could ask for many of an answer; Swift draws the same lines.
  private static boolean isAttack(List<Range> ranges) {
    if (ranges.size() > MOST) {
      return true;
    }
    int overlaps = 0;
    boolean ascending = true;
    for (int i = 0; i < ranges.size(); i++) {
      ascending &= i == 0 || !ranges.get(i - 1).isBehind(ranges.get(i));
      for (Range other : ranges.subList(i + 1, ranges.size())) {
        overlaps += ranges.get(i).overlaps(other) ? 1 : 0;
      }
    }
    return overlaps > MOST_OVERLAPS || !ascending && ranges.size() >= MOST_UNORDERED;
  }

  private static long number(String digits) {
    return digits.length() > 18 ? Long.MAX_VALUE - 1 : Long.parseLong(digits);
  }
}
