package io.jswift.adapter.keystone;

import io.jswift.domain.Secret;

/** One way of proving to Keystone's version 3 who logs in. A login may need two of them. */
public sealed interface LoginMethod {
  /**
   * A user's password.
   *
   * @param user who
   * @param password the user's password
   */
  record Password(Reference user, Secret password) implements LoginMethod {}

  /**
   * A one-time passcode (TOTP), most often beside a password. It is good for one login only: what
   * logs in again needs a new one.
   *
   * @param user who
   * @param passcode the digits that the user's device shows
   */
  record Passcode(Reference user, Secret passcode) implements LoginMethod {}

  /**
   * A token that Keystone gave before, exchanged for another one with another scope. The new token
   * dies when the old one does.
   *
   * @param token the token
   */
  record Token(Secret token) implements LoginMethod {}

  /**
   * An application credential by its id.
   *
   * @param id the credential's id
   * @param secret the credential's secret
   */
  record ApplicationCredentialId(String id, Secret secret) implements LoginMethod {}

  /**
   * An application credential by its name, which is known only within its user's.
   *
   * @param name the credential's name
   * @param user whose it is
   * @param secret the credential's secret
   */
  record ApplicationCredentialName(String name, Reference user, Secret secret)
      implements LoginMethod {}
}
