package io.jswift.adapter.tempauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.AuthException;
import io.jswift.domain.Headers;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Target;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TempAuthTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private Target storageUrl;

  @Test
  void sendsUserAndKeyAndNoQuery() {
    ScriptedTransport server =
        answering(200, "", "X-Storage-Url", "http://s/v1/AUTH_t/", "X-Auth-Token", "AUTH_tk1");
    Session session = login(server);
    assertThat(server.last().method()).isEqualTo("GET");
    assertThat(server.last().target()).hasToString("http://a:8080/auth/v1.0");
    assertThat(server.last().headers())
        .isEqualTo(Headers.of("X-Auth-User", "test:tester", "X-Auth-Key", "k3y"));
    assertThat(server.last().idleLimit()).isEqualTo(Duration.ofSeconds(7));
    assertThat(session.storageUrl()).hasToString("http://s/v1/AUTH_t");
    assertThat(session.token().reveal()).isEqualTo("AUTH_tk1");
    assertThat(session.expires()).isEmpty();
    assertThat(server.responseClosed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"S, A, S", "S, , S", ", A, A", "'', A, A"})
  void theStorageTokenIsPreferred(String storage, String auth, String token) {
    Headers headers = Headers.of("X-Storage-Url", "http://s/v1/AUTH_t");
    headers = storage == null ? headers : headers.with("X-Storage-Token", storage);
    headers = auth == null ? headers : headers.with("X-Auth-Token", auth);
    assertThat(login(new ScriptedTransport(204, "No Content", headers, "")).token().reveal())
        .isEqualTo(token);
  }

  @ParameterizedTest
  @CsvSource({"3600, 2026-11-23T13:00:00Z", "0,", "-5,", "soon,", "99999999999,"})
  void theExpiryIsCountedFromNow(String value, Instant expires) {
    Session session =
        login(
            answering(
                200,
                "",
                "X-Storage-Url",
                "http://s/v1/AUTH_t",
                "X-Auth-Token",
                "t",
                "X-Auth-Token-Expires",
                value));
    assertThat(session.expires().orElse(null)).isEqualTo(expires);
  }

  @Test
  void aBodyWithoutAStorageUrlIsAFailure() {
    AuthException failed =
        failure(
            answering(200, "<html>", "X-Auth-Token", "t", "X-Trans-Id", "tx1", "Retry-After", "3"));
    assertThat(failed.text())
        .isEqualTo("Auth GET failed: http://a:8080/auth/v1.0 200 Reason   b'<html>'");
    assertThat(failed.transactionId()).contains("tx1");
    assertThat(failed.rejected()).isFalse();
    storageUrl = Target.parse("http://s/v1/AUTH_x");
    assertThat(failure(answering(200, "<html>", "X-Auth-Token", "t")).status()).isEqualTo(200);
  }

  @Test
  void aBodyDoesNoHarmWhereTheUrlIsThere() {
    Session session =
        login(answering(200, "{}", "X-Storage-Url", "http://s/v1/AUTH_t", "X-Auth-Token", "t"));
    assertThat(session.token().reveal()).isEqualTo("t");
  }

  @Test
  void aGivenStorageUrlWins() {
    storageUrl = Target.parse("http://other/v1/AUTH_x/");
    Session session =
        login(answering(200, "", "X-Storage-Url", "http://s/v1/AUTH_t", "X-Auth-Token", "t"));
    assertThat(session.storageUrl()).hasToString("http://other/v1/AUTH_x");
    assertThat(login(answering(200, "", "X-Auth-Token", "t")).storageUrl())
        .hasToString("http://other/v1/AUTH_x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Auth-Token | t | it holds no X-Storage-Url",
        "X-Storage-Url | http://s/v1/AUTH_t | it holds no token",
        "X-Storage-Url | s/v1/AUTH_t | it holds no token"
      })
  void anAnswerThatIsNoLoginIsToldFromOne(String name, String value, String why) {
    AuthException failed = failure(answering(200, "", name, value, "X-Trans-Id", "tx2"));
    assertThat(failed.text())
        .isEqualTo(
            "Auth GET failed: http://a:8080/auth/v1.0 was answered with success, but "
                + why
                + "; is it the URL of an auth server?");
    assertThat(failed.status()).isZero();
    assertThat(failed.transactionId()).contains("tx2");
  }

  @Test
  void aStorageUrlThatIsNoneIsShown() {
    assertThat(failure(answering(200, "", "X-Storage-Url", "s:1", "X-Auth-Token", "t")))
        .hasMessageContaining("its X-Storage-Url is \"s:1\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | PT5S",
        "120 | PT2M",
        "Mon, 23 Nov 2026 12:00:09 GMT | PT9S",
        "Mon, 23 Nov 2026 11:00:09 GMT | PT0S",
        "later |"
      })
  void howLongToWaitIsPassedOn(String value, Duration wait) {
    AuthException failed = failure(answering(429, "", "Retry-After", value));
    assertThat(failed.retryAfter().orElse(null)).isEqualTo(wait);
    assertThat(failed.status()).isEqualTo(429);
  }

  @Test
  void wrongKeysAreFinal() {
    AuthException failed = failure(answering(401, "", "X-Openstack-Request-Id", "req"));
    assertThat(failed.rejected()).isTrue();
    assertThat(failed).hasMessage("Auth GET failed: http://a:8080/auth/v1.0 401 Reason (txn: req)");
  }

  private static ScriptedTransport answering(int status, String body, String... headers) {
    return new ScriptedTransport(status, "Reason", Headers.of(headers), body);
  }

  private Session login(ScriptedTransport server) {
    TempAuth auth =
        new TempAuth(
            server,
            Target.parse("http://a:8080/auth/v1.0?x=y"),
            "test:tester",
            new Secret("k3y"),
            new FixedTime(NOW),
            Duration.ofSeconds(7),
            storageUrl);
    return auth.login(new Cancellation());
  }

  private AuthException failure(ScriptedTransport server) {
    AuthException failed = catchThrowableOfType(AuthException.class, () -> login(server));
    assertThat(failed).isNotNull();
    assertThat(failed).hasMessageNotContaining("k3y");
    return failed;
  }

  private record FixedTime(Instant now) implements Time {
    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public void sleep(Duration duration, Cancellation cancellation) {
      throw new AssertionError("a login does not wait");
    }
  }
}
