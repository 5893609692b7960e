package io.jswift.domain;

import java.util.Objects;

/**
 * A key, password or token. It never prints: {@code toString} is redacted, {@link #reveal()} is the
 * only way out.
 */
public final class Secret {
  private final String text;

  /** Wraps the text. */
  public Secret(String text) {
    this.text = Objects.requireNonNull(text);
  }

  /** Returns the text itself, to be sent and not to be logged. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns a fixed text. */
  @Override
  public String toString() {
    return "(secret)";
  }
}
