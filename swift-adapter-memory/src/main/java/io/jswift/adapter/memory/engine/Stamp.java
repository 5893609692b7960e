package io.jswift.adapter.memory.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * When something was changed.
 *
 * @param micros microseconds since 1970, in steps of ten as Swift keeps them
 */
record Stamp(long micros) {
  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LISTING =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  static Stamp of(Instant now) {
    return new Stamp((now.getEpochSecond() * 1_000_000 + now.getNano() / 1000) / 10 * 10);
  }

  /** Reads an {@code X-Timestamp}; empty if it is none. */
  static Optional<Stamp> parse(String text) {
    if (!text.matches("\\d{1,10}(\\.\\d{1,18})?(_[0-9a-f]{1,16})?")) {
      return Optional.empty();
    }
    String[] parts = text.replaceFirst("_.*", "").split("\\.");
    String fraction = ((parts.length > 1 ? parts[1] : "") + "00000").substring(0, 5);
    return Optional.of(
        new Stamp(Long.parseLong(parts[0]) * 1_000_000 + Long.parseLong(fraction) * 10));
  }

  /** {@code X-Timestamp}: seconds with five decimals. */
  String timestamp() {
    return String.format(Locale.ROOT, "%d.%05d", micros / 1_000_000, micros % 1_000_000 / 10);
  }

  /** Seconds, rounded up as {@code Last-Modified} is. */
  long lastModifiedSeconds() {
    return (micros + 999_999) / 1_000_000;
  }

  String lastModified() {
    return http(Instant.ofEpochSecond(lastModifiedSeconds()));
  }

  String inListing() {
    return LISTING.format(Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000));
  }

  /** As manifests show it: whole seconds, rounded up. */
  String inManifest() {
    return LISTING.format(Instant.ofEpochSecond(lastModifiedSeconds()));
  }

  static String http(Instant time) {
    return HTTP.format(time);
  }

  static Optional<Long> parseHttp(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toEpochSecond());
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }
}
