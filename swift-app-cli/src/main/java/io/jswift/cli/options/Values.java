package io.jswift.cli.options;

import io.jswift.domain.ContainerName;
import io.jswift.domain.Headers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of options, from text. */
public final class Values {
  private static final long KIB = 1024;
  private static final double LONGEST = Duration.ofDays(100_000).toMillis();
  private static final Pattern NUMBER =
      Pattern.compile("\\s*\\+?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");
  private static final Pattern URL =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:.*)", Pattern.DOTALL);

  private Values() {}

  /**
   * Reads seconds with decimals, or a number with s, m, min, h, hr or d; at most 100,000 days.
   *
   * @throws NumberFormatException if it is neither
   */
  public static Duration duration(String text) {
    String number = text.replaceFirst("(s|m|min|h|hr|d)$", "");
    double unit =
        switch (text.substring(number.length())) {
          case "m", "min" -> 60;
          case "h", "hr" -> 3600;
          case "d" -> 86400;
          default -> 1;
        };
    if (!NUMBER.matcher(number).matches()) {
      throw new NumberFormatException(text);
    }
    return Duration.ofMillis((long) Math.min(Double.parseDouble(number) * unit * 1000, LONGEST));
  }

  /**
   * Reads a segment size: whole bytes, or with B, K, M or G for powers of 1024.
   *
   * @throws Stop if it is none, or not positive
   */
  public static long segmentSize(String text) {
    String number = text.replaceFirst("(?i)[BKMG]$", "");
    if (!number.matches("-?\\d{1,15}")) {
      throw new Stop("Invalid segment size");
    }
    long unit =
        switch (text.substring(number.length()).toUpperCase(Locale.ROOT)) {
          case "K" -> KIB;
          case "M" -> KIB * KIB;
          case "G" -> KIB * KIB * KIB;
          default -> 1;
        };
    long count = Long.parseLong(number);
    long size = count > Long.MAX_VALUE / unit ? Long.MAX_VALUE : count * unit;
    if (size <= 0) {
      throw new Stop("segment-size should be positive");
    }
    return size;
  }

  /**
   * Reads {@code NAME:VALUE} texts into headers; of the same name the last wins.
   *
   * @param prefix stands before each name, such as {@code X-Object-Meta-}
   * @throws Stop if one has no colon
   */
  public static Headers headers(List<String> texts, String prefix) {
    Headers headers = Headers.NONE;
    for (String text : texts) {
      int colon = text.indexOf(':');
      if (colon < 0) {
        throw new Stop(
            "Metadata parameter "
                + text
                + " must contain a ':'.\nExample: 'Color:Blue' or 'Size:Large'"
                + "\nFailed Transaction ID: unknown");
      }
      String name = title(prefix + text.substring(0, colon).strip());
      headers = headers.with(name, text.substring(colon + 1).strip());
    }
    return headers;
  }

  /**
   * A URL in two parts.
   *
   * @param origin scheme and host, as typed; empty where it has no scheme or no host
   * @param path without parameters, query and fragment
   */
  public record SplitUrl(String origin, String path) {}

  /** Takes a URL, or a path, apart. What follows the path is dropped. */
  public static SplitUrl split(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) { // it matches all texts
      throw new IllegalStateException(url);
    }
    String host = parts.group(2) == null ? "" : parts.group(2);
    String path = parts.group(3).replaceFirst(";[^/]*$", "");
    return new SplitUrl(
        parts.group(1) == null || host.isEmpty()
            ? ""
            : parts.group(1).toLowerCase(Locale.ROOT) + "://" + host,
        path);
  }

  private static String title(String name) {
    StringBuilder out = new StringBuilder(name.length());
    boolean start = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      out.append(start ? Character.toUpperCase(c) : Character.toLowerCase(c));
      start = !Character.isLetter(c);
    }
    return out.toString();
  }

  /**
   * Returns the container of that name.
   *
   * @throws Stop with a hint if it has a slash
   */
  public static ContainerName container(String name) {
    int slash = name.indexOf('/');
    if (slash >= 0) {
      String meant = name.substring(0, slash) + " " + name.substring(slash + 1);
      throw new Stop(
          "WARNING: / in container name; you might have meant '"
              + meant
              + "' instead of '"
              + name
              + "'.");
    }
    return new ContainerName(name);
  }

  /** Returns whether an option has a value; as python-swiftclient has it, an empty one is none. */
  public static boolean isSet(@Nullable String value) {
    return value != null && !value.isEmpty();
  }

  /**
   * Lets a number of threads pass.
   *
   * @throws Stop.Usage if it is not positive
   */
  public static int threads(String option, int count) {
    if (count < 1) {
      throw new Stop.Usage("ERROR: option " + option + " should be a positive integer.");
    }
    return count;
  }
}
