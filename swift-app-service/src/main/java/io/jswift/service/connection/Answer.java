package io.jswift.service.connection;

import io.jswift.domain.Headers;
import java.util.Optional;

/**
 * What an operation returned and what it took.
 *
 * @param value the result
 * @param status the status of the last response
 * @param headers its headers
 * @param effort attempts and times
 * @param <T> the type of the result
 */
public record Answer<T>(T value, int status, Headers headers, Effort effort) {
  /** Returns it without the result. */
  public Reply reply() {
    return new Reply(status, headers, effort);
  }

  /** Returns the transaction id, by which the cluster's operator finds the request. */
  public Optional<String> transactionId() {
    return reply().transactionId();
  }
}
