package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Origin;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport.Capability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way to fail has its kind, and says whether the server may have seen the request. */
interface FailureContract extends Bench {
  @Test
  default void aNameWithoutAnAddress() {
    TransportException failed = failure(get(Target.parse("http://no-such-host.invalid/v1")));
    assertThat(failed.kind()).isEqualTo(Kind.RESOLVE);
    assertThat(failed.sent()).isFalse();
    assertThat(failed).hasMessageContaining("no-such-host.invalid");
  }

  @Test
  default void aPortNobodyListensOn() {
    Bodies.Pattern body = new Bodies.Pattern(10);
    Target target = new Target(new Origin("http", "127.0.0.1", freePort()), "/v1", "");
    TransportException failed = failure(put(target, body));
    assertThat(failed.kind()).isEqualTo(Kind.CONNECT);
    assertThat(failed.sent()).isFalse();
    assertThat(failed.reused()).isFalse();
    assertThat(failed).hasMessageContaining(target.origin().authority());
    assertThat(body.opened()).isZero();
  }

  @Test
  default void theServerClosesInsteadOfAnswering() {
    RawServer server = serve(Peer::head);
    assertBroken(failure(get(server.target("/"))));
  }

  @Test
  default void theServerResetsInsteadOfAnswering() {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.reset();
            });
    assertBroken(failure(get(server.target("/"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H",
        "HTTP/1.1 2",
        "HTTP/1.1 200 OK",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHT"
      })
  default void theHeadIsCut(String head) {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.send(head);
            });
    assertBroken(failure(get(server.target("/"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "\u0015\u0003\u0001\u0000\u0002\u0002F",
        "220 mail.example ESMTP\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 99 Low\r\n\r\n",
        "HTTP/3.0 200 OK\r\n\r\n",
        "HTTP/1.1 600 High\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
      })
  default void theAnswerIsNotHttp(String octets) {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.send(octets);
              peer.awaitEnd();
            });
    TransportException failed = failure(get(server.target("/")));
    assertThat(failed.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(failed.sent()).isTrue();
  }

  @Test
  default void aHeadWithoutEndIsNotReadWithoutEnd() {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.send("HTTP/1.1 200 OK\r\nX-Endless: ");
              while (true) {
                peer.send("endless".repeat(1_000));
              }
            });
    assertThat(failure(get(server.target("/"))).kind()).isEqualTo(Kind.PROTOCOL);
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length: 10, 01234",
    "Content-Length: 10, ''",
    "Transfer-Encoding: chunked, 'a\r\n01234'"
  })
  default void aShortBodyIsNoEnd(String framing, String body) throws IOException {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK", framing);
              peer.send(body);
            });
    try (Response response = transport().exchange(get(server.target("/")), new Cancellation())) {
      byte[] first = response.body().readNBytes(body.endsWith("01234") ? 5 : 0);
      assertThat(first).hasSize(body.endsWith("01234") ? 5 : 0);
      assertBroken(catchThrowableOfType(TransportException.class, () -> response.body().read()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5\r\nhello\r\n",
        "5\r\nhello",
        "5\r\nhello\r\n0\r\n",
        "5\r\nhello\r\n0\r\nX-Tr",
        "5"
      })
  default void chunksWithoutTheLastAreNoEnd(String chunks) {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK", "Transfer-Encoding: chunked");
              peer.send(chunks);
            });
    assertBroken(failure(get(server.target("/"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\n", "-1\r\n", "5 hello\r\n", "fffffffffffffffff\r\n"})
  default void chunksThatAreNone(String chunks) {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK", "Transfer-Encoding: chunked");
              peer.send(chunks);
              peer.awaitEnd();
            });
    assertThat(failure(get(server.target("/"))).kind()).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  default void aResetInTheBody() throws IOException {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK", "Content-Length: 10");
              peer.send("01234");
              peer.head(); // never comes; the client ends it
            });
    RawServer resetting =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK", "Content-Length: 10");
              peer.reset();
            });
    assertBroken(failure(get(resetting.target("/"))));
    try (Response response = transport().exchange(get(server.target("/")), new Cancellation())) {
      assertThat(response.body().readNBytes(5)).hasSize(5);
    }
  }

  @Test
  default void nothingComesBeforeTheHead() {
    assumeTrue(transport().capabilities().contains(Capability.IDLE_LIMIT));
    RawServer server = serve(Peer::awaitEnd);
    assertTimeout(failure(withIdleLimit(get(server.target("/")), SHORT)));
  }

  @Test
  default void nothingComesInTheHead() {
    assumeTrue(transport().capabilities().contains(Capability.IDLE_LIMIT));
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.send("HTTP/1.1 200 OK\r\nContent-");
              peer.awaitEnd();
            });
    assertTimeout(failure(withIdleLimit(get(server.target("/")), SHORT)));
  }

  @Test
  default void nothingComesInTheBody() {
    assumeTrue(transport().capabilities().contains(Capability.IDLE_LIMIT));
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK", "Content-Length: 10");
              peer.send("01234");
              peer.awaitEnd();
            });
    assertTimeout(failure(withIdleLimit(get(server.target("/")), SHORT)));
  }

  @Test
  default void nothingIsTakenWhileSending() {
    assumeTrue(transport().capabilities().contains(Capability.IDLE_LIMIT));
    CountDownLatch over = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              over.await();
            });
    TransportException failed =
        failure(withIdleLimit(put(server.target("/"), new Bodies.Pattern(1L << 30)), SHORT));
    over.countDown();
    assertTimeout(failed);
  }

  private static void assertBroken(TransportException failed) {
    assertThat(failed).isNotNull();
    assertThat(failed.kind()).as(failed.getMessage()).isEqualTo(Kind.BROKEN);
    assertThat(failed.sent()).isTrue();
    assertThat(failed.reused()).isFalse();
    assertThat(failed).hasMessageContaining("127.0.0.1");
  }

  private static void assertTimeout(TransportException failed) {
    assertThat(failed.kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(failed.sent()).isTrue();
    assertThat(failed).hasMessageContaining("0.15 s");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
