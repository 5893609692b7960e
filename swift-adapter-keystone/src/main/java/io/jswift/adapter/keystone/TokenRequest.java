package io.jswift.adapter.keystone;

import io.jswift.domain.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The body of a request for a token, as version 3 wants it. */
final class TokenRequest {
  private TokenRequest() {}

  static Map<String, Object> of(KeystoneSettings settings) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("methods", settings.methods().stream().map(TokenRequest::name).toList());
    for (LoginMethod method : settings.methods()) {
      identity.put(name(method), content(method));
    }
    Map<String, Object> auth = new LinkedHashMap<>();
    auth.put("identity", identity);
    if (settings.scope() instanceof Scope.Unscoped) {
      auth.put("scope", "unscoped");
    } else if (settings.scope() instanceof Scope.Project scope) {
      auth.put("scope", Map.of("project", named(scope.project())));
    } else if (settings.scope() instanceof Scope.Trust trust) {
      auth.put("scope", Map.of("OS-TRUST:trust", Map.of("id", trust.id())));
    }
    return Map.of("auth", auth);
  }

  /** Returns what Keystone calls the method. */
  static String name(LoginMethod method) {
    if (method instanceof LoginMethod.Password) {
      return "password";
    }
    if (method instanceof LoginMethod.Passcode) {
      return "totp";
    }
    return method instanceof LoginMethod.Token ? "token" : "application_credential";
  }

  /** Returns what must not be shown. */
  static List<Secret> secrets(KeystoneSettings settings) {
    return settings.methods().stream().map(TokenRequest::secret).toList();
  }

  private static Secret secret(LoginMethod method) {
    if (method instanceof LoginMethod.Password password) {
      return password.password();
    }
    if (method instanceof LoginMethod.Passcode passcode) {
      return passcode.passcode();
    }
    if (method instanceof LoginMethod.Token token) {
      return token.token();
    }
    return method instanceof LoginMethod.ApplicationCredentialId byId
        ? byId.secret()
        : ((LoginMethod.ApplicationCredentialName) method).secret();
  }

  private static Map<String, Object> content(LoginMethod method) {
    String secret = secret(method).reveal();
    if (method instanceof LoginMethod.Password password) {
      return Map.of("user", with(named(password.user()), "password", secret));
    }
    if (method instanceof LoginMethod.Passcode passcode) {
      return Map.of("user", with(named(passcode.user()), "passcode", secret));
    }
    if (method instanceof LoginMethod.Token) {
      return Map.of("id", secret);
    }
    if (method instanceof LoginMethod.ApplicationCredentialId byId) {
      return Map.of("id", byId.id(), "secret", secret);
    }
    LoginMethod.ApplicationCredentialName byName = (LoginMethod.ApplicationCredentialName) method;
    return Map.of("name", byName.name(), "user", named(byName.user()), "secret", secret);
  }

  private static Map<String, Object> with(Map<String, Object> members, String name, String value) {
    members.put(name, value);
    return members;
  }

  private static Map<String, Object> named(Reference reference) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (reference instanceof Reference.Id byId) {
      members.put("id", byId.id());
    } else if (reference instanceof Reference.Name byName) {
      members.put("name", byName.name());
      members.put("domain", named(byName.domain()));
    }
    return members;
  }

  private static Map<String, ?> named(Domain domain) {
    return domain instanceof Domain.Id byId
        ? Map.of("id", byId.id())
        : Map.of("name", ((Domain.Name) domain).name());
  }
}
