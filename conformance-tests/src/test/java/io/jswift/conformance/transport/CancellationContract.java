package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Origin;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A cancellation ends an exchange wherever it is. */
interface CancellationContract extends Bench {
  @Test
  default void beforeAnythingIsSent() {
    RawServer server = serve(Peer::okForever);
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    TransportException failed = failure(get(server.target("/")), cancellation);
    assertThat(failed.kind()).isEqualTo(Kind.CANCELLED);
    assertThat(failed.sent()).isFalse();
    assertThat(server.heads()).isEmpty();
  }

  @Test
  default void whileConnecting() throws IOException {
    // a listener whose backlog is full lets no one in, and turns no one away
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> queue = fill(full);
      Target target = new Target(new Origin("http", "127.0.0.1", full.getLocalPort()), "/", "");
      Cancellation cancellation = new Cancellation();
      CompletableFuture<TransportException> failed = new CompletableFuture<>();
      start(() -> failed.complete(failure(get(target), cancellation)));
      cancellation.cancel();
      assertThat(failed.join().kind()).isEqualTo(Kind.CANCELLED);
      assertThat(failed.join().sent()).isFalse();
      for (Socket socket : queue) {
        socket.close();
      }
    }
  }

  @Test
  default void whileWaitingForTheHead() {
    CountDownLatch asked = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              asked.countDown();
              peer.awaitEnd();
            },
            Peer::okForever);
    Cancellation cancellation = new Cancellation();
    start(() -> cancelAfter(asked, cancellation));
    TransportException failed = failure(get(server.target("/")), cancellation);
    assertThat(failed.kind()).isEqualTo(Kind.CANCELLED);
    assertThat(failed.sent()).isTrue();
    assertThat(call(get(server.target("/"))).status()).isEqualTo(200);
  }

  @Test
  default void whileReadingTheBody() throws IOException {
    CountDownLatch reading = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK", "Content-Length: 100");
              peer.send("x");
              peer.awaitEnd();
            });
    Cancellation cancellation = new Cancellation();
    start(() -> cancelAfter(reading, cancellation));
    try (Response response = transport().exchange(get(server.target("/")), cancellation)) {
      assertThat(response.body().read()).isEqualTo('x');
      reading.countDown();
      TransportException failed =
          catchThrowableOfType(TransportException.class, () -> response.body().read());
      assertThat(failed.kind()).isEqualTo(Kind.CANCELLED);
    }
  }

  @Test
  default void whileSendingTheBody() {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.body(1_000);
              sending.countDown();
              over.await();
            });
    Cancellation cancellation = new Cancellation();
    start(() -> cancelAfter(sending, cancellation));
    Bodies.Pattern body = new Bodies.Pattern(1L << 30);
    TransportException failed = failure(put(server.target("/"), body), cancellation);
    over.countDown();
    assertThat(failed.kind()).isEqualTo(Kind.CANCELLED);
    assertThat(body.closed()).isEqualTo(1);
  }

  @Test
  default void onlyTheExchangeThatItIsFor() throws IOException {
    CountDownLatch cancelled = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK", "Content-Length: 4");
              cancelled.await();
              peer.send("good");
              peer.awaitEnd();
            });
    Cancellation parent = new Cancellation();
    Cancellation one = parent.child();
    Cancellation other = parent.child();
    try (Response first = transport().exchange(get(server.target("/")), one);
        Response second = transport().exchange(get(server.target("/")), other)) {
      other.cancel();
      cancelled.countDown();
      assertThat(first.body().readAllBytes()).hasSize(4);
      assertThat(catchThrowableOfType(TransportException.class, () -> second.body().read()).kind())
          .isEqualTo(Kind.CANCELLED);
    }
  }

  @Test
  default void notAConnectionThatIsDoneWithIt() {
    RawServer server = serve(Peer::okForever);
    Cancellation cancellation = new Cancellation();
    try (Response response = transport().exchange(get(server.target("/")), cancellation)) {
      assertThat(response.status()).isEqualTo(200);
    }
    cancellation.cancel();
    assertThat(call(get(server.target("/"))).status()).isEqualTo(200);
    assertThat(server.connections()).isEqualTo(1);
  }

  private TransportException failure(Request request, Cancellation cancellation) {
    TransportException failed =
        catchThrowableOfType(
            TransportException.class, () -> transport().exchange(request, cancellation).close());
    assertThat(failed).isNotNull();
    return failed;
  }

  private static void cancelAfter(CountDownLatch latch, Cancellation cancellation) {
    try {
      latch.await();
    } catch (InterruptedException tooLong) {
      throw new AssertionError(tooLong);
    }
    cancellation.cancel();
  }

  private static List<Socket> fill(ServerSocket listener) throws IOException {
    List<Socket> queue = new ArrayList<>();
    InetSocketAddress address =
        new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    try {
      while (queue.size() < 100) {
        Socket socket = new Socket();
        queue.add(socket);
        socket.connect(address, 200);
      }
    } catch (SocketTimeoutException full) {
      // as wanted
    }
    return queue;
  }
}
