package io.jswift.service.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jswift.adapter.memory.ManualTime;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.CancelledException;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Secret;
import io.jswift.domain.TransportException;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.service.Fixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A transport without an idle limit: what falls silent is given up by the connection. */
@Timeout(60)
class WatchdogTest {
  private static final Duration OVER = Duration.ofSeconds(61);

  private final Fixture fixture = new Fixture();
  private final SilentTransport transport = new SilentTransport(fixture.transport);
  private final Connection swift =
      new Connection(
          transport,
          new TempAuth(
              transport,
              Target.parse(fixture.memory.authUrl()),
              "test:tester",
              new Secret("testing"),
              fixture.time,
              Duration.ZERO,
              null),
          ConnectionSettings.DEFAULTS.withTime(fixture.time));

  @AfterEach
  void close() {
    swift.close();
    fixture.close();
  }

  private void passAfterSilence(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      transport.silent.acquire();
      fixture.time.advance(OVER);
    }
  }

  @Test
  void anAttemptWithoutAFirstByteIsFollowedByAnother() throws Exception {
    ObjectPath path = fixture.put("o", "something");
    transport.beforeAnswers(1, "/c/o");

    CompletableFuture<Answer<?>> head =
        CompletableFuture.supplyAsync(() -> swift.headObject(path, CallOptions.none()));
    passAfterSilence(1);

    assertThat(head.join().effort().attempts()).isEqualTo(2);
  }

  @Test
  void aBodyThatStallsIsFollowedByAnotherAttempt() throws Exception {
    fixture.put("o", "something");
    transport.inBodies(1, "/c");

    CompletableFuture<Answer<?>> list =
        CompletableFuture.supplyAsync(
            () -> swift.getContainer(Fixture.CONTAINER, ListingQuery.ALL, CallOptions.none()));
    passAfterSilence(1);

    assertThat(list.join().effort().attempts()).isEqualTo(2);
  }

  @Test
  void aReadThatStallsIsResumed() throws Exception {
    ObjectPath path = fixture.put("o", "something");
    transport.inBodies(1, "/c/o");
    CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> text(path));
    passAfterSilence(1);
    assertThat(read.join()).isEqualTo("something");
    assertThat(fixture.requests("GET")).hasSize(2);
  }

  private String text(ObjectPath path) {
    try (ObjectReader reader = swift.getObject(path, CallOptions.none())) {
      return new String(reader.stream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  @Test
  void aSilentLoginIsTriedAgain() throws Exception {
    transport.beforeAnswers(1, "/auth/v1.0");
    CompletableFuture<Answer<?>> head =
        CompletableFuture.supplyAsync(() -> swift.headAccount(CallOptions.none()));
    passAfterSilence(1);
    assertThat(head.join().status()).isBetween(200, 204);
  }

  @Test
  void silenceWithoutEndIsAFailureThatSaysSo() throws Exception {
    ObjectPath path = fixture.put("o", "something");
    transport.beforeAnswers(99, "/c/o");

    CompletableFuture<Answer<?>> put =
        CompletableFuture.supplyAsync(
            () -> swift.putObject(path, BodySource.of(new byte[9]), CallOptions.none()));
    passAfterSilence(6);

    Throwable thrown = catchThrowable(put::join);
    assertThat(thrown).isInstanceOf(CompletionException.class);
    TransportException cause = (TransportException) thrown.getCause();
    assertThat(cause.kind()).isEqualTo(TransportException.Kind.TIMEOUT);
    assertThat(cause)
        .hasMessage(
            "Nothing moved for 60000 ms, and it was given up:"
                + " PUT http://memory.swift/v1/AUTH_test/c/o."
                + " Object PUT, 6 attempts; try again later, or allow more time.");
    assertThat(cause.getSuppressed()).hasSize(5);
  }

  @Test
  void whoCancelsGetsACancellation() throws Exception {
    ObjectPath path = fixture.put("o", "something");
    transport.beforeAnswers(1, "/c/o");
    Cancellation cancellation = new Cancellation();
    CompletableFuture<Answer<?>> head =
        CompletableFuture.supplyAsync(() -> swift.headObject(path, CallOptions.of(cancellation)));
    transport.silent.acquire();

    cancellation.cancel();

    assertThat(catchThrowable(head::join)).hasCauseInstanceOf(CancelledException.class);
  }

  @Test
  void onlyTheServersSilenceCounts() throws IOException {
    ManualTime time = fixture.time;
    Cancellation caller = new Cancellation();
    try (Watchdog watchdog = new Watchdog(transport, time);
        Watch watch = watchdog.over(Duration.ofSeconds(60), caller)) {
      BodySource slow = new Slow(() -> passUnderLook(watchdog));
      Request request =
          watch.over(Request.of("PUT", Target.parse("http://host/v1/a")).withBody(slow));
      try (InputStream body = request.body().open()) {
        assertThat(body.read()).isEqualTo('x');
        assertThat(body.read(new byte[5], 0, 5)).isEqualTo(5);
      }
      assertThat(watch.cancellation().isCancelled()).isFalse();

      passUnderLook(watchdog);

      assertThat(watch.cancellation().isCancelled()).isTrue();
      assertThat(caller.isCancelled()).isFalse();
    }
  }

  private void passUnderLook(Watchdog watchdog) {
    fixture.time.advance(OVER);
    watchdog.look();
  }

  @Test
  void nothingIsLeftBehind() {
    Cancellation caller = new Cancellation();
    try (Watchdog watchdog = new Watchdog(transport, fixture.time)) {
      Watch watch = watchdog.over(Duration.ofSeconds(60), caller);
      assertThat(watchdog.watched()).isOne();
      watch.close();
      assertThat(watchdog.watched()).isZero();
      caller.cancel();
      assertThat(watch.cancellation().isCancelled()).isFalse();
    }
  }

  @Test
  void aTransportThatKeepsTheLimitIsNotWatched() {
    Cancellation caller = new Cancellation();
    try (Watchdog watchdog = new Watchdog(fixture.transport, fixture.time);
        Watch watch = watchdog.over(Duration.ofSeconds(60), caller)) {
      assertThat(watchdog.watched()).isZero();
      assertThat(watch.cancellation()).isSameAs(caller);
    }
  }

  @Test
  void everyAnswerThatIsClosedIsWatchedNoMore() {
    Watchdog watchdog = new Watchdog(transport, fixture.time);
    Cancellation caller = new Cancellation();
    Watch watch = watchdog.over(Duration.ofSeconds(60), caller);
    Request request =
        Request.of("GET", Target.parse(fixture.memory.authUrl().replace("/auth/v1.0", "/info")));
    Response response = watch.over(transport.exchange(request, watch.cancellation()), request);
    assertThat(watchdog.watched()).isOne();
    response.close();
    assertThat(watchdog.watched()).isZero();
    watchdog.close();
  }

  @Test
  void afterCancellationNothingRunsAndTheConnectionIsAsGoodAsBefore() throws Exception {
    ObjectPath path = fixture.put("o", "something");
    transport.beforeAnswers(8, "/c/o");
    Cancellation all = new Cancellation();
    List<CompletableFuture<Answer<?>>> calls = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int i = 0; i < 8; i++) {
        CallOptions options = CallOptions.of(all.child());
        calls.add(
            CompletableFuture.supplyAsync(
                () -> swift.putObject(path, BodySource.of(new byte[9]), options), threads));
      }
      transport.silent.acquire(8);

      all.cancel();

      for (CompletableFuture<Answer<?>> each : calls) {
        assertThat(catchThrowable(each::join)).hasCauseInstanceOf(CancelledException.class);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(fixture.time.sleeps()).isEmpty();
    assertThat(swift.headObject(path, CallOptions.none()).effort().attempts()).isOne();
    swift.close();
    for (Thread each : Thread.getAllStackTraces().keySet()) {
      if (each.getName().equals("jswift-watchdog")) {
        each.join();
      }
    }
  }

  /** Six bytes, and time passes before they come. */
  private record Slow(Runnable meanwhile) implements BodySource {
    @Override
    public OptionalLong length() {
      return OptionalLong.empty();
    }

    @Override
    public boolean replayable() {
      return true;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream("xxxxxx".getBytes(StandardCharsets.US_ASCII)) {
        @Override
        public synchronized int read(byte[] into, int offset, int length) {
          meanwhile.run();
          return super.read(into, offset, length);
        }
      };
    }
  }
}
