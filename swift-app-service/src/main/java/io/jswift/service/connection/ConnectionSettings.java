package io.jswift.service.connection;

import io.jswift.ports.time.Time;
import java.time.Duration;

/**
 * How a connection behaves.
 *
 * @param retries how often an operation is tried again after its first attempt failed
 * @param firstBackoff the upper bound of the first wait between attempts; it doubles, and each wait
 *     is a random part
 * @param maxBackoff the upper bound of any such wait
 * @param idleLimit how long nothing may move before an attempt fails, be it before the first byte
 *     of the answer or within a body; zero for no limit. Where the server may work in silence
 *     (manifests, copies, bulk operations) ten times as long. Over a transport that has no such
 *     limit of its own the connection keeps it, to a quarter of a second
 * @param overallLimit after how long, from the beginning of an operation, no further attempt is
 *     made; what is under way is not ended by it
 * @param retryOnRateLimit whether 429 and 498, too many requests, are tried again
 * @param renewOnEveryRetry whether a new session is made before every retry
 * @param userAgent sent as {@code User-Agent}
 * @param time clock and sleep
 * @param listener sees every exchange
 */
public record ConnectionSettings(
    int retries,
    Duration firstBackoff,
    Duration maxBackoff,
    Duration idleLimit,
    Duration overallLimit,
    boolean retryOnRateLimit,
    boolean renewOnEveryRetry,
    String userAgent,
    Time time,
    WireListener listener) {
  /**
   * Five retries, waits of up to 1, 2, 4, 8 and 16 seconds, a minute without movement, half an hour
   * in all, and nobody listening.
   */
  public static final ConnectionSettings DEFAULTS =
      new ConnectionSettings(
          5,
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofMinutes(30),
          true,
          false,
          "jswift",
          Time.system(),
          WireListener.NONE);

  /** Returns these settings with another number of retries, at least 0. */
  public ConnectionSettings withRetries(int count) {
    return new ConnectionSettings(
        count,
        firstBackoff,
        maxBackoff,
        idleLimit,
        overallLimit,
        retryOnRateLimit,
        renewOnEveryRetry,
        userAgent,
        time,
        listener);
  }

  /** Returns these settings with another idle limit. */
  public ConnectionSettings withIdleLimit(Duration limit) {
    return new ConnectionSettings(
        retries,
        firstBackoff,
        maxBackoff,
        limit,
        overallLimit,
        retryOnRateLimit,
        renewOnEveryRetry,
        userAgent,
        time,
        listener);
  }

  /** Returns these settings with another overall limit. */
  public ConnectionSettings withOverallLimit(Duration limit) {
    return new ConnectionSettings(
        retries,
        firstBackoff,
        maxBackoff,
        idleLimit,
        limit,
        retryOnRateLimit,
        renewOnEveryRetry,
        userAgent,
        time,
        listener);
  }

  /** Returns these settings with 429 and 498 being final. */
  public ConnectionSettings withoutRetryOnRateLimit() {
    return new ConnectionSettings(
        retries,
        firstBackoff,
        maxBackoff,
        idleLimit,
        overallLimit,
        false,
        renewOnEveryRetry,
        userAgent,
        time,
        listener);
  }

  /** Returns these settings with another clock. */
  public ConnectionSettings withTime(Time clock) {
    return new ConnectionSettings(
        retries,
        firstBackoff,
        maxBackoff,
        idleLimit,
        overallLimit,
        retryOnRateLimit,
        renewOnEveryRetry,
        userAgent,
        clock,
        listener);
  }

  /** Returns these settings with a listener. */
  public ConnectionSettings withListener(WireListener each) {
    return new ConnectionSettings(
        retries,
        firstBackoff,
        maxBackoff,
        idleLimit,
        overallLimit,
        retryOnRateLimit,
        renewOnEveryRetry,
        userAgent,
        time,
        each);
  }

  /** Returns these settings with a new session before every retry. */
  public ConnectionSettings withNewSessionOnEveryRetry() {
    return new ConnectionSettings(
        retries,
        firstBackoff,
        maxBackoff,
        idleLimit,
        overallLimit,
        retryOnRateLimit,
        true,
        userAgent,
        time,
        listener);
  }
}
