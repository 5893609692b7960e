package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InProcessTransportTest {
  private final MemorySwift swift = MemorySwift.start();
  private final PortClient client = new PortClient(swift);

  @BeforeEach
  void makeContainer() {
    assertThat(client.ask("PUT", "/c").status()).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    client.close();
    swift.close();
  }

  @Test
  void bytesGoUpAndComeBack() {
    assertThat(client.put("/c/o", "some bytes")).isEqualTo(201);

    PortClient.Answer answer = client.ask("GET", "/c/o");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("some bytes");
    assertThat(answer.headers().number("Content-Length")).hasValue(10);
    assertThat(answer.headers().has("Date")).isTrue();
    assertThat(answer.headers().has("X-Trans-Id")).isTrue();
  }

  @Test
  void aHeadHasTheLengthButNoBody() {
    client.put("/c/o", "some bytes");

    PortClient.Answer answer = client.ask("HEAD", "/c/o");
    assertThat(answer.headers().number("Content-Length")).hasValue(10);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void headersAreUtf8BothWays() {
    client.ask("POST", "/c", "X-Container-Meta-日本", "Größe ✓ 𝄞");

    assertThat(client.ask("HEAD", "/c").headers().first("X-Container-Meta-日本"))
        .hasValue("Größe ✓ 𝄞");
  }

  @Test
  void targetsArriveOctetByOctet() {
    assertThat(client.put("/c/a/../%2E/%2F%25", "x")).isEqualTo(201);

    assertThat(client.ask("GET", "/c").body()).isEqualTo("a/.././/%\n");
    assertThat(swift.requests()).contains("PUT /v1/AUTH_test/c/a/../%2E/%2F%25");
  }

  @Test
  void aBodyOfUnknownLengthIsStreamed() {
    BodySource source =
        source(OptionalLong.empty(), () -> new ByteArrayInputStream(new byte[300_000]));

    assertThat(client.ask(client.request("PUT", "/c/o", source)).status()).isEqualTo(201);
    assertThat(client.ask("HEAD", "/c/o").headers().number("Content-Length")).hasValue(300_000);
  }

  @Test
  void anAnswerThatNeedsNoBodyOpensNone() {
    AtomicInteger opened = new AtomicInteger();
    BodySource source =
        source(
            OptionalLong.of(5),
            () -> {
              opened.incrementAndGet();
              return new ByteArrayInputStream(new byte[5]);
            });

    assertThat(client.ask(client.request("PUT", "/nowhere/o", source)).status()).isEqualTo(404);
    assertThat(opened).hasValue(0);
  }

  @Test
  void aFailingSourceIsNoNetworkFault() {
    IOException disk = new IOException("bad sector");
    BodySource source =
        source(
            OptionalLong.of(5),
            () -> {
              throw disk;
            });

    assertThatThrownBy(() -> client.ask(client.request("PUT", "/c/o", source)))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("bad sector")
        .hasCause(disk)
        .extracting(thrown -> ((TransportException) thrown).kind())
        .isEqualTo(Kind.SOURCE);
    assertThat(client.ask("HEAD", "/c/o").status()).isEqualTo(404);
  }

  @Test
  void aSourceThatEndsEarlyFailsAndNothingIsStored() {
    BodySource source = source(OptionalLong.of(5), () -> new ByteArrayInputStream(new byte[3]));

    fails(Kind.SOURCE, () -> client.ask(client.request("PUT", "/c/o", source)));
    assertThat(client.ask("HEAD", "/c/o").status()).isEqualTo(404);
  }

  @Test
  void whatTheSourceThrowsOnPurposeComesThrough() {
    BodySource source =
        source(
            OptionalLong.of(5),
            () -> {
              throw new IllegalStateException("opened twice");
            });

    assertThatThrownBy(() -> client.ask(client.request("PUT", "/c/o", source)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("opened twice");
  }

  @Test
  void whatWasOpenedIsClosed() {
    AtomicInteger closed = new AtomicInteger();
    BodySource source =
        source(
            OptionalLong.of(5),
            () ->
                new ByteArrayInputStream(new byte[5]) {
                  @Override
                  public void close() {
                    closed.incrementAndGet();
                  }
                });

    client.ask(client.request("PUT", "/c/o", source));
    assertThat(closed).hasValue(1);
  }

  @Test
  void aCancelledExchangeDoesNotBegin() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();

    assertThatThrownBy(
            () -> client.transport.exchange(client.request("GET", "/c", null), cancelled))
        .asInstanceOf(type(TransportException.class))
        .matches(thrown -> thrown.kind() == Kind.CANCELLED && !thrown.sent());
  }

  @Test
  void cancellingEndsTheSending() {
    Cancellation cancellation = new Cancellation();
    BodySource source =
        source(
            OptionalLong.of(1 << 20),
            () ->
                new Endless() {
                  @Override
                  public int read(byte[] buffer, int offset, int length) {
                    cancellation.cancel();
                    return super.read(buffer, offset, Math.min(length, 100));
                  }
                });

    fails(
        Kind.CANCELLED,
        () -> client.transport.exchange(client.request("PUT", "/c/o", source), cancellation));
    assertThat(client.ask("HEAD", "/c/o").status()).isEqualTo(404);
  }

  @Test
  void cancellingEndsTheReading() throws IOException {
    client.put("/c/o", "some bytes");
    Cancellation cancellation = new Cancellation();
    try (Response response =
        client.transport.exchange(client.request("GET", "/c/o", null), cancellation)) {
      assertThat(response.body().read()).isEqualTo('s');
      cancellation.cancel();
      fails(Kind.CANCELLED, () -> response.body().read());
    }
  }

  @Test
  void aClosedResponseGivesNothingMore() throws IOException {
    client.put("/c/o", "some bytes");
    Response response = client.exchange(client.request("GET", "/c/o", null));
    assertThat(response.body().read()).isEqualTo('s');
    response.close();
    response.close();

    fails(Kind.CANCELLED, () -> response.body().read());
  }

  @Test
  void otherServersDoNotExist() {
    Target login = Target.parse(swift.authUrl());
    Request elsewhere = Request.of("GET", Target.parse("http://elsewhere/auth/v1.0"));
    Request otherPort = Request.of("GET", Target.parse("http://" + login.origin().host() + ":99/"));

    fails(Kind.RESOLVE, () -> client.exchange(elsewhere));
    fails(Kind.CONNECT, () -> client.exchange(otherPort));
  }

  @Test
  void closingEndsWhatIsInProgressAndWhatFollows() throws IOException {
    client.put("/c/o", "some bytes");
    Transport other = swift.transport();
    try (Response response = client.exchange(client.request("GET", "/c/o", null))) {
      assertThat(response.body().read()).isEqualTo('s');
      client.close();
      client.close();
      fails(Kind.CANCELLED, () -> response.body().read());
    }
    fails(Kind.CANCELLED, () -> client.ask("GET", "/c/o"));
    try (other;
        Response response =
            other.exchange(client.request("GET", "/c/o", null), new Cancellation())) {
      assertThat(response.status()).isEqualTo(200);
    }
  }

  @Test
  void manyThreadsShareIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      for (Future<Integer> put :
          threads.invokeAll(
              IntStream.range(0, 200)
                  .<java.util.concurrent.Callable<Integer>>mapToObj(
                      i -> () -> client.put("/c/" + i, "x" + i))
                  .toList())) {
        assertThat(put.get()).isEqualTo(201);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(client.ask("GET", "/c").body().lines()).hasSize(200);
  }

  @Test
  void requestsAreRecordedWithoutSignatures() {
    swift.clearRequests();
    client.ask("GET", "/c?temp_url_sig=abc&temp_url_expires=1");
    client.ask("HEAD", "/c");

    assertThat(swift.requests())
        .containsExactly(
            "GET /v1/AUTH_test/c?temp_url_sig=(secret)&temp_url_expires=1", "HEAD /v1/AUTH_test/c");
  }

  private static void fails(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .asInstanceOf(type(TransportException.class))
        .extracting(TransportException::kind)
        .isEqualTo(kind);
  }

  private interface Opening {
    InputStream open() throws IOException;
  }

  private static BodySource source(OptionalLong length, Opening opening) {
    return new BodySource() {
      @Override
      public OptionalLong length() {
        return length;
      }

      @Override
      public boolean replayable() {
        return true;
      }

      @Override
      public InputStream open() throws IOException {
        return opening.open();
      }
    };
  }

  /** Zeros without end. */
  private static class Endless extends InputStream {
    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return length;
    }
  }
}
