package io.jswift.service.outcome;

import io.jswift.domain.IntegrityException;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import java.util.Optional;

/**
 * Why an item failed.
 *
 * @param cause what was thrown; its message is a full sentence
 * @param attempts requests sent for it
 */
public record Failure(SwiftException cause, int attempts) {
  /** Returns a failure with the attempts that its cause knows of, 1 where it knows of none. */
  public static Failure of(SwiftException cause) {
    return new Failure(cause, attempts(cause));
  }

  private static int attempts(SwiftException cause) {
    if (cause instanceof TransportException broken) {
      return broken.attempts();
    }
    return cause instanceof StatusException status ? status.attempts() : 1;
  }

  /**
   * Returns the transaction id of the request that was refused, or by which wrong bytes came, if it
   * came that far.
   */
  public Optional<String> transactionId() {
    if (cause instanceof IntegrityException wrong) {
      return wrong.transactionId();
    }
    return cause instanceof StatusException status ? status.transactionId() : Optional.empty();
  }
}
