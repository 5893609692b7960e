package io.jswift.adapter.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.AuthException;
import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoneV2AuthTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String ACCESS =
      """
      {"access": {"token": {"id": "v2token", "issued_at": "2026-11-23T08:00:00.123456",
          "expires": "2026-11-23T09:00:00.123456Z", "tenant": {"id": "t1", "name": "test"}},
        "user": {"name": "tester", "roles": [{"name": "member"}]},
        "serviceCatalog": [
          {"endpoints": [{"region": "One", "publicURL": "http://id", "id": "e"}], "type": "identity"},
          {"endpoints": [
             {"adminURL": "http://a/v1", "internalURL": "http://i/v1/AUTH_t/", "region": "One",
              "publicURL": "http://p/v1/AUTH_t"},
             {"region": "Two", "publicURL": "http://q/v1/AUTH_t"}],
           "name": "swift", "type": "object-store", "endpoints_links": []}]}}
      """;

  private KeystoneV2Settings.Proof proof =
      new KeystoneV2Settings.Password("tester", new Secret("testing"));
  private Tenant tenant = new Tenant.Name("test");
  private EndpointChoice endpoint = EndpointChoice.DEFAULT;
  private String authUrl = "http://k:5000";
  private Target storageUrl;

  @Test
  void logsInByName() {
    ScriptedTransport server = answering(ACCESS);
    Session session = login(server);
    assertThat(session.token().reveal()).isEqualTo("v2token");
    assertThat(session.storageUrl()).hasToString("http://p/v1/AUTH_t");
    assertThat(session.expires()).contains(NOW.plus(Duration.ofHours(1)));
    assertThat(server.last().method()).isEqualTo("POST");
    assertThat(server.last().target()).hasToString("http://k:5000/v2.0/tokens");
    assertThat(server.lastJson())
        .isEqualTo(
            Map.of(
                "auth",
                Map.of(
                    "passwordCredentials",
                    Map.of("username", "tester", "password", "testing"),
                    "tenantName",
                    "test")));
    assertThat(server.responseClosed()).isTrue();
  }

  @Test
  void tokensAndTenantIds() {
    proof = new KeystoneV2Settings.Token(new Secret("old"));
    tenant = new Tenant.Id("t1");
    ScriptedTransport server = answering(ACCESS);
    login(server);
    assertThat(server.lastJson())
        .isEqualTo(Map.of("auth", Map.of("token", Map.of("id", "old"), "tenantId", "t1")));
  }

  @Test
  void theTenantMayStandInTheUserName() {
    proof = new KeystoneV2Settings.Password("test:tester", new Secret("testing"));
    tenant = null;
    ScriptedTransport server = answering(ACCESS);
    login(server);
    assertThat(server.lastBody()).contains("\"tenantName\":\"test\"", "\"username\":\"tester\"");
    tenant = new Tenant.Name("other");
    server = answering(ACCESS);
    login(server);
    assertThat(server.lastBody())
        .contains("\"tenantName\":\"other\"", "\"username\":\"test:tester\"");
  }

  @ParameterizedTest
  @CsvSource({
    "tester, No tenant specified",
    "a:b:c, 'The user name \"a:b:c\" has more than one colon.'"
  })
  void withoutATenantNothingIsSent(String user, String message) {
    proof = new KeystoneV2Settings.Password(user, new Secret("testing"));
    tenant = null;
    assertThatThrownBy(this::settings)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "publicURL, , http://p/v1/AUTH_t",
    "public, Two, http://q/v1/AUTH_t",
    "internal, One, http://i/v1/AUTH_t",
    "adminURL, , http://a/v1"
  })
  void theEndpointIsChosen(String visibility, String region, String url) {
    endpoint = new EndpointChoice("object-store", visibility, region);
    assertThat(login(answering(ACCESS)).storageUrl()).hasToString(url);
  }

  @Test
  void whereNoneFitsTheCatalogueIsShown() {
    endpoint = new EndpointChoice("object-store", "public", "Three");
    assertThat(failure(answering(ACCESS)))
        .hasMessage(
            "Endpoint for object-store not found - have you specified a region? Asked for: public in"
                + " Three. The catalogue has: identity (public in One), object-store (admin in One,"
                + " internal in One, public in One, public in Two).");
  }

  @Test
  void aTokenWithoutServicesNeedsAStorageUrl() {
    storageUrl = Target.parse("http://s/v1/AUTH_x/");
    ScriptedTransport server =
        answering("{\"access\":{\"serviceCatalog\":{},\"token\":{\"id\":\"t\"}}}");
    assertThat(login(server).storageUrl()).hasToString("http://s/v1/AUTH_x");
    assertThat(login(answering(ACCESS)).storageUrl()).hasToString("http://s/v1/AUTH_x");
  }

  @ParameterizedTest
  @CsvSource({
    "http://k/identity, http://k/identity/v2.0/tokens",
    "http://k/v2.0/, http://k/v2.0/tokens",
    "http://k/v3, http://k/v3/tokens"
  })
  void theVersionIsAppendedWhereItIsMissing(String url, String asked) {
    authUrl = url;
    ScriptedTransport server = answering(ACCESS);
    login(server);
    assertThat(server.last().target()).hasToString(asked);
  }

  @Test
  void wrongCredentialsAreFinal() {
    AuthException failed =
        failure(
            new ScriptedTransport(
                401, "Unauthorized", Headers.of("X-Openstack-Request-Id", "req-3"), ""));
    assertThat(failed.text())
        .isEqualTo("Unauthorized. Check username, password and tenant name/id.");
    assertThat(failed.transactionId()).contains("req-3");
    assertThat(failed.rejected()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{\"access\":{}}", "{\"access\":{\"token\":{\"id\":\"\"}}}"})
  void anAnswerThatIsNoTokenIsToldFromOne(String body) {
    assertThat(failure(answering(body))).hasMessageEndingWith("; is it the URL of a Keystone?");
  }

  private static ScriptedTransport answering(String body) {
    return new ScriptedTransport(200, "OK", Headers.NONE, body);
  }

  private KeystoneV2Settings settings() {
    return new KeystoneV2Settings(
        Target.parse(authUrl), proof, tenant, endpoint, storageUrl, Duration.ofSeconds(7));
  }

  private Session login(ScriptedTransport server) {
    return new KeystoneV2Auth(server, settings(), new FixedTime(NOW)).login(new Cancellation());
  }

  private AuthException failure(ScriptedTransport server) {
    AuthException failed = catchThrowableOfType(AuthException.class, () -> login(server));
    assertThat(failed).isNotNull();
    assertThat(failed).hasMessageNotContaining("testing");
    return failed;
  }
}
