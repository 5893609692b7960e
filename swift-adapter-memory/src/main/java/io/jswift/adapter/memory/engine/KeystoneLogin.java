package io.jswift.adapter.memory.engine;

import io.jswift.adapter.memory.engine.KeystoneCredentials.Credential;
import io.jswift.adapter.memory.engine.json.AskedLogin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A login of version 3: who asks, proven how, for which project. Refused in Keystone's words. */
final class KeystoneLogin {
  private static final String[] PASSWORD = {"auth", "identity", "password"};
  private static final String[] CREDENTIAL = {"auth", "identity", "application_credential"};
  private static final String[] PROJECT = {"auth", "scope", "project"};

  private final AskedLogin asked;
  private final List<User> users;
  private final TempAuth tokens;
  private final KeystoneCredentials credentials;
  private final Set<String> methods = new LinkedHashSet<>();
  private @Nullable Credential credential;

  KeystoneLogin(
      AskedLogin asked, List<User> users, TempAuth tokens, KeystoneCredentials credentials) {
    this.asked = asked;
    this.users = users;
    this.tokens = tokens;
    this.credentials = credentials;
  }

  KeystoneGrant granted() {
    List<String> told = checkedMethods();
    String project = project();
    User user = null;
    for (String each : told) {
      methods.add(each);
      User proven = proven(each);
      if (user != null && !Keystone.id(user).equals(Keystone.id(proven))) {
        throw KeystoneText.unauthorized();
      }
      user = proven;
    }
    if (user == null) {
      throw KeystoneText.unauthorized();
    }
    if (!project.isEmpty() && !project.equals(user.account())) {
      throw KeystoneText.unauthorized();
    }
    Credential made = credential;
    List<String> roles = made == null ? KeystoneGrant.roles(user) : made.roles();
    boolean scoped = made != null || !project.isEmpty();
    return new KeystoneGrant(
        KeystoneGrant.limited(user, roles), roles, scoped, List.copyOf(methods), made);
  }

  private List<String> checkedMethods() {
    if (!asked.has("auth")) {
      throw KeystoneText.expecting("auth", "request body");
    }
    if (!asked.has("auth", "identity")) {
      throw KeystoneText.refusal(400, "'identity' is a required property");
    }
    if (!asked.has("auth", "identity", "methods")) {
      throw KeystoneText.refusal(
          400, "Invalid input for field 'identity': 'methods' is a required property");
    }
    List<String> told = asked.texts("auth", "identity", "methods");
    for (String each : told) {
      if (!List.of("password", "token", "application_credential").contains(each)) {
        throw KeystoneText.unsupportedMethod();
      }
      if (!asked.has("auth", "identity", each)) {
        throw KeystoneText.expecting(each, "identity");
      }
    }
    return told;
  }

  /** Returns the project asked for, its id being its name; empty without one. */
  private String project() {
    boolean unscoped = !asked.has("auth", "scope") || asked.has("auth", "scope", "unscoped");
    if (unscoped || asked.text("auth", "scope").equals("unscoped")) {
      return "";
    }
    if (asked.has("auth", "scope", "domain") || asked.has("auth", "scope", "system")) {
      throw KeystoneText.unauthorized(); // nobody has a role there
    }
    if (asked.has("auth", "scope", "OS-TRUST:trust")) {
      throw KeystoneText.refusal(501, "The embedded Keystone knows no trusts.");
    }
    if (!asked.has(PROJECT)) {
      throw KeystoneText.expecting("system, project, domain, OS-TRUST:trust or unscoped", "scope");
    }
    String id = asked.text(with(PROJECT, "id"));
    if (id.isEmpty() && !inDefaultDomain("project", PROJECT)) {
      throw KeystoneText.unauthorized();
    }
    return id.isEmpty() ? asked.text(with(PROJECT, "name")) : id;
  }

  private User proven(String method) {
    return switch (method) {
      case "password" -> ofPassword();
      case "token" -> ofToken();
      default -> ofCredential();
    };
  }

  private User ofPassword() {
    String[] at = with(PASSWORD, "user");
    if (!asked.has(at)) {
      throw KeystoneText.expecting("user", "None");
    }
    String id = asked.text(with(at, "id"));
    String name = asked.text(with(at, "name"));
    if (id.isEmpty() && name.isEmpty()) {
      throw KeystoneText.refusal(
          400, "Invalid input for field identity/password/user: id or name must be present.");
    }
    if (id.isEmpty() && !inDefaultDomain("user", at)) {
      throw KeystoneText.unauthorized();
    }
    return Keystone.user(users, id, name, asked.text(with(at, "password")), project());
  }

  private User ofToken() {
    TempAuth.Issued token = Keystone.valid(tokens, asked.text("auth", "identity", "token", "id"));
    if (token.grant().credential() != null) {
      throw KeystoneText.forbidden(
          "Using a delegated token to create another token is not allowed.");
    }
    methods.addAll(token.grant().methods());
    return token.grant().user();
  }

  private User ofCredential() {
    String id = asked.text(with(CREDENTIAL, "id"));
    Credential found = id.isEmpty() ? namedCredential() : credentials.existing(id);
    if (!found.secret().equals(asked.text(with(CREDENTIAL, "secret"))) || found.isOver(tokens)) {
      throw KeystoneText.unauthorized();
    }
    if (asked.has("auth", "scope")) {
      throw KeystoneText.scopedCredential();
    }
    credential = found;
    return found.user();
  }

  private Credential namedCredential() {
    String name = asked.text(with(CREDENTIAL, "name"));
    String[] owner = with(CREDENTIAL, "user");
    if (name.isEmpty()) {
      throw KeystoneText.expecting("name or ID", "application credential");
    }
    if (!asked.has(owner)) {
      throw KeystoneText.expecting("user", "application credential");
    }
    String id = asked.text(with(owner, "id"));
    if (id.isEmpty() && !inDefaultDomain("user", owner)) {
      throw KeystoneText.unauthorized();
    }
    return credentials.named(name, id, asked.text(with(owner, "name")));
  }

  private boolean inDefaultDomain(String what, String... place) {
    String[] domain = with(place, "domain");
    if (!asked.has(domain)) {
      throw KeystoneText.expecting("domain", what);
    }
    return (asked.text(with(domain, "id")) + asked.text(with(domain, "name")))
        .equalsIgnoreCase("default");
  }

  private static String[] with(String[] place, String... more) {
    List<String> all = new ArrayList<>(List.of(place));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
