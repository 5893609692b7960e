package io.jswift.cli.wiring;

import io.jswift.cli.options.GlobalOptions;
import io.jswift.cli.options.Stop;
import java.util.Set;

/** Finds out what is missing to log in, before anything is sent. */
final class Credentials {
  private static final Set<String> VERSION_1 = Set.of("1", "1.0", "v1", "v1.0");

  private Credentials() {}

  /** Returns whether storage URL and token are given, so that no login is needed. */
  static boolean preset(GlobalOptions options) {
    return !options.storageUrl().isEmpty() && !options.authToken().isEmpty();
  }

  /**
   * Checks what the options and the environment give.
   *
   * @throws Stop with python-swiftclient's message if something is missing
   */
  static void check(GlobalOptions options) {
    if (preset(options)) {
      return;
    }
    if (!VERSION_1.contains(options.authVersion())) {
      throw new Stop(
          "Auth version "
              + options.authVersion()
              + " is not there yet: only version 1.0, or a storage URL with"
              + " a token (--os-storage-url, --os-auth-token).");
    }
    if (options.auth().isEmpty() || options.user().isEmpty() || options.key().isEmpty()) {
      throw new Stop(
          """
          Auth version 1.0 requires ST_AUTH, ST_USER, and ST_KEY environment variables
          to be set or overridden with -A, -U, or -K.

          Auth version 2.0 requires OS_AUTH_URL, OS_USERNAME, OS_PASSWORD, and
          OS_TENANT_NAME OS_TENANT_ID to be set or overridden with --os-auth-url,
          --os-username, --os-password, --os-tenant-name or os-tenant-id. Note:
          adding "-V 2" is necessary for this.""");
    }
  }
}
