package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections are kept where they can be and dropped where they must be. */
interface ConnectionContract extends Bench {
  @Test
  default void aConnectionIsUsedAgain() {
    RawServer server = serve(Peer::okForever);
    for (int i = 0; i < 3; i++) {
      call(get(server.target("/")));
      call(request("HEAD", server.target("/"), null));
    }
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  default void aConnectionIsUsedAgainAfterABodyWasSent() {
    RawServer server =
        serve(
            peer -> {
              while (true) {
                peer.head();
                peer.body(100_000);
                peer.ok("done");
              }
            });
    call(put(server.target("/"), new Bodies.Pattern(100_000)));
    call(put(server.target("/"), new Bodies.Pattern(100_000)));
    assertThat(server.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65_536, 65_537, 1_000_003})
  default void aConnectionIsUsedAgainAfterABodyWasRead(int length) {
    String body = new String(Bodies.bytes(length), StandardCharsets.ISO_8859_1);
    RawServer server =
        serve(
            peer -> {
              while (true) {
                peer.head();
                peer.ok(body);
              }
            });
    for (int i = 0; i < 3; i++) {
      assertThat(call(get(server.target("/"))).bytes()).isEqualTo(Bodies.bytes(length));
    }
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  default void aConnectionTheServerClosesIsNotUsedAgain() {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK", "Content-Length: 0", "Connection: close");
              peer.awaitEnd();
            });
    call(get(server.target("/")));
    call(get(server.target("/")));
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  default void aConnectionOfHttp10IsUsedAgainOnlyIfTheServerSaysSo() {
    for (String more : new String[] {"X: y", "Connection: keep-alive"}) {
      RawServer server =
          serve(
              peer -> {
                while (true) {
                  peer.head();
                  peer.answer("HTTP/1.0 200 OK", "Content-Length: 0", more);
                }
              });
      call(get(server.target("/")));
      call(get(server.target("/")));
      assertThat(server.connections()).as(more).isEqualTo(more.startsWith("X") ? 2 : 1);
    }
  }

  @Test
  default void closingEarlyDropsTheConnectionAtOnce() throws Exception {
    CountDownLatch dropped = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK", "Content-Length: 1000000000");
              peer.send("begin");
              peer.awaitEnd();
              dropped.countDown();
            },
            Peer::okForever);
    try (Response response = transport().exchange(get(server.target("/")), new Cancellation())) {
      assertThat(response.body().read()).isEqualTo('b');
    }
    dropped.await();
    assertThat(call(get(server.target("/"))).status()).isEqualTo(200);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  default void anIdleConnectionFoundDeadIsReportedAsReusedAndTheRequestIsNotSentAgain() {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.ok("");
              peer.head();
            },
            Peer::okForever);
    call(get(server.target("/")));
    Bodies.Pattern body = new Bodies.Pattern(10);
    TransportException failed = failure(put(server.target("/"), body));
    assertThat(failed.kind()).isEqualTo(Kind.BROKEN);
    assertThat(failed.reused()).isTrue();
    assertThat(failed.sent()).isTrue();
    assertThat(server.connections()).isEqualTo(1);
    assertThat(call(put(server.target("/"), BodySource.of(new byte[0]))).status()).isEqualTo(200);
  }

  @Test
  default void whatWasNotAskedForIsNoAnswer() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch unasked = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.ok("");
              first.await();
              peer.send("HTTP/1.1 200 Stale\r\nContent-Length: 0\r\n\r\n");
              unasked.countDown();
              peer.awaitEnd();
            },
            Peer::okForever);
    call(get(server.target("/")));
    first.countDown();
    unasked.await();
    TransportException failed = failure(get(server.target("/")));
    assertThat(failed.kind()).isEqualTo(Kind.BROKEN);
    assertThat(failed.reused()).isTrue();
    assertThat(failed.sent()).isFalse();
    assertThat(call(get(server.target("/"))).reason()).isEqualTo("OK");
  }

  @Test
  default void idleConnectionsCanBeDroppedAndBusyOnesStay() throws IOException {
    CountDownLatch dropped = new CountDownLatch(1);
    RawServer busy =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK", "Content-Length: 4");
              dropped.await();
              peer.send("here");
              peer.awaitEnd();
            });
    RawServer idle =
        serve(
            peer -> {
              peer.head();
              peer.ok("");
              peer.awaitEnd();
              dropped.countDown();
            },
            Peer::okForever);
    call(get(idle.target("/")));
    try (Response response = transport().exchange(get(busy.target("/")), new Cancellation())) {
      transport().dropIdleConnections();
      assertThat(response.body().readAllBytes()).hasSize(4);
    }
    call(get(idle.target("/")));
    assertThat(idle.connections()).isEqualTo(2);
  }

  @Test
  default void sixtyFourThreadsAreServedAtOnceAndReuseTheirConnections() {
    int threads = 64;
    Phaser allAreThere = new Phaser(threads);
    RawServer server =
        serve(
            peer -> {
              while (true) {
                peer.head();
                allAreThere.arriveAndAwaitAdvance();
                peer.ok("together");
              }
            });
    AtomicInteger served = new AtomicInteger();
    for (int round = 0; round < 2; round++) {
      CountDownLatch done = new CountDownLatch(threads);
      for (int i = 0; i < threads; i++) {
        start(
            () -> {
              if (call(get(server.target("/"))).body().equals("together")) {
                served.incrementAndGet();
              }
              done.countDown();
            });
      }
      await(done);
    }
    assertThat(served).hasValue(2 * threads);
    assertThat(server.connections()).isEqualTo(threads);
  }

  @Test
  default void closingTheTransportEndsWhatIsInProgress() {
    CountDownLatch asked = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              asked.countDown();
              peer.awaitEnd();
            });
    CompletableFuture<TransportException> failed = new CompletableFuture<>();
    start(() -> failed.complete(failure(get(server.target("/")))));
    await(asked);
    transport().close();
    transport().close();
    assertThat(failed.join().kind()).isEqualTo(Kind.CANCELLED);
    assertThat(failure(get(server.target("/"))).kind()).isEqualTo(Kind.CANCELLED);
    assertThat(server.connections()).isEqualTo(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException tooLong) {
      throw new AssertionError(tooLong);
    }
  }
}
