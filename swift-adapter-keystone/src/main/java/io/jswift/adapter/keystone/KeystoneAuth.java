package io.jswift.adapter.keystone;

import io.jswift.adapter.keystone.LoginMethod.ApplicationCredentialId;
import io.jswift.adapter.keystone.LoginMethod.ApplicationCredentialName;
import io.jswift.adapter.keystone.internal.json.Json;
import io.jswift.adapter.keystone.internal.json.TokenJson;
import io.jswift.domain.AuthException;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Transport;
import java.time.Instant;

/**
 * Logs in at Keystone by version 3: {@code POST /v3/auth/tokens}. The token is the answer's {@code
 * X-Subject-Token}; its catalogue says where the storage is. How long the token lives is taken from
 * the times it was issued and expires, both by Keystone's clock, so that a difference of clocks
 * does no harm.
 */
public final class KeystoneAuth implements Auth {
  private final KeystoneSettings settings;
  private final AuthServer server;
  private final StorageChoice storage;

  /**
   * Makes one; nothing is sent yet.
   *
   * @param transport what the login goes through; stays the caller's to close
   * @param settings who logs in, and for what
   * @param time tells when the token was given
   */
  public KeystoneAuth(Transport transport, KeystoneSettings settings, Time time) {
    this.settings = settings;
    this.server =
        new AuthServer(
            transport,
            Urls.versioned(settings.authUrl(), "v3").resolve("/auth/tokens"),
            settings.idleLimit(),
            time,
            TokenRequest.secrets(settings),
            unauthorized(settings));
    this.storage = new StorageChoice(settings.endpoint(), settings.storageUrl());
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
    return server.post(Json.write(TokenRequest.of(settings)), cancellation, this::session);
  }

  private Session session(Response response, Instant asked) {
    String token =
        response
            .headers()
            .first("X-Subject-Token")
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> server.senseless(response, "it holds no X-Subject-Token"));
    TokenJson content = server.read(response, TokenJson::read);
    return new Session(
        storage.url(content.catalogue(), why -> server.senseless(response, why)),
        new Secret(token),
        AuthServer.expiry(content.issued(), content.expires(), asked),
        null);
  }

  private static String unauthorized(KeystoneSettings settings) {
    boolean application =
        settings.methods().stream()
            .anyMatch(
                each ->
                    each instanceof ApplicationCredentialId
                        || each instanceof ApplicationCredentialName);
    return application
        ? "Unauthorized. Check application credential id and secret."
        : "Unauthorized. Check username/id, password, tenant name/id and user/tenant domain name/id.";
  }
}
