package io.jswift.adapter.keystone;

import io.jswift.adapter.keystone.KeystoneV2Settings.Password;
import io.jswift.adapter.keystone.KeystoneV2Settings.Token;
import io.jswift.adapter.keystone.internal.json.AccessJson;
import io.jswift.adapter.keystone.internal.json.Json;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Transport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Logs in at an old Keystone by version 2: {@code POST /v2.0/tokens}. Token and catalogue are in
 * the answer's body.
 */
public final class KeystoneV2Auth implements Auth {
  private final KeystoneV2Settings settings;
  private final AuthServer server;
  private final StorageChoice storage;

  /**
   * Makes one; nothing is sent yet.
   *
   * @param transport what the login goes through; stays the caller's to close
   * @param settings who logs in, and for what
   * @param time tells when the token was given
   */
  public KeystoneV2Auth(Transport transport, KeystoneV2Settings settings, Time time) {
    this.settings = settings;
    this.server =
        new AuthServer(
            transport,
            Urls.versioned(settings.authUrl(), "v2.0").resolve("/tokens"),
            settings.idleLimit(),
            time,
            List.of(secret(settings)),
            "Unauthorized. Check username, password and tenant name/id.");
    this.storage = new StorageChoice(settings.endpoint(), settings.storageUrl());
  }

  /**
   * Logs in with one request.
   *
   * @throws io.jswift.domain.AuthException if the answer is not of status 2xx, is not Keystone's,
   *     or names no fitting endpoint
   * @throws io.jswift.domain.TransportException if no answer came
   */
  @Override
  public Session login(Cancellation cancellation) {
    return server.post(Json.write(credentials()), cancellation, this::session);
  }

  private Session session(Response response, Instant asked) {
    AccessJson content = server.read(response, AccessJson::read);
    return new Session(
        storage.url(content.catalogue(), why -> server.senseless(response, why)),
        content.token(),
        AuthServer.expiry(content.issued(), content.expires(), asked),
        null);
  }

  private Map<String, ?> credentials() {
    Map<String, Object> auth = new LinkedHashMap<>();
    String secret = secret(settings).reveal();
    if (settings.proof() instanceof Password password) {
      auth.put("passwordCredentials", Map.of("username", password.user(), "password", secret));
    } else {
      auth.put("token", Map.of("id", secret));
    }
    if (settings.tenant() instanceof Tenant.Id byId) {
      auth.put("tenantId", byId.id());
    } else if (settings.tenant() instanceof Tenant.Name byName) {
      auth.put("tenantName", byName.name());
    }
    return Map.of("auth", auth);
  }

  private static Secret secret(KeystoneV2Settings settings) {
    return settings.proof() instanceof Password password
        ? password.password()
        : ((Token) settings.proof()).token();
  }
}
