package io.jswift.junit;

/**
 * An account of the embedded Swift that one test has for itself.
 *
 * @param authUrl where to log in, version 1, for {@code ST_AUTH}
 * @param keystoneUrl where to log in as with Keystone, without the version, for {@code OS_AUTH_URL}
 * @param project the account's name, which is Keystone's project, too
 * @param userName the name of its admin in it
 * @param key the password
 */
public record SwiftAccount(
    String authUrl, String keystoneUrl, String project, String userName, String key) {
  /** Returns {@code account:user}, as version 1 wants it, for {@code ST_USER}. */
  public String user() {
    return project + ":" + userName;
  }

  /** Returns where it is and who uses it, without the key. */
  @Override
  public String toString() {
    return user() + " at " + authUrl;
  }
}
