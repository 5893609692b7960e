package io.jswift.cli.output;

import java.util.Locale;

/** Numbers of bytes and of things, in full or rounded for people. */
public final class Sizes {
  private static final String SUFFIXES = " KMGTPEZY";
  private static final int WIDTH = 12;

  private Sizes() {}

  /** Returns the number right-justified to 12, or in a short form of about four characters. */
  public static String text(long number, boolean human) {
    if (human) {
      return human(number);
    }
    String digits = Long.toString(number); // a format would load what it knows of languages
    return " ".repeat(Math.max(0, WIDTH - digits.length())) + digits;
  }

  private static String human(long number) {
    double value = number;
    int power = 0;
    while (value > 1023 && power < SUFFIXES.length() - 1) {
      value /= 1024;
      power++;
    }
    if (power == 0) {
      return String.format(Locale.ROOT, "%4d", number);
    }
    String digits =
        value >= 10
            ? String.format(Locale.ROOT, "%3d", (long) value)
            : String.format(Locale.ROOT, "%.1f", value);
    return digits + SUFFIXES.charAt(power);
  }
}
