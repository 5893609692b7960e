package io.jswift.adapter.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.AuthException;
import io.jswift.domain.Headers;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Target;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoneAuthTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String TOKEN =
      """
      {"token": {"methods": ["password"], "user": {"name": "tester", "domain": {"id": "default"}},
        "issued_at": "2026-11-23T09:00:00.000000Z", "expires_at": "2026-11-23T10:30:00.000000Z",
        "catalog": [
          {"endpoints": [{"interface": "public", "region": "RegionOne", "url": "http://id:5000"}],
           "type": "identity", "name": "keystone"},
          {"endpoints": [
             {"interface": "admin", "region": "RegionOne", "region_id": "RegionOne", "url": "http://one-admin:8080"},
             {"interface": "public", "region": "RegionOne", "url": "http://one:8080/v1/AUTH_1/", "id": "x"},
             {"interface": "public", "region": "RegionTwo", "url": "http://two:8080/v1/AUTH_1"},
             {"interface": "internal", "region": null, "url": "http://inside:8080/v1/AUTH_1"}],
           "type": "object-store", "name": null}]}, "more": [1, {"a": null}]}
      """;

  private EndpointChoice endpoint = EndpointChoice.DEFAULT;
  private String password = "tes\"ting";
  private String authUrl = "http://127.0.0.1:5000/v3";
  private Target storageUrl;

  @Test
  void logsInByNameAndFindsTheStorageInTheCatalogue() {
    ScriptedTransport server = answering(TOKEN);
    Session session = login(server);
    assertThat(session.token().reveal()).isEqualTo("gAAAA");
    assertThat(session.storageUrl()).hasToString("http://one:8080/v1/AUTH_1");
    assertThat(server.last().method()).isEqualTo("POST");
    assertThat(server.last().target()).hasToString("http://127.0.0.1:5000/v3/auth/tokens");
    assertThat(server.last().headers())
        .isEqualTo(Headers.of("Accept", "application/json", "Content-Type", "application/json"));
    assertThat(server.last().idleLimit()).isEqualTo(Duration.ofSeconds(7));
    assertThat(server.responseClosed()).isTrue();
  }

  @Test
  void theTokenLivesAsLongAsKeystoneSaysWhateverItsClockShows() {
    assertThat(login(answering(TOKEN)).expires()).contains(NOW.plus(Duration.ofMinutes(90)));
  }

  @ParameterizedTest
  @CsvSource({
    "{\"token\":{\"expires_at\":\"2026-11-23T13:00:00+00:00\"}}, 2026-11-23T13:00:00Z",
    "{\"token\":{\"expires_at\":\"soon\"}},",
    "{\"token\":{}},"
  })
  void whatIsNotSaidAboutTheTimeIsNotGuessed(String body, Instant expires) {
    storageUrl = Target.parse("http://elsewhere/v1/AUTH_x/");
    Session session = login(answering(body));
    assertThat(session.expires().orElse(null)).isEqualTo(expires);
    assertThat(session.storageUrl()).hasToString("http://elsewhere/v1/AUTH_x");
  }

  @ParameterizedTest
  @CsvSource({
    "public, , http://one:8080/v1/AUTH_1",
    "publicURL, RegionTwo, http://two:8080/v1/AUTH_1",
    "internal, , http://inside:8080/v1/AUTH_1",
    "admin, RegionOne, http://one-admin:8080/"
  })
  void theFirstEndpointThatFitsIsTaken(String visibility, String region, String url) {
    endpoint = new EndpointChoice("object-store", visibility, region);
    assertThat(login(answering(TOKEN)).storageUrl()).hasToString(url);
  }

  @ParameterizedTest
  @CsvSource({
    "object-store, public, RegionThree, public in RegionThree",
    "object-store, strangeURL, RegionOne, strange in RegionOne",
    "volume, public, , public in any region",
    "volume, public, '', public in any region"
  })
  void whereNoneFitsTheCatalogueIsShown(
      String type, String visibility, String region, String asked) {
    endpoint = new EndpointChoice(type, visibility, region);
    AuthException failed = failure(answering(TOKEN));
    assertThat(failed)
        .hasMessage(
            "Endpoint for "
                + type
                + " not found - have you specified a region? Asked for: "
                + asked
                + ". The catalogue has: identity (public in RegionOne), object-store (admin in"
                + " RegionOne, public in RegionOne, public in RegionTwo, internal in no region).");
    assertThat(failed.rejected()).isFalse();
  }

  @Test
  void aTokenWithoutACatalogueLeadsNowhere() {
    assertThat(failure(answering("{\"token\":{}}")))
        .hasMessage(
            "Endpoint for object-store not found - have you specified a region? Asked for: public"
                + " in any region. The token has no catalogue; is it scoped to a project?");
  }

  @ParameterizedTest
  @CsvSource({
    "http://k:5000, http://k:5000/v3/auth/tokens",
    "http://k:5000/, http://k:5000/v3/auth/tokens",
    "http://k:5000/v3/, http://k:5000/v3/auth/tokens",
    "http://k/identity, http://k/identity/v3/auth/tokens",
    "http://k/identity/v3.0, http://k/identity/v3.0/auth/tokens",
    "http://k/v2.0, http://k/v2.0/auth/tokens",
    "http://k/v3?x=y, http://k/v3/auth/tokens"
  })
  void theVersionIsAppendedWhereItIsMissing(String url, String asked) {
    authUrl = url;
    ScriptedTransport server = answering(TOKEN);
    login(server);
    assertThat(server.last().target()).hasToString(asked);
  }

  @Test
  void wrongCredentialsAreFinal() {
    AuthException failed =
        failure(
            new ScriptedTransport(
                401,
                "Unauthorized",
                Headers.of("X-Openstack-Request-Id", "req-1"),
                "{\"error\":{\"message\":\"no\"}}"));
    assertThat(failed.text())
        .isEqualTo(
            "Unauthorized. Check username/id, password, tenant name/id and user/tenant domain name/id.");
    assertThat(failed.transactionId()).contains("req-1");
    assertThat(failed.rejected()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\": {\"code\": 503, \"message\": \"Come\\n  back later\"}} | : Come back later",
        "{\"error\": \"text\"} | .",
        "<html> | .",
        "'' | ."
      })
  void otherFailuresTellWhatKeystoneSaid(String body, String end) {
    AuthException failed =
        failure(
            new ScriptedTransport(
                503, "Service Unavailable", Headers.of("Retry-After", "7"), body));
    assertThat(failed)
        .hasMessage(
            "Authorization Failure. POST http://127.0.0.1:5000/v3/auth/tokens was answered 503 Service Unavailable"
                + end);
    assertThat(failed.status()).isEqualTo(503);
    assertThat(failed.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PT0S",
        "7 | PT7S",
        "120 | PT2M",
        "Mon, 23 Nov 2026 12:01:30 GMT | PT1M30S",
        "Mon, 23 Nov 2026 11:00:00 GMT | PT0S",
        "soon |",
        "-1 |"
      })
  void howLongToWaitIsPassedOn(String value, Duration wait) {
    Headers headers = Headers.of("Retry-After", value, "X-Openstack-Request-Id", "req-2");
    AuthException failed = failure(new ScriptedTransport(429, "Too Many", headers, ""));
    assertThat(failed.retryAfter().orElse(null)).isEqualTo(wait);
    assertThat(failed.transactionId()).contains("req-2");
    assertThat(failed.rejected()).isFalse();
  }

  @Test
  void aFurtherMethodIsAskedFor() {
    Headers receipt = Headers.of("Openstack-Auth-Receipt", "r");
    assertThat(failure(new ScriptedTransport(401, "Unauthorized", receipt, "")))
        .hasMessageEndingWith(
            " Keystone accepted this much and wants a further method, such as a passcode.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "{\"token\":[]}",
        "{\"token\":{\"catalog\":{}}}",
        "{\"token\":{\"catalog\":["
      })
  void anAnswerThatIsNoTokenIsToldFromOne(String body) {
    AuthException failed = failure(answering(body));
    assertThat(failed)
        .hasMessageContaining("is it the URL of a Keystone?")
        .hasMessageContaining("127.0.0.1:5000");
    assertThat(failed.status()).isZero();
  }

  @Test
  void anAnswerWithoutATokenHeaderIsNone() {
    AuthException failed = failure(new ScriptedTransport(200, "OK", Headers.NONE, TOKEN));
    assertThat(failed).hasMessageContaining("it holds no X-Subject-Token");
  }

  @Test
  void anEndpointThatIsNoUrlIsShown() {
    AuthException failed =
        failure(answering(TOKEN.replace("http://one:8080/v1/AUTH_1/", "one:8080")));
    assertThat(failed).hasMessageContaining("the endpoint in its catalogue is \"one:8080\"");
  }

  @Test
  void anEndlessAnswerIsNotReadToItsEnd() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '[';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) ' ');
            return length;
          }
        };
    AuthException failed =
        failure(new ScriptedTransport(201, "Created", Headers.of("X-Subject-Token", "t"), endless));
    assertThat(failed).hasMessageContaining("longer than");
  }

  @Test
  void thePasswordIsNeverShown() {
    KeystoneSettings settings = settings();
    assertThat(settings.toString()).doesNotContain("tes\"ting");
    String echo =
        "{\"error\":{\"message\":\"wrong: {'password': 'tes\\\"ting'}, {tes\\\\\\\"ting}\"}}";
    assertThat(failure(new ScriptedTransport(400, "Bad", Headers.NONE, echo)))
        .hasMessageEndingWith(": wrong: {'password': '(secret)'}, {(secret)}");
    assertThat(failure(new ScriptedTransport(500, "Oops", Headers.NONE, "")).getMessage())
        .doesNotContain("ting");
  }

  @Test
  void aShortPasswordIsHiddenWhereItStandsAlone() {
    password = "p";
    String echo = "{\"error\":{\"message\":\"expecting: {'password': 'p'}\"}}";
    assertThat(failure(new ScriptedTransport(400, "Bad", Headers.NONE, echo)))
        .hasMessageContaining("POST http://")
        .hasMessageEndingWith(": expecting: {'password': '(secret)'}");
  }

  private static ScriptedTransport answering(String body) {
    return new ScriptedTransport(201, "Created", Headers.of("X-Subject-Token", "gAAAA"), body);
  }

  private KeystoneSettings settings() {
    return new KeystoneSettings(
        Target.parse(authUrl),
        List.of(
            new LoginMethod.Password(
                new Reference.Name("tester", Domain.DEFAULT), new Secret(password))),
        new Scope.Project(new Reference.Name("test", Domain.DEFAULT)),
        endpoint,
        storageUrl,
        Duration.ofSeconds(7));
  }

  private Session login(ScriptedTransport server) {
    return new KeystoneAuth(server, settings(), new FixedTime(NOW)).login(new Cancellation());
  }

  private AuthException failure(ScriptedTransport server) {
    AuthException failed = catchThrowableOfType(AuthException.class, () -> login(server));
    assertThat(failed).isNotNull();
    return failed;
  }
}
