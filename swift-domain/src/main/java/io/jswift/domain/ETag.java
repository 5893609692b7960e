package io.jswift.domain;

import java.util.HexFormat;

/**
 * An ETag, without quotes: for a plain object the MD5 of its bytes in hexadecimal, for a large
 * object a value of its own (see the segment package).
 *
 * @param value the text without surrounding quotes
 */
public record ETag(String value) {
  /** The ETag of zero bytes. */
  public static final ETag EMPTY = new ETag("d41d8cd98f00b204e9800998ecf8427e");

  /**
   * Reads a header or listing value, dropping one pair of quotes (RFC style) if there is one, and a
   * weak mark.
   */
  public static ETag parse(String text) {
    String bare = text.startsWith("W/") ? text.substring(2) : text;
    boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
    return new ETag(quoted ? bare.substring(1, bare.length() - 1) : bare);
  }

  /** Returns the ETag of an MD5 digest of 16 bytes. */
  public static ETag ofMd5(byte[] digest) {
    return new ETag(HexFormat.of().formatHex(digest));
  }

  /** Returns whether the value has the form of an MD5: 32 hexadecimal digits. */
  public boolean isMd5() {
    for (int i = 0; i < value.length(); i++) {
      if (!HexFormat.isHexDigit(value.charAt(i))) {
        return false;
      }
    }
    return value.length() == 32;
  }

  /** Returns whether the two name the same bytes: hexadecimal digits compare in any case. */
  public boolean matches(ETag other) {
    return value.equalsIgnoreCase(other.value);
  }

  /** Returns the value without quotes. */
  @Override
  public String toString() {
    return value;
  }
}
