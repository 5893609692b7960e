package io.jswift.domain;

/**
 * A run of bytes of an object.
 *
 * @param first offset of the first byte, from 0
 * @param last offset of the last byte, included; {@link #END} for all that follow
 */
public record ByteRange(long first, long last) {
  /** As {@code last}: up to the end, whatever the length is. */
  public static final long END = Long.MAX_VALUE;

  /** Checks that the range holds at least one byte. */
  public ByteRange {
    if (first < 0 || last < first) {
      throw new InvalidRequestException("Not a byte range: " + first + " to " + last + ".");
    }
  }

  /**
   * Returns the range of {@code length} bytes from {@code offset}; {@code length} is at least 1.
   */
  public static ByteRange of(long offset, long length) {
    return new ByteRange(offset, offset + length - 1);
  }

  /** Returns the range from {@code offset} to the end. */
  public static ByteRange from(long offset) {
    return new ByteRange(offset, END);
  }

  /** Returns the number of bytes, or {@link #END} if the range is open. */
  public long length() {
    return last == END ? END : last - first + 1;
  }

  /** Returns the value of a {@code Range} header. */
  public String header() {
    return "bytes=" + first + "-" + (last == END ? "" : Long.toString(last));
  }
}
