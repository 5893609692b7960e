package io.jswift.adapter.tempauth;

import io.jswift.domain.Secret;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Target;

/**
 * A storage URL and a token that somebody else has fetched. No request is made; every login gives a
 * new session of the same token, so a token that has died stays dead.
 */
public final class PresetAuth implements Auth {
  private final Target storageUrl;
  private final Secret token;

  /**
   * Makes one.
   *
   * @param storageUrl the account's URL; a slash at its end is taken off
   * @param token sent as {@code X-Auth-Token}
   */
  public PresetAuth(Target storageUrl, Secret token) {
    this.storageUrl = StorageUrl.withoutSlash(storageUrl);
    this.token = token;
  }

  /** Returns a session of that URL and token, at once. */
  @Override
  public Session login(Cancellation cancellation) {
    cancellation.throwIfCancelled();
    return new Session(storageUrl, token, null, null);
  }
}
