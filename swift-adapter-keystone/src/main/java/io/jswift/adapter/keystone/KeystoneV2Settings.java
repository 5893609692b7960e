package io.jswift.adapter.keystone;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Secret;
import io.jswift.ports.transport.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who logs in at Keystone by version 2, and for what.
 *
 * @param authUrl such as {@code http://127.0.0.1:5000/v2.0}; {@code /v2.0} is appended where the
 *     URL names no version
 * @param proof who
 * @param tenant what the token is good for; null only where the user name has it before a colon
 * @param endpoint which endpoint of the catalogue is the storage
 * @param storageUrl used in place of the catalogue's, or null
 * @param idleLimit how long nothing may move before the login fails; zero for no limit
 */
public record KeystoneV2Settings(
    Target authUrl,
    Proof proof,
    @Nullable Tenant tenant,
    EndpointChoice endpoint,
    @Nullable Target storageUrl,
    Duration idleLimit) {
  /** How version 2 is told who logs in. */
  public sealed interface Proof {}

  /**
   * A user and a password.
   *
   * @param user the user's name; {@code tenant:user} where no tenant is given
   * @param password the user's password
   */
  public record Password(String user, Secret password) implements Proof {}

  /**
   * A token that Keystone gave before.
   *
   * @param token the token
   */
  public record Token(Secret token) implements Proof {}

  /**
   * Splits {@code tenant:user} where no tenant is given.
   *
   * @throws InvalidRequestException if there is no tenant, or more than one colon
   */
  public KeystoneV2Settings {
    if (tenant == null && proof instanceof Password password && password.user().contains(":")) {
      String[] parts = password.user().split(":", -1);
      if (parts.length != 2) {
        throw new InvalidRequestException(
            "The user name \"" + password.user() + "\" has more than one colon.");
      }
      tenant = new Tenant.Name(parts[0]);
      proof = new Password(parts[1], password.password());
    }
    if (tenant == null) {
      throw new InvalidRequestException("No tenant specified");
    }
  }
}
