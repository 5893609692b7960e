package io.jswift.adapter.memory.engine;

import io.jswift.adapter.memory.engine.json.AskedLogin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logins as Keystone takes them, versions 2 and 3, below {@code /identity}: the users of TempAuth,
 * whose account is their project, in the domain {@code Default}.
 */
final class Keystone {
  static final String PATH = "/identity";
  private static final int LONGEST = 64 * 1024;
  private static final String JSON = "application/json";

  private final List<User> users;
  private final TempAuth tokens;
  private final Map<String, Credential> credentials = new ConcurrentHashMap<>();

  private record Credential(User user, String name, String secret) {}

  Keystone(List<User> users, TempAuth tokens) {
    this.users = users;
    this.tokens = tokens;
  }

  static boolean isAsked(Call call) {
    return call.path.equals(PATH) || call.path.startsWith(PATH + "/");
  }

  Answer answer(Call call) {
    String path = call.path.substring(PATH.length()).replaceFirst("/$", "");
    return switch (call.method + " " + path) {
      case "GET " -> KeystoneText.versions(call.origin + PATH);
      case "GET /v3", "GET /v2.0" -> KeystoneText.version(call.origin + PATH, path.substring(1));
      case "POST /v3/auth/tokens" -> version3(call);
      case "POST /v2.0/tokens" -> version2(call);
      default -> other(call, path);
    };
  }

  private Answer version3(Call call) {
    AskedLogin asked = asked(call);
    User user = authenticated(asked);
    String id = asked.text("auth", "scope", "project", "id");
    String name = asked.text("auth", "scope", "project", "name");
    boolean ofCredential =
        asked.texts("auth", "identity", "methods").contains("application_credential");
    String project = id.isEmpty() ? name : id;
    if (!project.isEmpty() && !project.equals(user.account())) {
      throw unauthorized();
    }
    boolean scoped = ofCredential || !project.isEmpty();
    TempAuth.Issued token = tokens.issue(user, scoped);
    String body = KeystoneText.token3(user, token, scoped, call.origin);
    return Answer.text(201, JSON, body).header("X-Subject-Token", token.text());
  }

  private User authenticated(AskedLogin asked) {
    List<String> methods = asked.texts("auth", "identity", "methods");
    if (methods.contains("application_credential")) {
      return ofCredential(asked);
    }
    if (methods.contains("password")) {
      return ofPassword(asked);
    }
    if (methods.contains("token")) {
      return ofToken(asked.text("auth", "identity", "token", "id"));
    }
    throw methods.isEmpty()
        ? KeystoneText.refusal(400, "Expecting to find identity in auth.")
        : unauthorized();
  }

  private User ofPassword(AskedLogin asked) {
    String[] at = {"auth", "identity", "password", "user"};
    String domain = asked.text(with(at, "domain", "id")) + asked.text(with(at, "domain", "name"));
    String id = asked.text(with(at, "id"));
    if (id.isEmpty() && !domain.equalsIgnoreCase("default")) {
      throw unauthorized();
    }
    String project =
        asked.text("auth", "scope", "project", "id")
            + asked.text("auth", "scope", "project", "name");
    return user(id, asked.text(with(at, "name")), asked.text(with(at, "password")), project);
  }

  private static String[] with(String[] place, String... more) {
    List<String> all = new ArrayList<>(List.of(place));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  // Names are unique in a domain of Keystone's; here the project decides between namesakes.
  private User user(String id, String name, String password, String project) {
    return users.stream()
        .filter(each -> id.isEmpty() ? each.name().equals(name) : id(each).equals(id))
        .filter(each -> project.isEmpty() || each.account().equals(project))
        .filter(each -> each.key().equals(password))
        .findFirst()
        .orElseThrow(Keystone::unauthorized);
  }

  static String id(User user) {
    return "user-" + user.account() + "-" + user.name();
  }

  private User ofCredential(AskedLogin asked) {
    String[] at = {"auth", "identity", "application_credential"};
    String id = asked.text(with(at, "id"));
    String name = asked.text(with(at, "name"));
    String owner = asked.text(with(at, "user", "id")) + asked.text(with(at, "user", "name"));
    return credentials.entrySet().stream()
        .filter(
            each ->
                id.isEmpty()
                    ? each.getValue().name().equals(name)
                        && List.of(id(each.getValue().user()), each.getValue().user().name())
                            .contains(owner)
                    : each.getKey().equals(id))
        .map(Map.Entry::getValue)
        .filter(each -> each.secret().equals(asked.text(with(at, "secret"))))
        .map(Credential::user)
        .findFirst()
        .orElseThrow(Keystone::unauthorized);
  }

  private User ofToken(String token) {
    return tokens.issuedTo(token).orElseThrow(Keystone::unauthorized);
  }

  private Answer version2(Call call) {
    AskedLogin asked = asked(call);
    String tenant = asked.text("auth", "tenantId") + asked.text("auth", "tenantName");
    User user =
        asked.has("auth", "token")
            ? ofToken(asked.text("auth", "token", "id"))
            : user(
                "",
                asked.text("auth", "passwordCredentials", "username"),
                asked.text("auth", "passwordCredentials", "password"),
                tenant);
    if (!tenant.isEmpty() && !tenant.equals(user.account())) {
      throw unauthorized();
    }
    TempAuth.Issued token = tokens.issue(user, !tenant.isEmpty());
    String body = KeystoneText.token2(user, token, !tenant.isEmpty(), call.origin);
    return Answer.text(200, JSON, body);
  }

  private Answer other(Call call, String path) {
    if (call.is("GET") && path.equals("/v3/auth/tokens")) {
      String subject = call.header("X-Subject-Token", "");
      TempAuth.Issued token =
          tokens.issued(subject).orElseThrow(() -> KeystoneText.refusal(404, "No such token."));
      String body = KeystoneText.token3(token.user(), token, token.scoped(), call.origin);
      return Answer.text(200, JSON, body).header("X-Subject-Token", subject);
    }
    if (call.is("POST") && path.matches("/v3/users/[^/]+/application_credentials")) {
      return newCredential(call, path.split("/")[3]);
    }
    throw KeystoneText.refusal(404, "The resource could not be found.");
  }

  private Answer newCredential(Call call, String userId) {
    User user = ofToken(call.header("X-Auth-Token", ""));
    if (!id(user).equals(userId)) {
      throw KeystoneText.refusal(403, "You are not authorized to perform the requested action.");
    }
    AskedLogin asked = asked(call);
    String name = asked.text("application_credential", "name");
    String given = asked.text("application_credential", "secret");
    String secret = given.isEmpty() ? tokens.random() : given;
    String id = tokens.random();
    credentials.put(id, new Credential(user, name, secret));
    return Answer.text(201, JSON, KeystoneText.credential(id, name, secret, user));
  }

  private static AskedLogin asked(Call call) {
    Optional<AskedLogin> asked = AskedLogin.read(Bodies.all(call.body(), LONGEST));
    return asked.orElseThrow(() -> KeystoneText.refusal(400, "The body is not a JSON object."));
  }

  private static Refusal unauthorized() {
    return KeystoneText.refusal(401, "The request you have made requires authentication.");
  }
}
