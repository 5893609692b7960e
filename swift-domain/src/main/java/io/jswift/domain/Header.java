package io.jswift.domain;

/**
 * One header line.
 *
 * @param name the name as written; names compare without regard to ASCII case
 * @param value the value, UTF-8 on the wire
 */
public record Header(String name, String value) {
  /** Returns whether this header has that name, in any case. */
  public boolean is(String otherName) {
    return name.equalsIgnoreCase(otherName);
  }
}
