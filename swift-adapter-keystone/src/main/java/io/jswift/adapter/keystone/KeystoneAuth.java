package io.jswift.adapter.keystone;

import io.jswift.adapter.keystone.internal.json.Catalogue;
import io.jswift.adapter.keystone.internal.json.ErrorJson;
import io.jswift.adapter.keystone.internal.json.Json;
import io.jswift.adapter.keystone.internal.json.TokenJson;
import io.jswift.domain.AuthException;
import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Secret;
import io.jswift.domain.UnexpectedAnswerException;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Logs in at Keystone by version 3 with a password: {@code POST /v3/auth/tokens}. The token is the
 * answer's {@code X-Subject-Token}; its catalogue says where the storage is. How long the token
 * lives is taken from the times it was issued and expires, both by Keystone's clock, so that a
 * difference of clocks does no harm.
 */
public final class KeystoneAuth implements Auth {
  private static final Set<String> VERSIONS = Set.of("v3", "v3.0", "v2", "v2.0");

  private final Transport transport;
  private final KeystoneSettings settings;
  private final Time time;
  private final Target tokens;

  /**
   * Makes one; nothing is sent yet.
   *
   * @param transport what the login goes through; stays the caller's to close
   * @param settings who logs in, and for what
   * @param time tells when the token was given
   */
  public KeystoneAuth(Transport transport, KeystoneSettings settings, Time time) {
    this.transport = transport;
    this.settings = settings;
    this.time = time;
    this.tokens = tokensUrl(settings.authUrl());
  }

  /**
   * Logs in with one request.
   *
   * @throws AuthException if the answer is not of status 2xx, is not Keystone's, or names no
   *     fitting endpoint
   * @throws io.jswift.domain.TransportException if no answer came
   */
  @Override
  public Session login(Cancellation cancellation) {
    Headers headers = Headers.of("Accept", "application/json", "Content-Type", "application/json");
    byte[] body = Json.write(credentials());
    Request request =
        new Request("POST", tokens, headers, BodySource.of(body), false, settings.idleLimit());
    Instant asked = time.now();
    try (Response response = transport.exchange(request, cancellation)) {
      if (response.status() / 100 != 2) {
        throw refused(response);
      }
      return session(response, asked);
    }
  }

  private Map<String, ?> credentials() {
    Map<String, Object> user = named(settings.user());
    user.put("password", settings.password().reveal());
    Map<String, ?> identity =
        Map.of("methods", List.of("password"), "password", Map.of("user", user));
    Map<String, ?> scope = Map.of("project", named(settings.project()));
    return Map.of("auth", Map.of("identity", identity, "scope", scope));
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

  private Session session(Response response, Instant asked) {
    String token =
        response
            .headers()
            .first("X-Subject-Token")
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> senseless("it holds no X-Subject-Token"));
    TokenJson content;
    try {
      content = TokenJson.read(response.body());
    } catch (UnexpectedAnswerException notAToken) {
      throw senseless("it is not a token: " + notAToken.getMessage());
    }
    Target storage = settings.storageUrl();
    return new Session(
        withoutSlash(storage == null ? endpoint(content.catalogue()) : storage),
        new Secret(token),
        expiry(content, asked),
        null);
  }

  private Target endpoint(Catalogue catalogue) {
    EndpointChoice wanted = settings.endpoint();
    String url =
        catalogue
            .url(wanted.serviceType(), wanted.visibility(), wanted.region())
            .orElseThrow(
                () ->
                    new AuthException(
                        "Endpoint for "
                            + wanted.serviceType()
                            + " not found - have you specified a region? "
                            + catalogue.described(),
                        0,
                        null));
    try {
      return Target.parse(url);
    } catch (InvalidRequestException notAnUrl) {
      throw senseless("the endpoint in its catalogue is \"" + url + "\"");
    }
  }

  private static @Nullable Instant expiry(TokenJson content, Instant asked) {
    Instant issued = content.issued();
    Instant expires = content.expires();
    return issued == null || expires == null
        ? expires
        : asked.plus(Duration.between(issued, expires));
  }

  private AuthException refused(Response response) {
    int status = response.status();
    if (status == 401) {
      return new AuthException(
          "Unauthorized. Check username/id, password, tenant name/id and user/tenant domain name/id.",
          status,
          null);
    }
    String detail = ErrorJson.message(response.body()).map(text -> ": " + text).orElse(".");
    String line =
        ("POST " + tokens + " was answered " + status + " " + response.reason()).stripTrailing();
    return new AuthException(
        "Authorization Failure. " + line + detail, status, retryAfter(response.headers()));
  }

  private AuthException senseless(String why) {
    return new AuthException(
        "Authorization Failure. POST "
            + tokens
            + " was answered with success, but "
            + why
            + "; is it the URL of a Keystone?",
        0,
        null);
  }

  private static @Nullable Duration retryAfter(Headers headers) {
    OptionalLong seconds = headers.number("Retry-After");
    return seconds.isPresent()
            && seconds.getAsLong() >= 0
            && seconds.getAsLong() < Integer.MAX_VALUE
        ? Duration.ofSeconds(seconds.getAsLong())
        : null;
  }

  private static Target tokensUrl(Target authUrl) {
    Target base = withoutSlash(authUrl.withQuery(""));
    String path = base.path();
    boolean versioned = VERSIONS.contains(path.substring(path.lastIndexOf('/') + 1));
    return base.resolve((path.equals("/") ? "" : "/") + (versioned ? "" : "v3/") + "auth/tokens");
  }

  private static Target withoutSlash(Target url) {
    String path = url.path();
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return new Target(url.origin(), path.substring(0, end), url.query());
  }
}
