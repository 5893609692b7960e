package io.jswift.cli.options;

import io.jswift.domain.Secret;
import org.jspecify.annotations.Nullable;

/** How to log in, and with what. Texts that were not given are empty. */
public sealed interface AuthChoice {
  /** No secret. */
  Secret NOTHING = new Secret("");

  /**
   * No login: storage URL and token are given.
   *
   * @param storageUrl the storage's URL
   * @param token the token
   * @param renewal how to log in once the token has died; null if nothing is known for that
   */
  record Preset(String storageUrl, Secret token, @Nullable AuthChoice renewal)
      implements AuthChoice {}

  /**
   * Version 1.
   *
   * @param url the auth server's URL
   * @param user such as {@code test:tester}
   * @param key the user's key
   */
  record Version1(String url, String user, Secret key) implements AuthChoice {}

  /**
   * Keystone, version 2.
   *
   * @param url Keystone's URL
   * @param user the user's name
   * @param password the user's password
   * @param token a token that is used in place of user and password, unless it is empty
   * @param tenant the tenant; it has no domain
   */
  record Version2(String url, String user, Secret password, Secret token, Named tenant)
      implements AuthChoice {}

  /**
   * Keystone, version 3. Each secret that is not empty is a method of its own.
   *
   * @param url Keystone's URL
   * @param user who
   * @param password the user's password
   * @param passcode a one-time passcode
   * @param token a token
   * @param project what for
   * @param trustId a trust that is used in place of the project, unless it is empty
   */
  record Version3(
      String url,
      Named user,
      Secret password,
      Secret passcode,
      Secret token,
      Named project,
      String trustId)
      implements AuthChoice {}

  /**
   * Keystone, version 3, with an application credential.
   *
   * @param url Keystone's URL
   * @param id the credential's id
   * @param name the credential's name, used without an id
   * @param user whose it is, used without an id
   * @param secret the credential's secret
   */
  record ApplicationCredential(String url, String id, String name, Named user, Secret secret)
      implements AuthChoice {}

  /**
   * A user or a project.
   *
   * @param id its id, which needs nothing else
   * @param name its name
   * @param domainId the id of the name's domain
   * @param domainName the name of the name's domain
   */
  record Named(String id, String name, String domainId, String domainName) {
    /** Returns whether there is neither id nor name. */
    public boolean isEmpty() {
      return id.isEmpty() && name.isEmpty();
    }
  }
}
