package io.jswift.domain.settings;

import io.jswift.domain.ByteRange;
import io.jswift.domain.ETag;
import io.jswift.domain.Headers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The headers of a HEAD or GET that say under which conditions, and how much of it. Immutable. Of a
 * condition that does not hold the call fails with {@code StatusException}: 412, or 304 for {@link
 * #ifNoneMatch} and {@link #ifModifiedSince}.
 *
 * @param headers what is to be sent, in order
 */
public record ReadConditions(Headers headers) {
  /** No conditions. */
  public static final ReadConditions NONE = new ReadConditions(Headers.NONE);

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Has the server ask every replica for the newest; slower, and fails sooner. */
  public ReadConditions newest() {
    return with("X-Newest", "true");
  }

  /** Only what has that ETag. */
  public ReadConditions ifMatch(ETag etag) {
    return with("If-Match", "\"" + etag.value() + "\"");
  }

  /** Only what has another ETag. */
  public ReadConditions ifNoneMatch(ETag etag) {
    return with("If-None-Match", "\"" + etag.value() + "\"");
  }

  /** Only what was stored after that time, in whole seconds. */
  public ReadConditions ifModifiedSince(Instant time) {
    return with("If-Modified-Since", HTTP_DATE.format(time));
  }

  /** Only what was not stored after that time, in whole seconds. */
  public ReadConditions ifUnmodifiedSince(Instant time) {
    return with("If-Unmodified-Since", HTTP_DATE.format(time));
  }

  /** Only these bytes. */
  public ReadConditions range(ByteRange range) {
    return with("Range", range.header());
  }

  /** Sets any other header in place of what it had. */
  public ReadConditions with(String name, String value) {
    return new ReadConditions(headers.with(name, value));
  }
}
