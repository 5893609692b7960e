package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** An answer that arrives while the body is being sent ends the sending and is returned. */
interface EarlyAnswerContract extends Bench {
  /** More than any socket buffers hold. */
  long HUGE = 1L << 34;

  @Test
  default void theServerAnswersAndReadsNoMore() {
    CountDownLatch over = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 413 Request Entity Too Large", "Content-Length: 7");
              peer.send("too big");
              over.await();
            },
            Peer::okForever);
    Bodies.Pattern body = new Bodies.Pattern(HUGE);
    Seen seen = call(put(server.target("/"), body));
    over.countDown();
    assertThat(seen.status()).isEqualTo(413);
    assertThat(seen.body()).isEqualTo("too big");
    assertThat(body.closed()).isEqualTo(1);
    assertThat(call(get(server.target("/"))).status()).isEqualTo(200);
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  default void theServerAnswersInTheMiddleAndReadsNoMore() {
    CountDownLatch over = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.body(1 << 20);
              peer.answer("HTTP/1.1 507 Insufficient Storage", "Content-Length: 0");
              over.await();
            });
    Seen seen = call(put(server.target("/"), new Bodies.Pattern(OptionalLong.empty(), HUGE)));
    over.countDown();
    assertThat(seen.status()).isEqualTo(507);
  }

  @Test
  default void theServerAnswersAndCloses() {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 401 Unauthorized", "Content-Length: 0", "Connection: close");
              peer.end();
              peer.awaitEnd();
            });
    assertThat(call(put(server.target("/"), new Bodies.Pattern(HUGE))).status()).isEqualTo(401);
  }

  @Test
  default void theServerAnswersAndReadsOn() {
    CountDownLatch over = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 422 Unprocessable Entity", "Content-Length: 2");
              peer.send("no");
              peer.awaitEnd();
              over.countDown();
            });
    Seen seen = call(put(server.target("/"), new Bodies.Pattern(HUGE)));
    assertThat(seen.status()).isEqualTo(422);
    assertThat(seen.body()).isEqualTo("no");
    await(over);
  }

  @Test
  default void anInterimAnswerEndsNothing() {
    int length = 8 << 20;
    CountDownLatch over = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 100 Continue");
              peer.answer("HTTP/1.1 102 Processing");
              over.await();
              peer.body(length);
              peer.ok("all of it");
              peer.awaitEnd();
            });
    start(over::countDown);
    assertThat(call(put(server.target("/"), new Bodies.Pattern(length))).body())
        .isEqualTo("all of it");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException tooLong) {
      throw new AssertionError(tooLong);
    }
  }
}
