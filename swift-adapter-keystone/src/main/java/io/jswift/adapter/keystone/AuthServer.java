package io.jswift.adapter.keystone;

import io.jswift.adapter.keystone.internal.json.ErrorJson;
import io.jswift.domain.AuthException;
import io.jswift.domain.Headers;
import io.jswift.domain.Secret;
import io.jswift.domain.UnexpectedAnswerException;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One exchange with a Keystone, and what its refusals mean; the same for every version. */
final class AuthServer {
  private static final int HIDDEN_ANYWHERE = 8;

  private final Transport transport;
  private final Target tokens;
  private final Duration idleLimit;
  private final Time time;
  private final List<Secret> secrets;
  private final String unauthorized;

  /** Makes one that posts to a URL; it says a text on 401, and takes secrets out of every other. */
  AuthServer(
      Transport transport,
      Target tokens,
      Duration idleLimit,
      Time time,
      List<Secret> secrets,
      String unauthorized) {
    this.transport = transport;
    this.tokens = tokens;
    this.idleLimit = idleLimit;
    this.time = time;
    this.secrets = secrets;
    this.unauthorized = unauthorized;
  }

  /** Posts JSON once; the function gets a successful answer and when it was asked for. */
  Session post(
      byte[] body, Cancellation cancellation, BiFunction<Response, Instant, Session> success) {
    Headers headers = Headers.of("Accept", "application/json", "Content-Type", "application/json");
    Request request = new Request("POST", tokens, headers, BodySource.of(body), false, idleLimit);
    Instant asked = time.now();
    try (Response response = transport.exchange(request, cancellation)) {
      if (response.status() / 100 != 2) {
        throw refused(response);
      }
      return success.apply(response, asked);
    }
  }

  /** Reads a successful answer's body. */
  <T> T read(Response response, Function<InputStream, T> reader) {
    try {
      return reader.apply(response.body());
    } catch (UnexpectedAnswerException notAToken) {
      throw senseless(response, "it is not a token: " + notAToken.getMessage());
    }
  }

  /** Returns what a success that is none leads to. */
  AuthException senseless(Response response, String why) {
    return new AuthException(
        "Authorization Failure. POST "
            + tokens
            + " was answered with success, but "
            + shown(why)
            + "; is it the URL of a Keystone?",
        0,
        null,
        requestId(response));
  }

  /** Returns when a token dies by our clock, from two times of the server's. */
  static @Nullable Instant expiry(
      @Nullable Instant issued, @Nullable Instant expires, Instant asked) {
    return issued == null || expires == null
        ? expires
        : asked.plus(Duration.between(issued, expires));
  }

  private AuthException refused(Response response) {
    int status = response.status();
    if (status == 401) {
      String more =
          response.headers().has("Openstack-Auth-Receipt")
              ? " Keystone accepted this much and wants a further method, such as a passcode."
              : "";
      return new AuthException(unauthorized + more, status, null, requestId(response));
    }
    String detail = ErrorJson.message(response.body()).map(text -> ": " + text).orElse(".");
    String line =
        ("POST " + tokens + " was answered " + status + " " + response.reason()).stripTrailing();
    return new AuthException(
        "Authorization Failure. " + line + shown(detail),
        status,
        retryAfter(response.headers()),
        requestId(response));
  }

  /**
   * A Keystone that refuses a request for its form may show that form, secrets included. A short
   * one is hidden where it stands alone, since every other text may have it within.
   */
  private String shown(String text) {
    String safe = text;
    for (Secret secret : secrets) {
      String plain = secret.reveal();
      String quoted = plain.replace("\\", "\\\\").replace("\"", "\\\"");
      for (String form : List.of(plain, quoted, quoted.replace("'", "\\'"))) {
        safe = form.isEmpty() ? safe : hidden(form, safe, secret.toString());
      }
    }
    return safe;
  }

  private static String hidden(String form, String text, String instead) {
    String bare = Pattern.quote(form);
    String alone = "(?<![\\p{L}\\p{N}])" + bare + "(?![\\p{L}\\p{N}])";
    return text.replaceAll(
        form.length() < HIDDEN_ANYWHERE ? alone : bare, Matcher.quoteReplacement(instead));
  }

  private static @Nullable String requestId(Response response) {
    return response.headers().first("X-Openstack-Request-Id").orElse(null);
  }

  private @Nullable Duration retryAfter(Headers headers) {
    String text = headers.first("Retry-After").map(String::strip).orElse("");
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(time.now(), then);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException neither) {
      return null;
    }
  }
}
