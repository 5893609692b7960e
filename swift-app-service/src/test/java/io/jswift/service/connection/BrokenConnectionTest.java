package io.jswift.service.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.ObjectPath;
import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Transport;
import io.jswift.service.Fixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What breaks on a connection that was used before, and what breaks after the body was opened. */
class BrokenConnectionTest {
  private final Fixture fixture = new Fixture();
  private final Hooked transport = new Hooked(fixture.transport);
  private final Connection swift =
      new Connection(
          transport, fixture.auth("testing"), ConnectionSettings.DEFAULTS.withTime(fixture.time));

  @AfterEach
  void close() {
    swift.close();
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({
    // kind, connection used before, failures, attempts, waits, idle connections dropped, outcome
    "BROKEN,   true,  1, 2, 0, 1, done",
    "BROKEN,   true,  2, 3, 1, 2, done",
    "BROKEN,   true,  9, 6, 4, 5, BROKEN",
    "BROKEN,   false, 1, 2, 1, 0, done",
    "PROTOCOL, true,  1, 2, 0, 1, done",
    "PROTOCOL, true,  2, 3, 1, 2, done",
    "PROTOCOL, false, 1, 1, 0, 0, PROTOCOL",
    "TIMEOUT,  true,  1, 2, 1, 0, done",
    "CONNECT,  true,  1, 2, 1, 0, done",
    "TRUST,    true,  1, 1, 0, 0, TRUST",
    "REFUSED,  true,  1, 1, 0, 0, REFUSED"
  })
  void decides(
      Kind kind, boolean reused, int failures, int attempts, int waits, int drops, String outcome) {
    ObjectPath path = fixture.put("o", "something");
    swift.session(new Cancellation());
    int[] begun = new int[1];
    transport.hook =
        request -> {
          if (begun[0]++ < failures) {
            throw new TransportException(kind, "It failed.", true, reused, null);
          }
          return request;
        };

    Throwable thrown = catchThrowable(() -> swift.headObject(path, CallOptions.none()));

    assertThat(thrown == null ? "done" : ((TransportException) thrown).kind().toString())
        .isEqualTo(outcome);
    assertThat(begun[0]).isEqualTo(attempts);
    assertThat(fixture.time.sleeps()).hasSize(waits);
    assertThat(transport.drops).isEqualTo(drops);
  }

  @ParameterizedTest
  @CsvSource({
    // The server that reads all of a body before it says no: the body is gone with the answer.
    "PUT /c/o #1 -> 401, no ability to reset contents",
    "PUT /c/o #1 -> 503, no ability to reset contents",
    "PUT /c/o #1 -> 413, 413"
  })
  void aSpentBodyIsNotSentWithANewSession(String fault, String why) {
    ObjectPath path = fixture.put("o", "before");
    fixture.faults(fault);
    transport.hook = BrokenConnectionTest::readFirst;
    BodySource once = BodySource.once(new ByteArrayInputStream(new byte[10]), OptionalLong.of(10));

    Throwable thrown = catchThrowable(() -> swift.putObject(path, once, CallOptions.none()));

    assertThat(thrown).hasMessageContaining(why);
    assertThat(fixture.requests("PUT")).hasSize(1);
    assertThat(fixture.time.sleeps()).isEmpty();
  }

  @Test
  void theFailureThatEndsItSaysWhatToDoAndKeepsTheEarlierOnes() {
    ObjectPath path = fixture.put("o", "something");
    swift.session(new Cancellation());
    transport.hook =
        request -> {
          throw new TransportException(Kind.TIMEOUT, "Nothing moved.", true, false, null);
        };

    TransportException thrown =
        catchThrowableOfType(
            TransportException.class, () -> swift.headObject(path, CallOptions.none()));

    assertThat(thrown)
        .hasMessage("Nothing moved. Object HEAD, 6 attempts; try again later, or allow more time.");
    assertThat(thrown.sent()).isTrue();
    assertThat(thrown.getSuppressed()).hasSize(5);
  }

  private static Request readFirst(Request request) {
    BodySource body = request.body();
    if (body == null) {
      return request;
    }
    try (InputStream bytes = body.open()) {
      return request.withBody(BodySource.of(bytes.readAllBytes()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Another transport that looks at each request first, and counts what it is told to drop. */
  private static final class Hooked implements Transport {
    private final Transport behind;
    private UnaryOperator<Request> hook = UnaryOperator.identity();
    private int drops;

    Hooked(Transport behind) {
      this.behind = behind;
    }

    @Override
    public Response exchange(Request request, Cancellation cancellation) {
      return behind.exchange(hook.apply(request), cancellation);
    }

    @Override
    public Set<Capability> capabilities() {
      return behind.capabilities();
    }

    @Override
    public void dropIdleConnections() {
      drops++;
    }

    @Override
    public void close() {}
  }
}
