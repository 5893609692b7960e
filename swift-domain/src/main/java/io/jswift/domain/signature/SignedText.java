package io.jswift.domain.signature;

import io.jswift.domain.InvalidRequestException;
import java.nio.charset.StandardCharsets;

/** The rule for every text that is signed. */
final class SignedText {
  private SignedText() {}

  /** Fails where the text cannot be written as UTF-8. */
  static void check(String what, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new InvalidRequestException(what + " must be representable as UTF-8");
    }
  }
}
