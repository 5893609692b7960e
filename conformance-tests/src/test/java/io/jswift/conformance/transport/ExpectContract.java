package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Transport.Capability;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body can wait until the server wants it. */
interface ExpectContract extends Bench {
  BodySource HELLO = BodySource.of("hello".getBytes(StandardCharsets.US_ASCII));

  @Test
  default void theBodyGoesOutOnceTheServerSaysSo() {
    assumeExpect();
    RawServer server =
        serve(
            peer -> {
              for (int i = 0; i < 2; i++) {
                peer.head();
                peer.answer("HTTP/1.1 100 Continue");
                peer.ok(peer.body(5));
              }
            });
    assertThat(call(expecting(put(server.target("/"), HELLO))).body()).isEqualTo("hello");
    assertThat(call(expecting(put(server.target("/"), HELLO))).body()).isEqualTo("hello");
    assertThat(server.heads())
        .hasSize(2)
        .allSatisfy(head -> assertThat(head).contains("\r\nExpect: 100-continue"));
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  default void hintsBeforeTheGoAheadAreNoAnswer() {
    assumeExpect();
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 103 Early Hints", "Link: </x>");
              peer.answer("HTTP/1.1 100 Continue", "X-Extra: header");
              peer.ok(peer.body(5));
              peer.awaitEnd();
            });
    assertThat(call(expecting(put(server.target("/"), HELLO))).body()).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "401 Unauthorized",
        "404 Not Found",
        "413 Request Entity Too Large",
        "417 Expectation Failed"
      })
  default void aFinalAnswerInsteadMeansThatNoBodyIsSent(String status) {
    assumeExpect();
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 " + status, "Content-Length: 2");
              peer.send("no");
              peer.awaitEnd();
            },
            Peer::okForever);
    Bodies.Pattern body = new Bodies.Pattern(1 << 20);
    Seen seen = call(expecting(put(server.target("/"), body)));
    assertThat(seen.status() + " " + seen.reason()).isEqualTo(status);
    assertThat(seen.body()).isEqualTo("no");
    assertThat(body.opened()).isZero();
    // the server may or may not wait for the body now, so the connection is of no more use
    assertThat(call(get(server.target("/"))).status()).isEqualTo(200);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  default void aServerThatSaysNothingGetsTheBodyAndIsNotAskedAgain() {
    assumeExpect();
    RawServer server =
        serve(
            peer -> {
              for (int i = 0; i < 2; i++) {
                peer.head();
                peer.ok(peer.body(5));
              }
              peer.awaitEnd();
            });
    assertThat(call(expecting(put(server.target("/"), HELLO))).body()).isEqualTo("hello");
    assertThat(call(expecting(put(server.target("/"), HELLO))).body()).isEqualTo("hello");
    assertThat(server.heads().get(0)).contains("\r\nExpect: 100-continue");
    assertThat(server.heads().get(1)).doesNotContain("Expect");
  }

  @Test
  default void aGoAheadThatComesLateIsNoAnswerAndTheServerIsAskedAgain() {
    assumeExpect();
    RawServer server =
        serve(
            peer -> {
              peer.head();
              String body = peer.body(5);
              peer.answer("HTTP/1.1 100 Continue");
              peer.ok(body);
              peer.head();
              peer.answer("HTTP/1.1 100 Continue");
              peer.ok(peer.body(5));
              peer.awaitEnd();
            });
    assertThat(call(expecting(put(server.target("/"), HELLO))).body()).isEqualTo("hello");
    assertThat(call(expecting(put(server.target("/"), HELLO))).body()).isEqualTo("hello");
    assertThat(server.heads().get(1)).contains("\r\nExpect: 100-continue");
  }

  @Test
  default void aShortIdleLimitIsNotUsedUpByTheWait() {
    assumeExpect();
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.ok(peer.body(5));
              peer.awaitEnd();
            });
    assertThat(call(withIdleLimit(expecting(put(server.target("/"), HELLO)), SHORT)).body())
        .isEqualTo("hello");
  }

  @Test
  default void withoutABodyNothingIsExpected() {
    assumeExpect();
    RawServer server = serve(Peer::okForever);
    call(expecting(put(server.target("/"), null)));
    call(expecting(put(server.target("/"), BodySource.of(new byte[0]))));
    call(expecting(get(server.target("/"))));
    assertThat(server.heads())
        .hasSize(3)
        .allSatisfy(head -> assertThat(head).doesNotContain("Expect"));
  }

  @Test
  default void aBodyInChunksWaitsToo() {
    assumeExpect();
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 100 Continue");
              peer.ok(new String(peer.chunks(), StandardCharsets.ISO_8859_1));
              peer.awaitEnd();
            });
    BodySource body = new Bodies.Pattern(OptionalLong.empty(), 100_000);
    assertThat(call(expecting(put(server.target("/"), body))).bytes())
        .isEqualTo(Bodies.bytes(100_000));
  }

  private void assumeExpect() {
    assumeTrue(transport().capabilities().contains(Capability.EXPECT_CONTINUE));
  }
}
