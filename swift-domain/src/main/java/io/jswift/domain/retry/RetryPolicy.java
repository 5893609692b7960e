package io.jswift.domain.retry;

import io.jswift.domain.TransportException;
import java.time.Duration;

/**
 * Which failures are tried again, how often and after which wait.
 *
 * @param retries how often an operation is tried again after its first attempt
 * @param firstBackoff the upper bound of the first wait; it doubles from one to the next
 * @param maxBackoff the upper bound of any wait that the server did not ask for
 * @param onRateLimit whether 429 and 498, too many requests, are tried again
 */
public record RetryPolicy(
    int retries, Duration firstBackoff, Duration maxBackoff, boolean onRateLimit) {
  /**
   * The longest {@code Retry-After} that is waited for; a server that asks for more is not asked
   * again.
   */
  public static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

  /**
   * Returns whether a status may be another one next time: 408, 499, 429 and 498 unless switched
   * off, and any 5xx but 501 (not implemented) and 505 (version not supported).
   */
  public boolean repeats(int status) {
    return switch (status) {
      case 408, 499 -> true;
      case 429, 498 -> onRateLimit;
      case 501, 505 -> false;
      default -> status >= 500;
    };
  }

  /** Returns whether an exchange without an answer may get one next time. */
  public boolean repeats(TransportException.Kind kind) {
    return switch (kind) {
      case RESOLVE, CONNECT, TLS, BROKEN, TIMEOUT -> true;
      case TRUST, PROTOCOL, CANCELLED, SOURCE, REFUSED -> false;
    };
  }

  /**
   * Returns the wait before a retry: a random part of a bound that doubles (full jitter).
   *
   * @param retry 1 for the first
   * @param random from 0 to below 1
   */
  public Duration backoff(int retry, double random) {
    int doublings = Math.min(retry - 1, 30);
    double bound =
        Math.min(
            (double) firstBackoff.toNanos() * (1L << doublings), (double) maxBackoff.toNanos());
    return Duration.ofNanos((long) (bound * random));
  }
}
