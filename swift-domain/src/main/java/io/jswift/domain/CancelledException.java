package io.jswift.domain;

import org.jspecify.annotations.Nullable;

/**
 * The call was given up because its cancellation was triggered; nothing is known about its effect
 * on the server.
 */
public final class CancelledException extends SwiftException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a full sentence. */
  public CancelledException(String message) {
    this(message, null);
  }

  /** Makes one with a full sentence and what led to it. */
  public CancelledException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
