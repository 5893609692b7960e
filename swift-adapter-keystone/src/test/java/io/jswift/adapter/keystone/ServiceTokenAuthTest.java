package io.jswift.adapter.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.AuthException;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Target;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTokenAuthTest {
  private static final String SOON = "2026-11-23T12:00:00Z";
  private static final String LATE = "2026-11-23T13:00:00Z";

  @ParameterizedTest
  @CsvSource({
    SOON + "," + LATE + "," + SOON,
    LATE + "," + SOON + "," + SOON,
    "," + SOON + "," + SOON,
    SOON + ",," + SOON,
    ",,"
  })
  void theSessionHasBothTokensAndDiesWithTheFirst(Instant user, Instant service, Instant both) {
    Session session =
        new ServiceTokenAuth(auth("mine", user), auth("service", service))
            .login(new Cancellation());
    assertThat(session.storageUrl()).hasToString("http://mine/v1/AUTH_x");
    assertThat(session.token().reveal()).isEqualTo("mine");
    assertThat(session.serviceToken().orElseThrow().reveal()).isEqualTo("service");
    assertThat(session.expires().orElse(null)).isEqualTo(both);
  }

  @Test
  void theMessageSaysWhoseLoginFailed() {
    Auth refused =
        cancellation -> {
          throw new AuthException("Unauthorized.", 401, Duration.ofSeconds(3), "req-1");
        };
    AuthException service = failure(new ServiceTokenAuth(auth("mine", null), refused));
    assertThat(service.text()).isEqualTo("The login of the service failed: Unauthorized.");
    assertThat(service.status()).isEqualTo(401);
    assertThat(service.retryAfter()).contains(Duration.ofSeconds(3));
    assertThat(service.transactionId()).contains("req-1");
    AuthException user = failure(new ServiceTokenAuth(refused, auth("service", null)));
    assertThat(user.text()).isEqualTo("Unauthorized.");
  }

  private static AuthException failure(Auth auth) {
    return catchThrowableOfType(AuthException.class, () -> auth.login(new Cancellation()));
  }

  private static Auth auth(String name, Instant expires) {
    return cancellation ->
        new Session(Target.parse("http://" + name + "/v1/AUTH_x"), new Secret(name), expires, null);
  }
}
