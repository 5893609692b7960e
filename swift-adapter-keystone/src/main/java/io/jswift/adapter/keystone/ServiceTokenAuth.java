package io.jswift.adapter.keystone;

import io.jswift.domain.AuthException;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import java.time.Instant;
import java.util.Optional;

/**
 * Two logins in one: the user's, and that of a service which vouches for the request with its own
 * token ({@code X-Service-Token}), as storage accounts with a service prefix want it. The session
 * dies with the token that dies first; one call makes one try of each login.
 */
public final class ServiceTokenAuth implements Auth {
  private final Auth user;
  private final Auth service;

  /**
   * Makes one.
   *
   * @param user gives storage URL and token
   * @param service gives the service token; its storage URL is not used, and one may be set for it
   *     where its catalogue has none
   */
  public ServiceTokenAuth(Auth user, Auth service) {
    this.user = user;
    this.service = service;
  }

  /**
   * Logs in the user, then the service.
   *
   * @throws AuthException if one of them gets no session; the message says which
   */
  @Override
  public Session login(Cancellation cancellation) {
    Session first = user.login(cancellation);
    Session second;
    try {
      second = service.login(cancellation);
    } catch (AuthException failed) {
      AuthException told =
          new AuthException(
              "The login of the service failed: " + failed.text(),
              failed.status(),
              failed.retryAfter().orElse(null),
              failed.transactionId().orElse(null));
      told.addSuppressed(failed);
      throw told;
    }
    return new Session(
        first.storageUrl(),
        first.token(),
        earlier(first.expires(), second.expires()).orElse(null),
        second.token());
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return one.isPresent() && (other.isEmpty() || one.get().isBefore(other.get())) ? one : other;
  }
}
