package io.jswift.domain.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * Modification times as the text that uploading clients store: seconds since 1970 with six
 * decimals.
 */
public final class Mtime {
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);
  private static final int MOST_DIGITS = 100;

  private Mtime() {}

  /**
   * Returns the text. It is rounded as python-swiftclient rounds it, through a double, since
   * segment names and the comparison of unchanged files depend on it.
   */
  public static String text(Instant time) {
    double seconds = time.getEpochSecond() + time.getNano() * 1e-9;
    return new BigDecimal(seconds).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** Reads such a text; empty if it is no number that a file system can hold. */
  public static Optional<Instant> parse(String text) {
    try {
      BigDecimal seconds = new BigDecimal(text.trim());
      if (Math.abs((long) seconds.scale()) > MOST_DIGITS) {
        return Optional.empty(); // 1e99999999 is a short text, and a number that takes hours
      }
      long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
      long nanos = seconds.subtract(BigDecimal.valueOf(whole)).multiply(NANOS).longValue();
      return Optional.of(Instant.ofEpochSecond(whole, nanos));
    } catch (ArithmeticException | NumberFormatException | java.time.DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
