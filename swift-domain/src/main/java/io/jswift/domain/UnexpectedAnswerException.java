package io.jswift.domain;

import org.jspecify.annotations.Nullable;

/**
 * The server answered with something that is not Swift: a body that is not JSON, a missing header.
 */
public final class UnexpectedAnswerException extends SwiftException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a full sentence. */
  public UnexpectedAnswerException(String message) {
    this(message, null);
  }

  /** Makes one with a full sentence and what led to it. */
  public UnexpectedAnswerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
