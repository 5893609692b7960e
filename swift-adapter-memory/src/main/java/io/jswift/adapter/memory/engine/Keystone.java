package io.jswift.adapter.memory.engine;

import io.jswift.adapter.memory.engine.json.AskedLogin;
import java.util.List;
import java.util.Optional;

/**
 * Logins as Keystone takes them, versions 2 and 3, below {@code /identity}: the users of TempAuth,
 * whose account is their project, in the domain {@code Default}.
 */
final class Keystone {
  static final String PATH = "/identity";
  private static final int LONGEST = 64 * 1024;

  private final List<User> users;
  private final TempAuth tokens;
  private final KeystoneCredentials credentials;

  Keystone(List<User> users, TempAuth tokens) {
    this.users = users;
    this.tokens = tokens;
    this.credentials = new KeystoneCredentials(tokens);
  }

  static boolean isAsked(Call call) {
    return call.path.equals(PATH) || call.path.startsWith(PATH + "/");
  }

  Answer answer(Call call) {
    try {
      return answered(call).header("Vary", "X-Auth-Token");
    } catch (Refusal refused) {
      Answer answer = refused.answer().header("Vary", "X-Auth-Token");
      String who = "Keystone uri=\"" + call.origin + PATH + "/v3\"";
      throw new Refusal(answer.status() == 401 ? answer.header("Www-Authenticate", who) : answer);
    }
  }

  private Answer answered(Call call) {
    String path = call.path.substring(PATH.length()).replaceFirst("/$", "");
    return switch (path) {
      case "" -> shown(call, KeystoneText.versions(call.origin + PATH));
      case "/v3", "/v2.0" ->
          shown(call, KeystoneText.version(call.origin + PATH, path.substring(1)));
      case "/v2.0/tokens" -> version2(call);
      case "/v3/auth/tokens" -> version3(call);
      case "/v3/auth/projects" ->
          shown(call, json(200, KeystoneText.projects(user(call), call.origin + PATH + "/v3")));
      case "/v3/auth/catalog" -> shown(call, catalog(call));
      default -> {
        if (!path.matches("/v3/users/[^/]+/application_credentials(/[^/]+)?")) {
          throw KeystoneText.refusal(404, "The resource could not be found.");
        }
        boolean bodied = call.is("POST");
        yield credentials.answer(call, path, bodied ? asked(call) : AskedLogin.NOTHING);
      }
    };
  }

  private static Answer shown(Call call, Answer answer) {
    if (!call.is("GET") && !call.is("HEAD")) {
      throw KeystoneText.notAllowed();
    }
    return answer;
  }

  private static Answer json(int status, String text) {
    return Answer.text(status, KeystoneText.JSON, text);
  }

  private Answer version3(Call call) {
    return switch (call.method) {
      case "POST" -> {
        KeystoneGrant grant = new KeystoneLogin(asked(call), users, tokens, credentials).granted();
        yield shown(tokens.issue(grant), call, 201);
      }
      case "GET", "HEAD" -> shown(subject(call, "validate_token"), call, 200);
      case "DELETE" -> {
        tokens.revoke(subject(call, "revoke_token"));
        yield Answer.untyped(204);
      }
      default -> throw KeystoneText.notAllowed();
    };
  }

  private static Answer shown(TempAuth.Issued token, Call call, int status) {
    boolean withCatalog = token.grant().scoped() && !call.asks("nocatalog");
    return json(status, KeystoneText.token3(token, withCatalog, call.origin))
        .header("X-Subject-Token", token.text());
  }

  // Everyone may ask about, and give up, what is its own; only admins what is another's.
  private TempAuth.Issued subject(Call call, String action) {
    TempAuth.Issued caller = caller(tokens, call);
    String text = call.header("X-Subject-Token", "");
    if (text.isEmpty()) {
      throw KeystoneText.forbidden("identity:" + action);
    }
    TempAuth.Issued subject = valid(tokens, text);
    boolean own = id(subject.grant().user()).equals(id(caller.grant().user()));
    if (!own && !caller.grant().roles().contains("admin")) {
      throw KeystoneText.forbidden("identity:" + action);
    }
    return subject;
  }

  /** Returns what the token of the request stands for, or refuses. */
  static TempAuth.Issued caller(TempAuth tokens, Call call) {
    return tokens.issued(call.header("X-Auth-Token", "")).orElseThrow(KeystoneText::unauthorized);
  }

  /** Returns what that token stands for, or refuses. */
  static TempAuth.Issued valid(TempAuth tokens, String text) {
    String why =
        text.startsWith(TempAuth.TOKEN)
            ? "Failed to validate token"
            : "Could not recognize Fernet token";
    return tokens.issued(text).orElseThrow(() -> KeystoneText.refusal(404, why));
  }

  private User user(Call call) {
    return caller(tokens, call).grant().user();
  }

  private Answer catalog(Call call) {
    TempAuth.Issued token = caller(tokens, call);
    if (!token.grant().scoped()) {
      throw KeystoneText.refusal(403, "You are not authorized to perform the requested action.");
    }
    return json(200, KeystoneText.catalog(token.grant().user(), call.origin));
  }

  /**
   * Returns who that is, or refuses. Names are unique in a domain of Keystone's; here the project
   * decides between namesakes.
   */
  static User user(List<User> users, String id, String name, String password, String project) {
    return users.stream()
        .filter(each -> id.isEmpty() ? each.name().equals(name) : id(each).equals(id))
        .filter(each -> project.isEmpty() || each.account().equals(project))
        .filter(each -> each.key().equals(password))
        .findFirst()
        .orElseThrow(KeystoneText::unauthorized);
  }

  static String id(User user) {
    return "user-" + user.account() + "-" + user.name();
  }

  private Answer version2(Call call) {
    if (!call.is("POST")) {
      throw KeystoneText.notAllowed();
    }
    AskedLogin asked = asked(call);
    String tenant = asked.text("auth", "tenantId") + asked.text("auth", "tenantName");
    User user =
        asked.has("auth", "token")
            ? valid(tokens, asked.text("auth", "token", "id")).grant().user()
            : user(
                users,
                "",
                asked.text("auth", "passwordCredentials", "username"),
                asked.text("auth", "passwordCredentials", "password"),
                tenant);
    if (!tenant.isEmpty() && !tenant.equals(user.account())) {
      throw KeystoneText.unauthorized();
    }
    List<String> methods = List.of("password");
    TempAuth.Issued token =
        tokens.issue(
            new KeystoneGrant(user, KeystoneGrant.roles(user), !tenant.isEmpty(), methods, null));
    return json(200, KeystoneText.token2(token, call.origin));
  }

  private static AskedLogin asked(Call call) {
    Optional<AskedLogin> asked = AskedLogin.read(Bodies.all(call.body(), LONGEST));
    return asked.orElseThrow(() -> KeystoneText.expecting("valid JSON", "request body"));
  }
}
