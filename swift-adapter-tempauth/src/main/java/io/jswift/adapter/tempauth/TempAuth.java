package io.jswift.adapter.tempauth;

import io.jswift.domain.AuthException;
import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Secret;
import io.jswift.domain.StatusException;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Logs in by version 1: {@code GET} of the auth URL with {@code X-Auth-User} and {@code
 * X-Auth-Key}; the answer's {@code X-Storage-Url} and {@code X-Auth-Token} are the session. A query
 * of the auth URL is not sent.
 *
 * <p>TempAuth gives the same token to every login until it expires; {@code X-Auth-Token-Expires}
 * says in how many seconds that is.
 */
public final class TempAuth implements Auth {
  private static final int BODY_LIMIT = 4096;

  private final Transport transport;
  private final Target authUrl;
  private final String user;
  private final Secret key;
  private final Time time;
  private final Duration idleLimit;
  private final @Nullable Target storageUrl;

  /**
   * Makes one with the machine's clock and a minute's patience; nothing is sent yet.
   *
   * @param transport what the login goes through; stays the caller's to close
   * @param authUrl such as {@code http://127.0.0.1:8080/auth/v1.0}
   * @param user such as {@code test:tester}
   * @param key the user's key
   * @throws InvalidRequestException if the URL is none
   */
  public TempAuth(Transport transport, String authUrl, String user, Secret key) {
    this(transport, Target.parse(authUrl), user, key, Time.system(), Duration.ofMinutes(1), null);
  }

  /**
   * Makes one; nothing is sent yet.
   *
   * @param transport what the login goes through; stays the caller's to close
   * @param authUrl such as {@code http://127.0.0.1:8080/auth/v1.0}
   * @param user such as {@code test:tester}
   * @param key the user's key
   * @param time tells when the token was given
   * @param idleLimit how long nothing may move before the login fails; zero for no limit
   * @param storageUrl used in place of the one the auth server names, or null
   */
  public TempAuth(
      Transport transport,
      Target authUrl,
      String user,
      Secret key,
      Time time,
      Duration idleLimit,
      @Nullable Target storageUrl) {
    this.transport = transport;
    this.authUrl = authUrl.withQuery("");
    this.user = user;
    this.key = key;
    this.time = time;
    this.idleLimit = idleLimit;
    this.storageUrl = storageUrl == null ? null : StorageUrl.withoutSlash(storageUrl);
  }

  /**
   * Logs in with one request.
   *
   * @throws AuthException if the answer is not of status 2xx, or names no storage URL or no token
   * @throws InvalidRequestException if user or key cannot stand in a header
   * @throws io.jswift.domain.TransportException if no answer came
   */
  @Override
  public Session login(Cancellation cancellation) {
    Headers credentials = Headers.of("X-Auth-User", user, "X-Auth-Key", key.reveal());
    Request request = new Request("GET", authUrl, credentials, null, false, idleLimit);
    Instant asked = time.now();
    try (Response response = transport.exchange(request, cancellation)) {
      String body = beginning(response);
      boolean success = response.status() / 100 == 2;
      if (!success || !body.isEmpty() && !response.headers().has("X-Storage-Url")) {
        StatusException answer = answer(response, body);
        throw new AuthException(
            answer.text(),
            response.status(),
            retryAfter(response.headers()),
            answer.transactionId().orElse(null));
      }
      return session(response.headers(), asked);
    }
  }

  private Session session(Headers headers, Instant asked) {
    String token =
        headers
            .first("X-Storage-Token")
            .filter(text -> !text.isEmpty())
            .or(() -> headers.first("X-Auth-Token").filter(text -> !text.isEmpty()))
            .orElseThrow(() -> senseless(headers, "it holds no token"));
    Target storage = storageUrl == null ? storageUrl(headers) : storageUrl;
    OptionalLong seconds = headers.number("X-Auth-Token-Expires");
    Instant expires = seconds.isPresent() ? after(asked, seconds.getAsLong()) : null;
    return new Session(storage, new Secret(token), expires, null);
  }

  private Target storageUrl(Headers headers) {
    String text =
        headers
            .first("X-Storage-Url")
            .orElseThrow(() -> senseless(headers, "it holds no X-Storage-Url"));
    try {
      return StorageUrl.withoutSlash(Target.parse(text));
    } catch (InvalidRequestException notAnUrl) {
      throw senseless(headers, "its X-Storage-Url is \"" + text + "\"");
    }
  }

  private AuthException senseless(Headers headers, String why) {
    return new AuthException(
        "Auth GET failed: "
            + authUrl
            + " was answered with success, but "
            + why
            + "; is it the URL of an auth server?",
        0,
        null,
        headers.first("X-Trans-Id").or(() -> headers.first("X-Openstack-Request-Id")).orElse(null));
  }

  /** Its text is what python-swiftclient writes, for scripts that read it. */
  private StatusException answer(Response response, String body) {
    return new StatusException(
        "Auth GET",
        authUrl.toString(),
        response.status(),
        response.reason(),
        response.headers(),
        body,
        1);
  }

  private static String beginning(Response response) {
    try {
      byte[] bytes = response.body().readNBytes(BODY_LIMIT);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException closed) {
      throw new IllegalStateException(closed);
    }
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

  // A number that is no time of this millennium says nothing.
  private static @Nullable Instant after(Instant asked, long seconds) {
    return seconds > 0 && seconds < Integer.MAX_VALUE ? asked.plusSeconds(seconds) : null;
  }
}
