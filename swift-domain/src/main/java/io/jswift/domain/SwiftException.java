package io.jswift.domain;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws on purpose. Unchecked; the message says what was
 * tried, on what, and what came back, and never holds a secret.
 */
public abstract sealed class SwiftException extends RuntimeException
    permits AuthException,
        CancelledException,
        IntegrityException,
        InvalidRequestException,
        LocalFileException,
        StatusException,
        TransportException,
        UnexpectedAnswerException {
  private static final long serialVersionUID = 1L;

  SwiftException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
