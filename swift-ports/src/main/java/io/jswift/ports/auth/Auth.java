package io.jswift.ports.auth;

import io.jswift.ports.time.Cancellation;

/**
 * Turns credentials into a session.
 *
 * <h2>Contract</h2>
 *
 * One try a call, no retry, no cache: whoever calls decides when to log in again, and lets no two
 * threads do it at once. Safe for use by several threads. Credentials never appear in exceptions or
 * in {@code toString}.
 */
public interface Auth {
  /**
   * Logs in.
   *
   * @throws io.jswift.domain.AuthException if the auth server answered and gave no session
   * @throws io.jswift.domain.TransportException if it did not answer
   */
  Session login(Cancellation cancellation);
}
