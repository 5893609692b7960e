package io.jswift.domain;

import org.jspecify.annotations.Nullable;

/** A local file or directory could not be read or written as asked. */
public final class LocalFileException extends SwiftException {
  private static final long serialVersionUID = 1L;

  /** Makes one with a full sentence. */
  public LocalFileException(String message) {
    this(message, null);
  }

  /** Makes one with a full sentence and what led to it. */
  public LocalFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
