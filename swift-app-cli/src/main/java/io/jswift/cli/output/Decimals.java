package io.jswift.cli.output;

import java.util.Locale;

/** Numbers with decimals, for lines of which there are many: a format is read anew each time. */
final class Decimals {
  private static final double MOST = 1e12;
  private static final int DIGITS = 3;

  private Decimals() {}

  /** Returns a number that is not negative with three decimals, as {@code %.3f} has it. */
  static String three(double value) {
    if (!(value < MOST)) {
      return String.format(Locale.ROOT, "%.3f", value);
    }
    String digits = Long.toString(Math.round(value * 1000));
    String padded = "0".repeat(Math.max(0, DIGITS + 1 - digits.length())) + digits;
    int point = padded.length() - DIGITS;
    return padded.substring(0, point) + "." + padded.substring(point);
  }
}
