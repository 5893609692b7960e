package io.jswift.ports.auth;

import io.jswift.domain.Secret;
import io.jswift.ports.transport.Target;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One login: where the storage is and what opens it. Compared by identity, on purpose: a second
 * login may return the same token text and still be another session.
 */
public final class Session {
  private final Target storageUrl;
  private final Secret token;
  private final @Nullable Instant expires;
  private final @Nullable Secret serviceToken;

  /**
   * Makes a session.
   *
   * @param storageUrl the account's URL, without a slash at its end
   * @param token sent as {@code X-Auth-Token}
   * @param expires when the token dies, if the auth server told
   * @param serviceToken sent as {@code X-Service-Token}, if there is one
   */
  public Session(
      Target storageUrl, Secret token, @Nullable Instant expires, @Nullable Secret serviceToken) {
    this.storageUrl = storageUrl;
    this.token = token;
    this.expires = expires;
    this.serviceToken = serviceToken;
  }

  /** Returns the account's URL. */
  public Target storageUrl() {
    return storageUrl;
  }

  /** Returns the token. */
  public Secret token() {
    return token;
  }

  /** Returns when the token dies, if the auth server told. */
  public Optional<Instant> expires() {
    return Optional.ofNullable(expires);
  }

  /** Returns the service token, if there is one. */
  public Optional<Secret> serviceToken() {
    return Optional.ofNullable(serviceToken);
  }

  /** Returns the URL only. */
  @Override
  public String toString() {
    return "Session[" + storageUrl + "]";
  }
}
