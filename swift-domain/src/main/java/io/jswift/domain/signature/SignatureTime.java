package io.jswift.domain.signature;

import io.jswift.domain.InvalidRequestException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the moment at which a signature ends, as the {@code tempurl} command takes it. */
public final class SignatureTime {
  private static final Pattern ISO =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:(T\\d\\d:\\d\\d:\\d\\d)(Z?))?");
  private static final Pattern NUMBER =
      Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)(s|min|m|hr|h|d)?");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

  private SignatureTime() {}

  /**
   * Returns the moment that a text means: a whole number of seconds, from {@code now} or, where
   * {@code absolute}, since 1970; a number, fractions allowed, with one of {@code s m min h hr d},
   * always from {@code now}; or {@code YYYY-MM-DDTHH:MM:SSZ} (UTC), the same without {@code Z} or
   * only the day, both in {@code zone}. Cut to whole seconds.
   *
   * @throws InvalidRequestException if it is none of these, or a suffix meets {@code absolute}
   */
  public static Instant parse(String text, boolean absolute, Instant now, ZoneId zone) {
    try {
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        return calendar(iso, zone);
      }
      Matcher number = NUMBER.matcher(text.trim());
      if (number.matches() && !(absolute && number.group(2) != null)) {
        return counted(number, absolute, now);
      }
    } catch (ArithmeticException | DateTimeException outOfRange) {
      throw refusal(outOfRange);
    }
    throw refusal(null);
  }

  private static Instant calendar(Matcher iso, ZoneId zone) {
    LocalDate day = LocalDate.parse(iso.group(1), DAY);
    String time = iso.group(2);
    LocalDateTime moment = time == null ? day.atStartOfDay() : LocalDateTime.parse(day + time);
    return moment.atZone("Z".equals(iso.group(3)) ? ZoneOffset.UTC : zone).toInstant();
  }

  private static Instant counted(Matcher number, boolean absolute, Instant now) {
    BigDecimal value = new BigDecimal(number.group(1));
    String suffix = number.group(2);
    if (suffix == null && value.signum() < 0) {
      throw refusal(null);
    }
    if (suffix == null) {
      long whole = value.longValueExact();
      return Instant.ofEpochSecond(absolute ? whole : Math.addExact(now.getEpochSecond(), whole));
    }
    BigDecimal seconds = value.multiply(BigDecimal.valueOf(unit(suffix)));
    BigDecimal end =
        seconds
            .add(BigDecimal.valueOf(now.getEpochSecond()))
            .add(BigDecimal.valueOf(now.getNano(), 9));
    return Instant.ofEpochSecond(end.toBigInteger().longValueExact());
  }

  private static long unit(String suffix) {
    return switch (suffix) {
      case "s" -> 1;
      case "m", "min" -> 60;
      case "h", "hr" -> 3600;
      default -> 86_400;
    };
  }

  private static InvalidRequestException refusal(@Nullable Throwable cause) {
    return new InvalidRequestException(
        "time must either be a whole number or in specific ISO 8601 format.", cause);
  }
}
