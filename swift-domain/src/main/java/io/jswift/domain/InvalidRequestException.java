package io.jswift.domain;

import org.jspecify.annotations.Nullable;

/**
 * The caller asked for something that cannot be sent: a bad name, header or option. Nothing was
 * sent.
 */
public final class InvalidRequestException extends SwiftException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a full sentence. */
  public InvalidRequestException(String message) {
    this(message, null);
  }

  /** Makes one with a full sentence and what led to it. */
  public InvalidRequestException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
