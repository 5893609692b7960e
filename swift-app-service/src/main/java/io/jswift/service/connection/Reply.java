package io.jswift.service.connection;

import io.jswift.domain.Headers;
import io.jswift.domain.StatusException;
import java.time.Duration;
import java.util.Optional;

/**
 * How the server answered one operation, its body left out.
 *
 * @param status the status of the last response
 * @param headers its headers
 * @param effort attempts and times
 */
public record Reply(int status, Headers headers, Effort effort) {
  /** Returns a refusal as a reply, for one that says that a thing is gone; its times are zero. */
  public static Reply of(StatusException refused) {
    Effort effort = new Effort(refused.attempts(), Duration.ZERO, Duration.ZERO);
    return new Reply(refused.status(), refused.headers(), effort);
  }

  /** Returns the requests sent, 1 if the first succeeded. */
  public int attempts() {
    return effort.attempts();
  }

  /** Returns the transaction id, by which the cluster's operator finds the request. */
  public Optional<String> transactionId() {
    return headers.first("X-Trans-Id").or(() -> headers.first("X-Openstack-Request-Id"));
  }
}
