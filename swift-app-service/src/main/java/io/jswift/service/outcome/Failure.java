package io.jswift.service.outcome;

import io.jswift.domain.AuthException;
import io.jswift.domain.IntegrityException;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import java.time.Instant;
import io.jswift.domain.TransportException;
import java.util.Optional;

/**
 * Why an item failed.
 *
 * @param cause what was thrown; its message is a full sentence. A {@link StatusException} has the
 *     server's answer
 * @param attempts requests sent for it
 * @param at when it failed, by the clock of the connection
 */
public record Failure(SwiftException cause, int attempts, Instant at) {
  /** Returns a failure with the attempts that its cause knows of, 1 where it knows of none. */
  public static Failure of(SwiftException cause, Instant at) {
    return new Failure(cause, attempts(cause), at);
  }

  private static int attempts(SwiftException cause) {
    if (cause instanceof TransportException broken) {
      return broken.attempts();
    }
    return cause instanceof StatusException status ? status.attempts() : 1;
  }

  /** Returns the transaction id of the request that failed, if it came that far. */
  public Optional<String> transactionId() {
    if (cause instanceof StatusException status) {
      return status.transactionId();
    }
    if (cause instanceof IntegrityException wrong) {
      return wrong.transactionId();
    }
    return cause instanceof AuthException refused ? refused.transactionId() : Optional.empty();
  }
}
