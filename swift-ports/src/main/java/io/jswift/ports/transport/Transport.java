package io.jswift.ports.transport;

import io.jswift.ports.time.Cancellation;
import java.util.Set;

/**
 * Makes HTTP/1.1 exchanges. Safe for use by any number of threads at once; it never queues, so
 * callers bound their work themselves.
 *
 * <h2>Contract</h2>
 *
 * <ul>
 *   <li>One request sent once: no retry, redirect, cookie, cache, decompression or authentication
 *       of its own.
 *   <li>Target and headers go out octet for octet, values as UTF-8, or the exchange fails with
 *       {@code REFUSED} before anything is sent.
 *   <li>An answer that arrives while the body is still being sent ends the sending and is returned.
 *   <li>With {@code expectContinue} the body waits for {@code 100 Continue} or a final answer. A
 *       server that never answers is remembered, and its later requests go out without waiting.
 *   <li>Cancelling ends the exchange, or a read of its body, within milliseconds with {@code
 *       CANCELLED}. The hook stays registered until the response is closed.
 *   <li>Failures are {@link io.jswift.domain.TransportException}s that tell what a retry decision
 *       needs.
 * </ul>
 */
public interface Transport extends AutoCloseable {
  /** What some HTTP libraries cannot do; tests and callers ask. */
  enum Capability {
    /** Header values beyond ASCII. */
    NON_ASCII_VALUES,
    /** Header names beyond ASCII. */
    NON_ASCII_NAMES,
    /** {@link Request#idleLimit()} is kept. */
    IDLE_LIMIT,
    /** {@link Request#expectContinue()} is kept. */
    EXPECT_CONTINUE
  }

  /**
   * Sends the request and returns once the final status and headers are there.
   *
   * @throws io.jswift.domain.TransportException if no answer came
   */
  Response exchange(Request request, Cancellation cancellation);

  /**
   * Closes every connection that is idle now: after one of them was found broken the others likely
   * are too.
   */
  void dropIdleConnections();

  /** Returns what this transport can do. */
  Set<Capability> capabilities();

  /** Closes connections and ends what is in progress. May be called twice. */
  @Override
  void close();
}
