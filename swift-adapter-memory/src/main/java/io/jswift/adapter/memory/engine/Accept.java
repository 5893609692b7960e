package io.jswift.adapter.memory.engine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of several types a client wants, by its {@code Accept} header. */
final class Accept {
  private static final String TOKEN = "[^\\s()<>@,;:\"/\\[\\]?={}]+";
  private static final Pattern RANGE =
      Pattern.compile(
          "\\s*(TOKEN)/(TOKEN)((?:\\s*;\\s*TOKEN=(?:TOKEN|\"[^\"]*\"))*)\\s*"
              .replace("TOKEN", TOKEN));
  private static final Pattern WEIGHT = Pattern.compile(";\\s*q=([^;]*)");

  private Accept() {}

  /**
   * Returns the one that the client likes best, the first where it does not matter; empty if it
   * takes none.
   */
  static Optional<String> best(String header, List<String> types) {
    if (header.isBlank()) {
      return Optional.of(types.get(0));
    }
    String best = "";
    double weight = 0;
    for (String type : types) {
      double own = weight(header, type);
      if (own > weight) {
        best = type;
        weight = own;
      }
    }
    return Optional.of(best).filter(each -> !each.isEmpty());
  }

  // The most exact range that fits counts, its first mention before later ones.
  private static double weight(String header, String type) {
    double weight = 0;
    int exactness = -1;
    for (String each : header.split(",")) {
      Matcher range = RANGE.matcher(each);
      if (!range.matches()) {
        throw Refusal.labelledHtml(400, "Invalid Accept header");
      }
      double own = weight(range.group(3));
      int exact = exactness(range.group(1), range.group(2), type);
      if (exact > exactness) {
        exactness = exact;
        weight = own;
      }
    }
    return weight;
  }

  private static int exactness(String type, String subtype, String wanted) {
    String[] parts = wanted.split("/");
    if (type.equals("*") && subtype.equals("*")) {
      return 0;
    }
    if (!type.equals(parts[0])) {
      return -1;
    }
    return subtype.equals("*") ? 1 : subtype.equals(parts[1]) ? 2 : -1;
  }

  private static double weight(String parameters) {
    Matcher weight = WEIGHT.matcher(parameters);
    if (!weight.find()) {
      return 1;
    }
    if (!weight.group(1).trim().matches("\\d+(\\.\\d*)?|\\.\\d+")) {
      throw Refusal.labelledHtml(400, "Invalid Accept header");
    }
    return Double.parseDouble(weight.group(1).trim());
  }
}
