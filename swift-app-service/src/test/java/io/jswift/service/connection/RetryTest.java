package io.jswift.service.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jswift.domain.ObjectPath;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.Fixture;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operation, fault and kind of body decide how often something is tried, and how it ends. */
class RetryTest {
  private final Fixture fixture = new Fixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void run(String operation, ObjectPath path) {
    CallOptions none = CallOptions.none();
    switch (operation) {
      case "HEAD" -> fixture.swift.headObject(path, none);
      case "GET" -> fixture.swift.getObject(path, none).close();
      case "PUT" -> fixture.swift.putObject(path, BodySource.of(new byte[10]), none);
      case "PUT-once" -> fixture.swift.putObject(path, once(), none);
      case "POST" -> fixture.swift.postObject(path, none);
      case "COPY" -> fixture.swift.copyObject(path, path.container().object("copy"), none);
      case "DELETE" -> fixture.swift.deleteObject(path, none);
      default -> throw new AssertionError(operation);
    }
  }

  private static BodySource once() {
    return new BodySource() {
      private boolean opened;

      @Override
      public OptionalLong length() {
        return OptionalLong.of(10);
      }

      @Override
      public boolean replayable() {
        return false;
      }

      @Override
      public InputStream open() {
        if (opened) {
          throw new IllegalStateException("opened twice");
        }
        opened = true;
        return new ByteArrayInputStream(new byte[10]);
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    // operation, fault, attempts until it is done
    "HEAD,     #1-2 -> 503,        3",
    "HEAD,     #1 -> 500,          2",
    "HEAD,     #1 -> 408,          2",
    "HEAD,     #1 -> 429,          2",
    "HEAD,     #1 -> 498,          2",
    "HEAD,     #1 -> 499,          2",
    "HEAD,     #1 -> drop,         2",
    "HEAD,     #1-5 -> 503,        6",
    "GET,      #1-2 -> 503,        3",
    "GET,      #1 -> drop,         2",
    "PUT,      #1-2 -> 503,        3",
    "PUT,      #1 -> drop,         2",
    "PUT,      #1 -> cut-request=5,2",
    "PUT,      #1 -> lose-answer,  2",
    "POST,     #1 -> 503,          2",
    "COPY,     #1 -> 503,          2",
    "DELETE,   #1 -> 503,          2",
    "DELETE,   #1 -> lose-answer,  2",
    "PUT,      #1 -> 401,          2",
    "DELETE,   #1 -> 401,          2",
    "GET,      #1 -> expire-token, 2",
  })
  void isTriedAgainAndDone(String operation, String fault, int attempts) {
    ObjectPath path = fixture.put("o", "something");
    String method = operation.replaceFirst("-.*", "");
    fixture.faults(method + " /c/o " + fault);

    run(operation, path);

    assertThat(fixture.requests(method)).hasSize(attempts);
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD,     #* -> 503, 6, 503",
    "HEAD,     #* -> 404, 1, 404",
    "HEAD,     #* -> 403, 1, 403",
    "HEAD,     #* -> 501, 1, 501",
    "HEAD,     #* -> 505, 1, 505",
    "PUT,      #* -> 413, 1, 413",
    "PUT,      #* -> 422, 1, 422",
    "PUT,      #* -> 507, 6, 507",
    "POST,     #* -> 503, 6, 503",
    "DELETE,   #* -> 409, 1, 409",
    "HEAD,     #* -> 401, 2, 401",
  })
  void endsWithTheStatus(String operation, String fault, int attempts, int status) {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults(operation + " /c/o " + fault);

    Throwable thrown = catchThrowable(() -> run(operation, path));

    assertThat(thrown).isInstanceOf(StatusException.class);
    assertThat(((StatusException) thrown).status()).isEqualTo(status);
    assertThat(((StatusException) thrown).transactionId()).isPresent();
    assertThat(thrown.getSuppressed()).hasSize(attempts - 1);
    assertThat(fixture.requests(operation)).hasSize(attempts);
  }

  @Test
  void aBodyThatCanBeReadOnceIsNeverSentTwice() {
    ObjectPath path = fixture.put("o", "before");
    fixture.faults("PUT /c/o #1 -> cut-request=5");

    Throwable thrown = catchThrowable(() -> run("PUT-once", path));

    assertThat(thrown)
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("no ability to reset contents");
    assertThat(((TransportException) thrown).kind()).isEqualTo(TransportException.Kind.SOURCE);
    assertThat(fixture.requests("PUT")).hasSize(1);
    assertThat(fixture.get(path)).isEqualTo("before");
  }

  @Test
  void aBodyThatWasNotOpenedIsSentAfterARefusal() {
    ObjectPath path = fixture.put("o", "before");
    fixture.memory.expireTokens();

    run("PUT-once", path);

    assertThat(fixture.get(path)).hasSize(10);
  }

  @Test
  void waitsGrowAndStayBelowTheirBounds() {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults("HEAD /c/o #* -> 503");

    assertThat(catchThrowable(() -> run("HEAD", path))).isInstanceOf(StatusException.class);

    assertThat(fixture.time.sleeps()).hasSize(5);
    for (int i = 0; i < 5; i++) {
      assertThat(fixture.time.sleeps().get(i))
          .isBetween(Duration.ZERO, Duration.ofSeconds(1L << i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 120})
  void whatTheServerAsksIsWaited(int seconds) {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults("HEAD /c/o #1 -> 503 retry-after=" + seconds);

    run("HEAD", path);

    assertThat(fixture.time.sleeps()).containsExactly(Duration.ofSeconds(seconds));
  }

  @Test
  void aServerThatAsksForTooLongIsNotAskedAgain() {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults("HEAD /c/o #1 -> 503 retry-after=3600");

    assertThat(catchThrowable(() -> run("HEAD", path))).isInstanceOf(StatusException.class);
    assertThat(fixture.time.sleeps()).isEmpty();
  }

  @Test
  void afterTheOverallLimitNothingIsTriedAgain() {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults("HEAD /c/o #* -> 503 retry-after=290");
    Connection limited =
        new Connection(
            fixture.transport,
            fixture.auth("testing"),
            ConnectionSettings.DEFAULTS
                .withTime(fixture.time)
                .withOverallLimit(Duration.ofMinutes(8)));

    assertThat(catchThrowable(() -> limited.headObject(path, CallOptions.none())))
        .isInstanceOf(StatusException.class);

    assertThat(fixture.requests("HEAD")).hasSize(3);
  }

  @Test
  void aBodyThatIsBrokenUnderAGoodStatusIsTriedAgain() {
    fixture.put("o", "something");
    fixture.faults("GET /c #1 -> cut=10");

    assertThat(
            fixture
                .swift
                .getContainer(
                    Fixture.CONTAINER,
                    io.jswift.domain.listing.ListingQuery.ALL,
                    CallOptions.none())
                .value()
                .entries())
        .hasSize(1);
    assertThat(fixture.requests("GET")).hasSize(2);
  }

  @Test
  void anOutageDoesNotMultiplyRetriesForEver() {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults("HEAD /c/o #* -> 503");

    for (int i = 0; i < 100; i++) {
      assertThat(catchThrowable(() -> run("HEAD", path))).isInstanceOf(StatusException.class);
    }

    // 500 tokens at 5 each are a hundred retries for all callers together.
    assertThat(fixture.requests("HEAD")).hasSize(200);
  }

  @Test
  void anOutageOfSilenceCostsTwice() {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults("HEAD /c/o #* -> stall=61s");

    for (int i = 0; i < 20; i++) {
      assertThat(catchThrowable(() -> run("HEAD", path))).isInstanceOf(TransportException.class);
    }

    assertThat(fixture.requests("HEAD")).hasSize(20 + 500 / 10);
  }

  @Test
  void fiveSuccessesPayForARetry() {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults("HEAD /c/o #* -> 503");
    for (int i = 0; i < 20; i++) {
      assertThat(catchThrowable(() -> run("HEAD", path))).isInstanceOf(StatusException.class);
    }
    fixture.faults("HEAD /c/o #5 -> 503", "HEAD /c/o #7 -> 503");

    for (int i = 0; i < 4; i++) {
      run("HEAD", path);
    }
    assertThat(catchThrowable(() -> run("HEAD", path))).isInstanceOf(StatusException.class);
    run("HEAD", path);
    run("HEAD", path); // the seventh request, and its repetition

    assertThat(fixture.requests("HEAD")).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 498})
  void aRateLimitIsFinalIfAskedFor(int status) {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults("HEAD /c/o #* -> " + status);
    Connection impatient =
        new Connection(
            fixture.transport,
            fixture.auth("testing"),
            ConnectionSettings.DEFAULTS.withTime(fixture.time).withoutRetryOnRateLimit());

    assertThat(catchThrowable(() -> impatient.headObject(path, CallOptions.none())))
        .isInstanceOf(StatusException.class);

    assertThat(fixture.requests("HEAD")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"HEAD, 2", "PUT, 2", "COPY, 1"})
  void whatStandsStillIsGivenUpUnlessTheServerMayBeAtWork(String operation, int attempts) {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults(operation + " /c/o #1 -> stall=90s");

    run(operation, path);

    assertThat(fixture.requests(operation)).hasSize(attempts);
  }

  @Test
  void aDeletionWhoseAnswerWasLostIsDoneWhenNothingIsThereAndOnlyThen() {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults("DELETE /c/o #1 -> 503", "DELETE /c/o #2 -> 404");
    assertThat(catchThrowable(() -> run("DELETE", path))).isInstanceOf(StatusException.class);

    fixture.faults("DELETE /c/o #1 -> lose-answer", "DELETE /c/o #2 -> 409");
    assertThat(catchThrowable(() -> run("DELETE", path))).isInstanceOf(StatusException.class);

    fixture.faults("POST /c/o #1 -> lose-answer", "POST /c/o #2 -> 404");
    assertThat(catchThrowable(() -> run("POST", path))).isInstanceOf(StatusException.class);
  }

  @Test
  void whatWasLostBeforeAnotherFailureIsRemembered() {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults("DELETE /c/o #1 -> lose-answer", "DELETE /c/o #2 -> 503");

    run("DELETE", path);

    assertThat(fixture.requests("DELETE")).hasSize(3);
  }

  @Test
  void fiveMinutesAreWaitedFor() {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults("HEAD /c/o #1 -> 503 retry-after=300");

    run("HEAD", path);

    assertThat(fixture.time.sleeps()).containsExactly(Duration.ofMinutes(5));
  }

  @Test
  void aNewSessionIsMadeBeforeEveryRetryIfAskedFor() {
    ObjectPath path = fixture.put("o", "something");
    fixture.faults("HEAD /c/o #1-2 -> 503");
    Connection anew =
        new Connection(
            fixture.transport,
            fixture.auth("testing"),
            ConnectionSettings.DEFAULTS.withTime(fixture.time).withNewSessionOnEveryRetry());

    anew.headObject(path, CallOptions.none());

    assertThat(fixture.memory.requests().stream().filter("GET /auth/v1.0"::equals)).hasSize(3);
  }

  @Test
  void theExceptionSaysWhatWasTriedAndWhatCameBack() {
    fixture.faults("HEAD /c/o #* -> 404");

    SwiftException thrown =
        (SwiftException) catchThrowable(() -> run("HEAD", Fixture.CONTAINER.object("o")));

    assertThat(thrown)
        .hasMessageMatching(
            "Object HEAD failed: http://memory.swift/v1/AUTH_test/c/o 404 Not Found .*\\(txn: tx.*");
  }
}
