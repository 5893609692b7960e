package io.jswift.domain;

/** The rules that container and object names share. */
final class Names {
  private Names() {}

  static void check(String kind, String value) {
    if (value.isEmpty()) {
      throw new InvalidRequestException("The " + kind + " name is empty.");
    }
    if (value.indexOf('\0') >= 0) {
      throw new InvalidRequestException(
          "Swift does not take a NUL in the " + kind + " name '" + value + "'.");
    }
    if (Utf8.hasLoneSurrogate(value)) {
      throw new InvalidRequestException(
          "The " + kind + " name '" + value + "' cannot be written as UTF-8.");
    }
  }
}
