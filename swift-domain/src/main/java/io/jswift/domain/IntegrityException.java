package io.jswift.domain;

import org.jspecify.annotations.Nullable;

/**
 * Bytes or lengths differ from what was announced: a checksum mismatch, a short body, a source that
 * changed while it was read.
 */
public final class IntegrityException extends SwiftException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a full sentence. */
  public IntegrityException(String message) {
    this(message, null);
  }

  /** Makes one with a full sentence and what led to it. */
  public IntegrityException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
