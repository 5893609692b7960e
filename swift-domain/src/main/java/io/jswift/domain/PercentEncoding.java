package io.jswift.domain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Percent-encoding, the one place where raw names become parts of a request target.
 *
 * <p>Every byte of the UTF-8 form is escaped but {@code A-Z a-z 0-9 - . _ ~}, and {@code /} where
 * it is a separator.
 */
public final class PercentEncoding {
  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  /**
   * Encodes a raw path. Slashes stay, except the one before a segment that is {@code .} or {@code
   * ..}: written as {@code %2F} it keeps HTTP libraries and proxies from resolving the segment, and
   * Swift, which decodes the whole path before it splits it, sees the same name.
   *
   * @param raw text without lone surrogates, such as {@code /container/object}
   */
  public static String path(String raw) {
    StringBuilder out = new StringBuilder(raw.length() + 16);
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '/' && !dotSegmentFollows(bytes, i + 1)) {
        out.append('/');
      } else {
        append(out, bytes[i]);
      }
    }
    return out.toString();
  }

  /**
   * Encodes a query name or value; slashes stay, as python-swiftclient leaves them, and a space is
   * {@code %20}.
   */
  public static String query(String raw) {
    StringBuilder out = new StringBuilder(raw.length() + 16);
    for (byte b : raw.getBytes(StandardCharsets.UTF_8)) {
      if (b == '/') {
        out.append('/');
      } else {
        append(out, b);
      }
    }
    return out.toString();
  }

  /**
   * Decodes once; empty where an escape is broken or the bytes are not UTF-8. A plus sign stays a
   * plus sign.
   */
  public static Optional<String> decode(String escaped) {
    byte[] in = escaped.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      if (in[i] != '%') {
        out[length++] = in[i];
        continue;
      }
      int high = i + 2 < in.length ? Character.digit((char) in[i + 1], 16) : -1;
      int low = i + 2 < in.length ? Character.digit((char) in[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      out[length++] = (byte) (high << 4 | low);
      i += 2;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(out, 0, length);
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  private static boolean dotSegmentFollows(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length && bytes[i] == '.') {
      i++;
    }
    int dots = i - from;
    return (dots == 1 || dots == 2) && (i == bytes.length || bytes[i] == '/');
  }

  private static void append(StringBuilder out, byte b) {
    if (b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || "-._~".indexOf(b) >= 0) {
      out.append((char) b);
    } else {
      out.append('%').append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
    }
  }
}
