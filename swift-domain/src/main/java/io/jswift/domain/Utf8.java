package io.jswift.domain;

import java.nio.charset.StandardCharsets;

/** UTF-8 facts about text: Swift compares and sends names as UTF-8 bytes, Java keeps UTF-16. */
public final class Utf8 {
  private Utf8() {}

  /** Returns the UTF-8 bytes of the text, which must not hold a lone surrogate. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns whether the text has half a surrogate pair, which no UTF-8 can express. */
  public static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i)) && isPair(text, i)) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Compares in the order of UTF-8 bytes, which is the order of code points and the order of
   * Swift's listings. {@code String.compareTo} differs where characters above U+FFFF meet those
   * from U+E000.
   */
  public static int compare(String a, String b) {
    int end = Math.min(a.length(), b.length());
    for (int i = 0; i < end; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // a surrogate stands for a code point above every other char
        boolean same = Character.isSurrogate(x) == Character.isSurrogate(y);
        return same ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static boolean isPair(String text, int i) {
    return i + 1 < text.length()
        && Character.isHighSurrogate(text.charAt(i))
        && Character.isLowSurrogate(text.charAt(i + 1));
  }
}
