package io.jswift.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes or lengths differ from what was announced: a checksum mismatch, a short body, a source that
 * changed while it was read.
 */
public final class IntegrityException extends SwiftException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String transactionId;

  /** Makes one with a full sentence. */
  public IntegrityException(String message) {
    this(message, null, null);
  }

  /** Makes one with a full sentence and what led to it. */
  public IntegrityException(String message, @Nullable Throwable cause) {
    this(message, null, cause);
  }

  /** Makes one with a full sentence, the request by which the bytes came, and what led to it. */
  public IntegrityException(
      String message, @Nullable String transactionId, @Nullable Throwable cause) {
    super(message, cause);
    this.transactionId = transactionId;
  }

  /** Returns the transaction id of the request by which the bytes came, where there is one. */
  public Optional<String> transactionId() {
    return Optional.ofNullable(transactionId);
  }
}
