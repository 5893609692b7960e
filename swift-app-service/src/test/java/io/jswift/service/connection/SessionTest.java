package io.jswift.service.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.AuthException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Secret;
import io.jswift.domain.ServerInfo;
import io.jswift.domain.TransportException;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Target;
import io.jswift.service.Fixture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One login for all threads: when it is made, renewed, and given up. */
class SessionTest {
  private static final int THREADS = 64;
  private static final String LOGIN = "GET /auth/v1.0";

  private final Fixture fixture = new Fixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private long logins() {
    return fixture.memory.requests().stream().filter(LOGIN::equals).count();
  }

  @Test
  void sixtyFourThreadsThatMeetADeadTokenLogInOnce() throws Exception {
    ObjectPath path = fixture.put("o", "text");
    fixture.memory.expireTokens();

    List<String> read = atOnce(() -> fixture.get(path));

    assertThat(read).hasSize(THREADS).containsOnly("text");
    assertThat(logins()).isEqualTo(1);
  }

  @Test
  void aFreshConnectionLogsInOnceForAll() throws Exception {
    ObjectPath path = fixture.put("o", "text");
    Connection fresh =
        new Connection(
            fixture.transport,
            fixture.auth("testing"),
            ConnectionSettings.DEFAULTS.withTime(fixture.time));

    atOnce(() -> fresh.headObject(path, CallOptions.none()).status() + "");

    assertThat(logins()).isEqualTo(1);
  }

  @Test
  void aRejectedKeyIsFinalForAll() throws Exception {
    Connection stranger =
        new Connection(
            fixture.transport,
            fixture.auth("wrong"),
            ConnectionSettings.DEFAULTS.withTime(fixture.time));

    List<String> failures =
        atOnce(
            () ->
                String.valueOf(
                    catchThrowable(() -> stranger.headAccount(CallOptions.none())).getClass()));

    assertThat(failures).containsOnly(AuthException.class.toString());
    assertThat(logins()).isEqualTo(1);
    assertThat(fixture.time.sleeps()).isEmpty();
  }

  @Test
  void anAuthServerThatIsBusyIsAskedAgain() {
    fixture.put("o", "text");
    fixture.memory.expireTokens();
    fixture.faults("GET /auth/* #1 -> 503 retry-after=3");

    fixture.get(Fixture.CONTAINER.object("o"));

    assertThat(logins()).isEqualTo(2);
    assertThat(fixture.time.sleeps()).hasSize(1);
    assertThat(fixture.time.sleeps().get(0)).hasSeconds(3);
  }

  @Test
  void aSessionThatIsAskedForIsTriedAgainAsAnyOperation() {
    Connection swift = connection(WireListener.NONE);
    fixture.faults("GET /auth/* #1 -> 503 retry-after=3", "GET /auth/* #2 -> drop");

    assertThat(swift.session(new Cancellation()).token().reveal()).isNotEmpty();

    assertThat(logins()).isEqualTo(3);
    assertThat(fixture.time.sleeps()).hasSize(2).contains(Duration.ofSeconds(3));
  }

  @Test
  void aSessionThatCannotBeHadSaysHowOftenItWasTried() {
    Connection swift = connection(WireListener.NONE);
    fixture.faults("GET /auth/* #* -> drop");

    assertThat(catchThrowable(() -> swift.session(new Cancellation())))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("Login for Session, 6 attempts; try again later");
  }

  @Test
  void aLoginThatFailsIsAnAttempt() {
    ObjectPath path = fixture.put("o", "text");
    fixture.memory.expireTokens();
    fixture.faults("GET /auth/* #* -> 503");

    Throwable thrown = catchThrowable(() -> fixture.swift.headObject(path, CallOptions.none()));

    assertThat(thrown).isInstanceOf(AuthException.class);
    assertThat(logins()).isEqualTo(6);
    assertThat(fixture.time.sleeps()).hasSize(5);
  }

  @Test
  void aClosedConnectionKeepsNoSession() {
    ObjectPath path = fixture.put("o", "text");
    Connection swift = connection(WireListener.NONE);
    swift.headObject(path, CallOptions.none());
    assertThat(logins()).isEqualTo(1);

    swift.close();
    swift.session(new Cancellation());

    assertThat(logins()).isEqualTo(2);
  }

  private Connection connection(WireListener listener) {
    return new Connection(
        fixture.transport,
        fixture.auth("testing"),
        ConnectionSettings.DEFAULTS.withTime(fixture.time).withListener(listener));
  }

  @Test
  void aClusterTellsAboutItselfWithoutALogin() {
    Connection stranger =
        new Connection(
            fixture.transport,
            fixture.auth("wrong"),
            ConnectionSettings.DEFAULTS.withTime(fixture.time));
    fixture.faults("GET /info #1 -> 503");

    Answer<ServerInfo> answer =
        stranger.capabilities(
            Target.parse(fixture.memory.authUrl().replace("/auth/v1.0", "/")), CallOptions.none());

    assertThat(answer.value().has("swift")).isTrue();
    assertThat(answer.effort().attempts()).isEqualTo(2);
    assertThat(logins()).isZero();
  }

  @Test
  void aRenewalThatHandsOutTheSameTokenIsNotRepeated() {
    ObjectPath path = fixture.put("o", "text");
    Connection swift =
        new Connection(
            fixture.transport,
            fixture.auth("testing"),
            ConnectionSettings.DEFAULTS.withTime(fixture.time));
    swift.headObject(path, CallOptions.none());
    assertThat(logins()).isEqualTo(1);

    fixture.time.advance(Duration.ofDays(1).minusSeconds(61));
    swift.headObject(path, CallOptions.none());
    assertThat(logins()).isEqualTo(1);

    fixture.time.advance(Duration.ofSeconds(2)); // within the last minute
    for (int i = 0; i < 5; i++) {
      swift.headObject(path, CallOptions.none());
    }
    assertThat(logins()).isEqualTo(2);

    fixture.time.advance(Duration.ofSeconds(60));
    for (int i = 0; i < 5; i++) {
      swift.headObject(path, CallOptions.none());
    }
    assertThat(logins()).isEqualTo(3);
    assertThat(fixture.requests("HEAD")).hasSize(12);
  }

  @Test
  void aLoginThatIsCancelledIsMadeByWhoeverWaits() throws Exception {
    SilentTransport silent = new SilentTransport(fixture.transport).beforeAnswers(1, "/auth/v1.0");
    Auth auth =
        new TempAuth(
            silent,
            Target.parse(fixture.memory.authUrl()),
            "test:tester",
            new Secret("testing"),
            fixture.time,
            Duration.ZERO,
            null);
    Cancellation first = new Cancellation();
    try (Connection swift =
        new Connection(silent, auth, ConnectionSettings.DEFAULTS.withTime(fixture.time))) {
      CompletableFuture<Session> given = CompletableFuture.supplyAsync(() -> swift.session(first));
      silent.silent.acquire();
      CompletableFuture<Session> waiting =
          CompletableFuture.supplyAsync(() -> swift.session(new Cancellation()));

      first.cancel();

      assertThat(catchThrowable(given::join)).isNotNull();
      assertThat(waiting.join().token().reveal()).isNotEmpty();
    }
    assertThat(logins()).isEqualTo(1); // the cancelled one never came to the server
  }

  private static List<String> atOnce(java.util.concurrent.Callable<String> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch ready = new CountDownLatch(THREADS);
      List<Future<String>> results =
          IntStream.range(0, THREADS)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            ready.countDown();
                            ready.await();
                            return work.call();
                          }))
              .toList();
      return results.stream().map(SessionTest::value).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static String value(Future<String> future) {
    try {
      return future.get();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
