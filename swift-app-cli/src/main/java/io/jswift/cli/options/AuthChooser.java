package io.jswift.cli.options;

import static io.jswift.cli.options.OpenStackOption.APPLICATION_CREDENTIAL_ID;
import static io.jswift.cli.options.OpenStackOption.APPLICATION_CREDENTIAL_NAME;
import static io.jswift.cli.options.OpenStackOption.APPLICATION_CREDENTIAL_SECRET;
import static io.jswift.cli.options.OpenStackOption.AUTH_TOKEN;
import static io.jswift.cli.options.OpenStackOption.AUTH_TYPE;
import static io.jswift.cli.options.OpenStackOption.AUTH_URL;
import static io.jswift.cli.options.OpenStackOption.PASSCODE;
import static io.jswift.cli.options.OpenStackOption.PASSWORD;
import static io.jswift.cli.options.OpenStackOption.PROJECT_DOMAIN_ID;
import static io.jswift.cli.options.OpenStackOption.PROJECT_DOMAIN_NAME;
import static io.jswift.cli.options.OpenStackOption.PROJECT_ID;
import static io.jswift.cli.options.OpenStackOption.PROJECT_NAME;
import static io.jswift.cli.options.OpenStackOption.STORAGE_URL;
import static io.jswift.cli.options.OpenStackOption.TENANT_ID;
import static io.jswift.cli.options.OpenStackOption.TENANT_NAME;
import static io.jswift.cli.options.OpenStackOption.TRUST_ID;
import static io.jswift.cli.options.OpenStackOption.USERNAME;
import static io.jswift.cli.options.OpenStackOption.USER_DOMAIN_ID;
import static io.jswift.cli.options.OpenStackOption.USER_DOMAIN_NAME;
import static io.jswift.cli.options.OpenStackOption.USER_ID;

import io.jswift.cli.options.AuthChoice.Named;
import io.jswift.domain.Secret;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides from options and environment how to log in, with python-swiftclient's precedence and its
 * messages. Nothing is sent.
 */
public final class AuthChooser {
  private static final String APPLICATION = "v3applicationcredential";
  private static final Set<String> TOKEN_TYPES = Set.of("token", "v3token");
  private static final Set<String> TYPES =
      Set.of(
          "password",
          "v1password",
          "v2password",
          "v3password",
          APPLICATION,
          "token",
          "v3token",
          "v3totp");

  private final GlobalOptions options;
  private final String type;
  private final String version;
  private final String url;
  private final String user;
  private final String key;

  private AuthChooser(GlobalOptions options) {
    this.options = options;
    this.type = options.openStack(AUTH_TYPE);
    this.version = version(options, type);
    // What version 1 is told beats even options of OpenStack's: only where it is empty they count.
    this.url = or(options.auth(), options.openStack(AUTH_URL));
    this.user = or(options.user(), options.openStack(USERNAME));
    this.key = or(options.key(), options.openStack(PASSWORD));
  }

  /**
   * Decides.
   *
   * @throws Stop if something is missing or contradictory
   */
  public static AuthChoice choose(GlobalOptions options) {
    String storageUrl = options.openStack(STORAGE_URL);
    Secret token = options.openStackSecret(AUTH_TOKEN);
    AuthChooser chooser = new AuthChooser(options);
    return storageUrl.isEmpty() || token.reveal().isEmpty()
        ? chooser.login()
        : chooser.preset(storageUrl, token);
  }

  /**
   * Returns what a login would be made with.
   *
   * @throws Stop if something is missing
   */
  static AuthChooser complete(GlobalOptions options) {
    AuthChooser chooser = new AuthChooser(options);
    boolean preset =
        Stream.of(STORAGE_URL, AUTH_TOKEN).noneMatch(each -> options.openStack(each).isEmpty());
    if (!preset) {
      chooser.require();
    }
    return chooser;
  }

  String version() {
    return version;
  }

  String url() {
    return url;
  }

  String user() {
    return user;
  }

  String key() {
    return key;
  }

  private static String version(GlobalOptions options, String type) {
    String version =
        switch (type) {
          case "v1password" -> "1.0";
          case "v2password" -> "2.0";
          case "v3password", APPLICATION, "v3token", "token", "v3totp" -> "3";
          default -> options.authVersion();
        };
    version = version.equals("3.0") ? "3" : version.equals("2") ? "2.0" : version;
    boolean complete =
        Stream.of(options.auth(), options.user(), options.key()).noneMatch(String::isEmpty);
    if (Set.of("2.0", "3").contains(version) || type.equals("v1password") || complete) {
      return version;
    }
    boolean domains =
        Stream.of(USER_DOMAIN_ID, USER_DOMAIN_NAME, PROJECT_DOMAIN_ID, PROJECT_DOMAIN_NAME)
            .anyMatch(each -> !options.openStack(each).isEmpty());
    return domains ? "3" : "2.0";
  }

  private AuthChoice preset(String storageUrl, Secret token) {
    if (url.isEmpty() || user.isEmpty() || key.isEmpty()) {
      return new AuthChoice.Preset(storageUrl, token, null);
    }
    try {
      return new AuthChoice.Preset(storageUrl, token, withoutToken(login()));
    } catch (Stop incomplete) {
      return new AuthChoice.Preset(storageUrl, token, null);
    }
  }

  /** What renews a dead token cannot be that token. */
  private static AuthChoice withoutToken(AuthChoice choice) {
    if (choice instanceof AuthChoice.Version2 two) {
      return new AuthChoice.Version2(
          two.url(), two.user(), two.password(), AuthChoice.NOTHING, two.tenant());
    }
    if (choice instanceof AuthChoice.Version3 three) {
      return new AuthChoice.Version3(
          three.url(),
          three.user(),
          three.password(),
          three.passcode(),
          AuthChoice.NOTHING,
          three.project(),
          three.trustId());
    }
    return choice;
  }

  private AuthChoice login() {
    require();
    if (type.equals(APPLICATION)) {
      return new AuthChoice.ApplicationCredential(
          url,
          options.openStack(APPLICATION_CREDENTIAL_ID),
          options.openStack(APPLICATION_CREDENTIAL_NAME),
          named(user),
          options.openStackSecret(APPLICATION_CREDENTIAL_SECRET));
    }
    return switch (version) {
      case "3" -> version3();
      case "1.0", "1" -> new AuthChoice.Version1(url, user, new Secret(key));
      case "2.0" -> version2();
      default ->
          throw new Stop("Unknown auth_version " + version + " specified and no session found.");
    };
  }

  private void require() {
    if (!type.isEmpty() && !TYPES.contains(type)) {
      throw new Stop("Only \"v3applicationcredential\" is supported for --os-auth-type");
    }
    if (type.equals(APPLICATION)) {
      requireApplicationCredential();
    } else if (version.equals("3")) {
      requireVersion3();
    } else if (url.isEmpty() || user.isEmpty() || key.isEmpty()) {
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

  private void requireApplicationCredential() {
    String id = options.openStack(APPLICATION_CREDENTIAL_ID);
    String name = options.openStack(APPLICATION_CREDENTIAL_NAME);
    Secret secret = options.openStackSecret(APPLICATION_CREDENTIAL_SECRET);
    if (id.isEmpty() && name.isEmpty() || secret.reveal().isEmpty()) {
      throw new Stop(
          "Auth version 3 (application credential) requires OS_APPLICATION_CREDENTIAL_ID and"
              + " OS_APPLICATION_CREDENTIAL_SECRET to be set or overridden with"
              + " --os-application-credential-id and --os-application-credential-secret"
              + " respectively.");
    }
    requireUrl();
    if (id.isEmpty()) {
      requireUser();
    }
  }

  private void requireVersion3() {
    Secret passcode = options.openStackSecret(PASSCODE);
    requireUrl();
    if (TOKEN_TYPES.contains(type)) {
      require(options.openStackSecret(AUTH_TOKEN), "token", AUTH_TOKEN);
      return;
    }
    requireUser();
    if (type.equals("v3totp")) {
      require(passcode, "one-time passcode", PASSCODE);
    }
    if (key.isEmpty() && passcode.reveal().isEmpty()) {
      throw new Stop(
          "Auth version 3 requires OS_PASSWORD to be set or overridden with --os-password");
    }
  }

  private AuthChoice version3() {
    Secret token = options.openStackSecret(AUTH_TOKEN);
    return TOKEN_TYPES.contains(type)
        ? version3("", AuthChoice.NOTHING, token)
        : version3(key, options.openStackSecret(PASSCODE), token);
  }

  private AuthChoice version3(String password, Secret passcode, Secret token) {
    String[] parts = split(user);
    String projectName =
        or(options.openStack(PROJECT_NAME), or(parts[0], options.openStack(TENANT_NAME)));
    Named project =
        new Named(
            or(options.openStack(PROJECT_ID), options.openStack(TENANT_ID)),
            projectName,
            options.openStack(PROJECT_DOMAIN_ID),
            options.openStack(PROJECT_DOMAIN_NAME));
    String trust = options.openStack(TRUST_ID);
    if (project.isEmpty() && trust.isEmpty()) {
      throw new Stop("No project name or project id specified.");
    }
    return new AuthChoice.Version3(
        url, named(parts[1]), new Secret(password), passcode, token, project, trust);
  }

  private AuthChoice version2() {
    String[] parts = split(user);
    Named tenant =
        new Named(
            or(options.openStack(TENANT_ID), options.openStack(PROJECT_ID)),
            or(parts[0], or(options.openStack(TENANT_NAME), options.openStack(PROJECT_NAME))),
            "",
            "");
    if (tenant.isEmpty()) {
      throw new Stop("No tenant specified");
    }
    return new AuthChoice.Version2(
        url, parts[1], new Secret(key), options.openStackSecret(AUTH_TOKEN), tenant);
  }

  /** Returns the tenant that stands before a colon, or an empty text, and the user. */
  private static String[] split(String user) {
    String[] parts = user.split(":", -1);
    if (parts.length > 2) {
      throw new Stop("The user name '" + user + "' has more than one colon.");
    }
    return parts.length == 2 ? parts : new String[] {"", user};
  }

  private Named named(String name) {
    return new Named(
        options.openStack(USER_ID),
        name,
        options.openStack(USER_DOMAIN_ID),
        options.openStack(USER_DOMAIN_NAME));
  }

  private void requireUrl() {
    if (url.isEmpty()) {
      throw new Stop(
          "Auth version 3 requires OS_AUTH_URL to be set or overridden with --os-auth-url");
    }
  }

  private void requireUser() {
    if (user.isEmpty() && options.openStack(USER_ID).isEmpty()) {
      throw new Stop(
          "Auth version 3 requires either OS_USERNAME or OS_USER_ID to be set or overridden with"
              + " --os-username or --os-user-id respectively.");
    }
  }

  private static void require(Secret secret, String what, OpenStackOption option) {
    if (secret.reveal().isEmpty()) {
      throw new Stop(
          "Auth version 3 ("
              + what
              + ") requires "
              + option.variable()
              + " to be set or overridden with "
              + option.option());
    }
  }

  private static String or(String first, String second) {
    return first.isEmpty() ? second : first;
  }
}
