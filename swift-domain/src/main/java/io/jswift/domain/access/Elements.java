package io.jswift.domain.access;

import io.jswift.domain.InvalidRequestException;

/** The rule for every text in an access list. */
final class Elements {
  private Elements() {}

  static void check(String what, String text) {
    if (text.isBlank() || text.indexOf(',') >= 0 || text.chars().anyMatch(c -> c < ' ')) {
      throw new InvalidRequestException(
          "Not a "
              + what
              + " of an access list: '"
              + text
              + "' is empty or holds a comma or control.");
    }
  }
}
