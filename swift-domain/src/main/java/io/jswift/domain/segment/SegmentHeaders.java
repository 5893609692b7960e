package io.jswift.domain.segment;

import io.jswift.domain.Header;
import io.jswift.domain.Headers;
import io.jswift.domain.Resource;
import java.util.OptionalLong;

/**
 * What segments are given of the headers of the object they belong to: the metadata that its user
 * set, and an end no earlier than the object's own. What describes the body, such as a content type
 * or encoding, is the object's alone.
 *
 * @param headers to be sent with each segment
 * @param aliveUntil the second since 1970 until which a segment must be there at least; {@link
 *     Long#MAX_VALUE} for always
 */
public record SegmentHeaders(Headers headers, long aliveUntil) {
  /**
   * How much longer than asked a segment lives where the end is told in seconds from now: the
   * object's time begins with its manifest, and that comes last.
   */
  public static final long SPARE_SECONDS = 24 * 3600;

  private static final String AFTER = "X-Delete-After";
  private static final String AT = "X-Delete-At";

  /**
   * Returns those for an object.
   *
   * @param object the headers that the user gave for it
   * @param now seconds since 1970
   */
  public static SegmentHeaders of(Headers object, long now) {
    Headers metadata = object.where(SegmentHeaders::isMetadata);
    OptionalLong after = object.number(AFTER);
    if (after.isPresent()) {
      long seconds = after.getAsLong() + SPARE_SECONDS;
      return new SegmentHeaders(
          metadata.with(AFTER, Long.toString(seconds)), now + seconds - SPARE_SECONDS / 2);
    }
    OptionalLong at = object.number(AT);
    return at.isPresent()
        ? new SegmentHeaders(metadata.with(AT, Long.toString(at.getAsLong())), at.getAsLong())
        : new SegmentHeaders(metadata, Long.MAX_VALUE);
  }

  /** Returns whether a segment with these headers is there for as long as the object needs it. */
  public boolean outlive(Headers segment) {
    return segment.number(AT).orElse(Long.MAX_VALUE) >= aliveUntil;
  }

  private static boolean isMetadata(Header line) {
    String prefix = Resource.OBJECT.metaPrefix();
    return line.name().regionMatches(true, 0, prefix, 0, prefix.length());
  }
}
