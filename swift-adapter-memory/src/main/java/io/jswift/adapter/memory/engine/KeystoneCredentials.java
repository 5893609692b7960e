package io.jswift.adapter.memory.engine;

import io.jswift.adapter.memory.engine.json.AskedLogin;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Application credentials: made, shown and deleted by their users. Safe for several threads. */
final class KeystoneCredentials {
  private static final String FIELD = "application_credential";

  /**
   * One of them.
   *
   * @param description as it was given, or null
   * @param expires when it is over, or null
   */
  record Credential(
      String id,
      User user,
      String name,
      String secret,
      @Nullable String description,
      List<String> roles,
      @Nullable Instant expires) {

    boolean isOver(TempAuth tokens) {
      return expires != null && !tokens.now().isBefore(expires);
    }
  }

  private final TempAuth tokens;
  private final Map<String, Credential> all = new LinkedHashMap<>();

  KeystoneCredentials(TempAuth tokens) {
    this.tokens = tokens;
  }

  /** Answers below {@code /v3/users/…/application_credentials}. */
  synchronized Answer answer(Call call, String path, AskedLogin asked) {
    String[] words = path.split("/");
    TempAuth.Issued token = Keystone.caller(tokens, call);
    String id = words.length > 5 ? words[5] : "";
    String url = call.origin + Keystone.PATH + "/v3";
    return switch (call.method + (id.isEmpty() ? "" : " one")) {
      case "POST" -> {
        check(token, words[3], "create_application_credential");
        Credential made = made(token, asked);
        yield json(201, KeystoneText.credential(made, url, true));
      }
      case "GET" -> {
        check(token, words[3], "list_application_credentials");
        String name = call.query("name", "");
        List<Credential> fit =
            of(words[3]).stream()
                .filter(each -> name.isEmpty() || each.name().equals(name))
                .toList();
        yield json(200, KeystoneText.credentials(fit, url, words[3]));
      }
      case "GET one" -> {
        check(token, words[3], "get_application_credential");
        yield json(200, KeystoneText.credential(existing(id), url, false));
      }
      case "DELETE one" -> {
        check(token, words[3], "delete_application_credential");
        all.remove(existing(id).id());
        tokens.revokeOf(id);
        yield Answer.untyped(204);
      }
      default -> throw KeystoneText.notAllowed();
    };
  }

  private static Answer json(int status, String text) {
    return Answer.text(status, KeystoneText.JSON, text);
  }

  private static void check(TempAuth.Issued token, String userId, String action) {
    if (!Keystone.id(token.grant().user()).equals(userId)) {
      throw KeystoneText.forbidden("identity:" + action);
    }
    if (token.grant().credential() != null && !action.startsWith("get")) {
      throw KeystoneText.forbidden(
          "Using method 'application_credential' is not allowed for managing additional"
              + " application credentials.");
    }
  }

  private List<Credential> of(String userId) {
    return all.values().stream().filter(each -> Keystone.id(each.user()).equals(userId)).toList();
  }

  private Credential made(TempAuth.Issued token, AskedLogin asked) {
    User user = token.grant().user();
    String name = asked.text(FIELD, "name");
    if (name.isEmpty()) {
      throw KeystoneText.refusal(400, "'name' is a required property");
    }
    if (of(Keystone.id(user)).stream().anyMatch(each -> each.name().equals(name))) {
      throw KeystoneText.refusal(
          409,
          "Conflict occurred attempting to store application_credential - Duplicate entry found"
              + " with name "
              + name
              + ".");
    }
    String given = asked.text(FIELD, "secret");
    String description = asked.has(FIELD, "description") ? asked.text(FIELD, "description") : null;
    Credential credential =
        new Credential(
            tokens.random(),
            user,
            name,
            given.isEmpty() ? tokens.random() : given,
            description,
            roles(token, asked),
            expires(asked));
    all.put(credential.id(), credential);
    return credential;
  }

  private static List<String> roles(TempAuth.Issued token, AskedLogin asked) {
    List<String> own = token.grant().roles();
    List<String> roles = new ArrayList<>();
    for (AskedLogin each : asked.objects(FIELD, "roles")) {
      roles.add(each.text("name") + each.text("id")); // a role's id is its name here
    }
    if (!own.containsAll(roles)) {
      throw KeystoneText.refusal(
          400,
          "Invalid application credential: Cannot create an application credential with"
              + " unassigned role");
    }
    return roles.isEmpty() ? own : List.copyOf(roles);
  }

  private @Nullable Instant expires(AskedLogin asked) {
    String text = asked.text(FIELD, "expires_at");
    if (text.isEmpty()) {
      return null;
    }
    Instant expires;
    try {
      expires = LocalDateTime.parse(text.replaceFirst("Z$", "")).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException wrong) {
      throw KeystoneText.refusal(400, "Invalid input for field 'expires_at'.");
    }
    if (expires.isBefore(tokens.now())) {
      throw KeystoneText.malformed("The 'expires_at' must not be before now.");
    }
    return expires;
  }

  /** Returns the one with that id, or refuses. */
  synchronized Credential existing(String id) {
    Credential found = all.get(id);
    if (found == null) {
      throw KeystoneText.refusal(404, "Could not find Application Credential: " + id + ".");
    }
    return found;
  }

  /** Returns the one that the user with this id, or else of this name, calls that. */
  synchronized Credential named(String name, String userId, String userName) {
    return all.values().stream()
        .filter(each -> each.name().equals(name))
        .filter(
            each ->
                userId.isEmpty()
                    ? each.user().name().equals(userName)
                    : Keystone.id(each.user()).equals(userId))
        .findFirst()
        .orElseThrow(KeystoneText::unauthorized);
  }
}
