package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of requests, and what becomes of their sources. */
interface BodyContract extends Bench {
  @ParameterizedTest
  @ValueSource(ints = {1, 8_191, 65_536, 65_537, 1_000_003})
  default void aBodyOfKnownLengthArrivesWhole(int length) {
    CompletableFuture<String> arrived = new CompletableFuture<>();
    RawServer server =
        serve(
            peer -> {
              peer.head();
              arrived.complete(peer.body(length));
              peer.ok("");
            });
    Bodies.Pattern body = new Bodies.Pattern(length);
    assertThat(call(put(server.target("/"), body)).status()).isEqualTo(200);
    assertThat(arrived.join().getBytes(StandardCharsets.ISO_8859_1))
        .isEqualTo(Bodies.bytes(length));
    assertThat(server.heads().get(0))
        .contains("\r\nContent-Length: " + length)
        .doesNotContain("Transfer-Encoding");
    assertThat(body.opened()).isEqualTo(1);
    assertThat(body.closed()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_192, 65_537, 1_000_003})
  default void aBodyOfUnknownLengthArrivesInChunks(int length) {
    CompletableFuture<byte[]> arrived = new CompletableFuture<>();
    RawServer server =
        serve(
            peer -> {
              peer.head();
              arrived.complete(peer.chunks());
              peer.ok("");
            });
    Bodies.Pattern body = new Bodies.Pattern(OptionalLong.empty(), length);
    assertThat(call(put(server.target("/"), body)).status()).isEqualTo(200);
    assertThat(arrived.join()).isEqualTo(Bodies.bytes(length));
    assertThat(server.heads().get(0))
        .contains("\r\nTransfer-Encoding: chunked")
        .doesNotContain("Content-Length");
  }

  @Test
  default void anEmptyBodyHasALength() {
    RawServer server = serve(Peer::okForever);
    assertThat(call(put(server.target("/"), BodySource.of(new byte[0]))).status()).isEqualTo(200);
    assertThat(call(put(server.target("/"), BodySource.of(new byte[0]))).status()).isEqualTo(200);
    assertThat(server.heads())
        .allSatisfy(head -> assertThat(head).contains("\r\nContent-Length: 0"));
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  default void aSourceMayHaveMoreThanItAnnounced() {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.ok(peer.body(3));
              peer.head();
              peer.ok("second");
            });
    BodySource body = new Bodies.Pattern(OptionalLong.of(3), 100);
    assertThat(call(put(server.target("/"), body)).bytes()).isEqualTo(Bodies.bytes(3));
    assertThat(call(get(server.target("/"))).body()).isEqualTo("second");
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 100_000})
  default void whatASlowSourceHasGivenIsSent(int rest) throws IOException {
    CountDownLatch arrived = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.body(5);
              arrived.countDown();
              peer.body(rest);
              peer.ok("");
            });
    PipedOutputStream pipe = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(pipe);
    start(
        () -> {
          try {
            pipe.write("first".getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
            arrived.await();
            pipe.write(new byte[rest]);
            pipe.close();
          } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
          }
        });
    assertThat(call(put(server.target("/"), oneShot(5 + rest, in))).status()).isEqualTo(200);
  }

  @Test
  default void aSourceThatCannotBeOpenedIsItsOwnFault() {
    RawServer server = serve(Peer::awaitEnd);
    IOException disk = new IOException("disk on fire");
    BodySource body =
        new BodySource() {
          @Override
          public OptionalLong length() {
            return OptionalLong.of(5);
          }

          @Override
          public boolean replayable() {
            return true;
          }

          @Override
          public InputStream open() throws IOException {
            throw disk;
          }
        };
    assertSourceFailed(put(server.target("/"), body), disk);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100_000})
  default void aSourceThatFailsWhileReadIsItsOwnFault(int after) {
    RawServer server = serve(Peer::awaitEnd);
    IOException disk = new IOException("disk on fire");
    assertSourceFailed(put(server.target("/"), Bodies.failing(200_000, after, disk)), disk);
  }

  @Test
  default void aSourceShorterThanAnnouncedIsItsOwnFaultAndTheServerIsNotFooled() {
    CountDownLatch ended = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.awaitEnd();
              ended.countDown();
            });
    BodySource body = new Bodies.Pattern(OptionalLong.of(100_000), 99_999);
    TransportException failed = failure(put(server.target("/"), body));
    assertThat(failed.kind()).isEqualTo(Kind.SOURCE);
    assertThat(failed).hasMessageContaining("99999").hasMessageContaining("100000");
    assertThatCodeEnds(ended);
  }

  @Test
  default void anExceptionOfTheCallersOwnPassesThrough() {
    RawServer server = serve(Peer::awaitEnd, Peer::okForever);
    IllegalStateException own = new IllegalStateException("mine");
    InputStream in =
        new ByteArrayInputStream(new byte[10]) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            throw own;
          }
        };
    assertThatThrownBy(() -> call(put(server.target("/"), oneShot(10, in)))).isSameAs(own);
    assertThat(call(get(server.target("/"))).status()).isEqualTo(200);
  }

  private void assertSourceFailed(Request request, IOException disk) {
    TransportException failed = failure(request);
    assertThat(failed.kind()).isEqualTo(Kind.SOURCE);
    assertThat(failed).hasMessageContaining("disk on fire").hasRootCause(disk);
  }

  private static void assertThatCodeEnds(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException tooLong) {
      throw new AssertionError(tooLong);
    }
  }

  private static BodySource oneShot(long length, InputStream in) {
    return new BodySource() {
      @Override
      public OptionalLong length() {
        return OptionalLong.of(length);
      }

      @Override
      public boolean replayable() {
        return false;
      }

      @Override
      public InputStream open() {
        return in;
      }
    };
  }
}
