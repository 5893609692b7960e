package io.jswift.domain;

/**
 * The name of an object within its container: raw text, not escaped. Any UTF-8 but NUL; slashes,
 * {@code .} and {@code ..} segments, spaces, newlines, percent signs and empty segments are part of
 * the name and are sent as they are.
 *
 * @param value the name as it appears in listings; never empty
 */
public record ObjectName(String value) implements Comparable<ObjectName> {
  /**
   * Checks the name.
   *
   * @throws InvalidRequestException if it is empty or has a NUL or a lone surrogate
   */
  public ObjectName {
    Names.check("object", value);
  }

  /** Compares by UTF-8 bytes, as Swift orders listings. */
  @Override
  public int compareTo(ObjectName other) {
    return Utf8.compare(value, other.value);
  }

  /** Returns the raw name. */
  @Override
  public String toString() {
    return value;
  }
}
