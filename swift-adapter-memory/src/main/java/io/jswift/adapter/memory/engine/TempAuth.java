package io.jswift.adapter.memory.engine;

import io.jswift.ports.time.Time;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Logins of version 1 and what a user may do. Safe for use by several threads. */
final class TempAuth {
  /** What all tokens of Keystone's kind begin with. */
  static final String TOKEN = "gAAAA";

  private static final String PREFIX = "AUTH_";

  private record Token(String text, Instant expires) {}

  /**
   * A token of Keystone's kind: a new one at each login.
   *
   * @param audit by which its use could be followed
   */
  record Issued(String text, KeystoneGrant grant, String audit, Instant issued, Instant expires) {}

  private final List<User> users;
  private final Time time;
  private final Duration life;
  private final AccountRights rights;
  private final SecureRandom random = new SecureRandom();
  private final Map<User, Token> tokens = new HashMap<>();
  private final Map<String, Issued> issued = new HashMap<>();

  TempAuth(List<User> users, Time time, Duration life, AccountRights rights) {
    this.rights = rights;
    this.users = users;
    this.time = time;
    this.life = life;
  }

  /** Adds a user; known to Keystone, too. */
  void add(User user) {
    users.add(user);
  }

  synchronized void expireTokens() {
    tokens.clear();
    issued.clear();
  }

  /** Answers below {@code /auth/}. */
  Answer login(Call call) {
    String[] parts = call.path.substring("/auth/".length()).split("/");
    boolean old = parts.length == 3 && parts[0].equals("v1") && parts[2].equals("auth");
    if (parts[0].isEmpty()) {
      throw Refusal.of(404);
    }
    if (!old && !parts[0].equals("v1.0")) {
      throw Refusal.of(400);
    }
    if (!call.is("GET")) {
      throw Refusal.of(405);
    }
    String full = old ? idBelow(parts[1], call) : id(call);
    String key =
        first(call, old, "X-Storage-Pass", "X-Auth-Key")
            .orElseThrow(() -> unauthorized(full.split(":", 2)[0]));
    User user =
        users.stream()
            .filter(each -> each.id().equals(full))
            .findFirst()
            .orElseThrow(() -> unauthorized(full.split(":", 2)[0]));
    if (!user.key().equals(key)) {
      throw unauthorized("unknown");
    }
    Token token = token(user);
    Duration left = Duration.between(time.now(), token.expires());
    return Answer.empty(200)
        .header("X-Auth-Token", token.text())
        .header("X-Storage-Token", token.text())
        .header("X-Auth-Token-Expires", Long.toString(left.toSeconds()))
        .header("X-Storage-Url", call.origin + "/v1/" + PREFIX + user.account());
  }

  // At the old address the account is in the path, and X-Storage-User names the user only.
  private static String idBelow(String account, Call call) {
    Optional<String> bare = filled(call, "X-Storage-User");
    if (bare.isPresent()) {
      return account + ":" + bare.get();
    }
    return filled(call, "X-Auth-User")
        .filter(each -> each.startsWith(account + ":"))
        .orElseThrow(() -> unauthorized(account));
  }

  private static String id(Call call) {
    return first(call, false, "X-Storage-User", "X-Auth-User")
        .filter(each -> each.indexOf(':') >= 0)
        .orElseThrow(() -> unauthorized("unknown"));
  }

  private static Optional<String> first(Call call, boolean old, String storage, String auth) {
    Optional<String> one = filled(call, old ? storage : auth);
    return one.isPresent() ? one : filled(call, old ? auth : storage);
  }

  private static Optional<String> filled(Call call, String name) {
    return call.header(name).filter(each -> !each.isEmpty());
  }

  // The same token until it dies, as TempAuth does.
  private synchronized Token token(User user) {
    Token known = tokens.get(user);
    if (known == null || !time.now().isBefore(known.expires())) {
      String text = PREFIX + "tk" + random();
      known = new Token(text, time.now().plus(life));
      tokens.put(user, known);
    }
    return known;
  }

  synchronized Issued issue(KeystoneGrant grant) {
    Instant now = now();
    issued.values().removeIf(each -> !now.isBefore(each.expires()));
    KeystoneCredentials.Credential of = grant.credential();
    Instant end = now.plus(life);
    Instant over = of == null || of.expires() == null ? end : of.expires();
    Issued token =
        new Issued(TOKEN + random(), grant, random(), now, over.isBefore(end) ? over : end);
    issued.put(token.text(), token);
    return token;
  }

  synchronized void revoke(Issued token) {
    issued.remove(token.text());
  }

  /** Gives up all tokens that were made of an application credential. */
  synchronized void revokeOf(String credentialId) {
    issued
        .values()
        .removeIf(
            each ->
                each.grant().credential() != null
                    && each.grant().credential().id().equals(credentialId));
  }

  Instant now() {
    return time.now();
  }

  synchronized Optional<Issued> issued(String token) {
    return Optional.ofNullable(issued.get(token))
        .filter(each -> time.now().isBefore(each.expires()));
  }

  String random() {
    return String.format("%032x", new BigInteger(128, random));
  }

  private synchronized Optional<User> user(Call call) {
    String text = call.header("X-Auth-Token").or(() -> call.header("X-Storage-Token")).orElse("");
    Optional<Issued> other = issued(text).filter(each -> each.grant().scoped());
    if (other.isPresent()) {
      return other.map(each -> each.grant().user());
    }
    return tokens.entrySet().stream()
        .filter(each -> each.getValue().text().equals(text))
        .filter(each -> time.now().isBefore(each.getValue().expires()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * Lets the request pass or refuses it.
   *
   * @param acl the access rules that count for this request; empty where only owners may
   */
  void authorize(Call call, String acl) {
    Optional<User> user = user(call);
    if (call.account.startsWith(PREFIX)) {
      AccountRights.asked(call);
    }
    if (user.isPresent() && owns(user.get(), call)) {
      return;
    }
    if (call.account.startsWith(PREFIX) && allowed(user, call, new AccessRules(acl))) {
      return;
    }
    throw user.isPresent() ? Refusal.of(403) : unauthorized(realm(call));
  }

  /** Returns whether the user may see what only owners see, such as keys and access rules. */
  boolean isOwner(Call call) {
    return user(call)
        .filter(each -> sees(each, call) || rights.administers(each, call))
        .isPresent();
  }

  // Readers of the whole reseller read, but are no owners.
  private static boolean sees(User user, Call call) {
    boolean reader = user.groups().contains(".reseller_reader");
    boolean admin = user.groups().contains(".reseller_admin");
    boolean own = call.account.equals(PREFIX + user.account()) && user.groups().contains(".admin");
    return owns(user, call) && (!reader || admin || own);
  }

  private static boolean owns(User user, Call call) {
    if (!call.account.startsWith(PREFIX)) {
      return false;
    }
    if (user.groups().contains(".reseller_admin")) {
      return true;
    }
    if (user.groups().contains(".reseller_reader") && call.reads()) {
      return true;
    }
    boolean own = call.account.equals(PREFIX + user.account()) && user.groups().contains(".admin");
    boolean managesAccount = call.container.isEmpty() && (call.is("PUT") || call.is("DELETE"));
    return own && !managesAccount;
  }

  private boolean allowed(Optional<User> user, Call call, AccessRules rules) {
    return rules.allowReferrer(call.header("Referer", ""), !call.object.isEmpty())
        || user.isPresent() && (rules.allow(user.get()) || rights.allow(user.get(), call));
  }

  /** Returns whether nobody is known to ask, by token or by a signature. */
  boolean isAnonymous(Call call) {
    return call.pass().isEmpty() && user(call).isEmpty();
  }

  /** Returns whether the user is an admin of the reseller. */
  boolean isReseller(Call call) {
    return user(call).filter(each -> each.groups().contains(".reseller_admin")).isPresent();
  }

  private static String realm(Call call) {
    return call.account.isEmpty() ? "unknown" : call.account;
  }

  static Refusal unauthorized(String realm) {
    Answer answer = Answer.html(401).header("Www-Authenticate", "Swift realm=\"" + realm + "\"");
    return new Refusal(answer);
  }
}
