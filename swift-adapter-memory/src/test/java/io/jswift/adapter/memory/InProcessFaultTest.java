package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Response;
import java.io.IOException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InProcessFaultTest {
  private final ManualTime time = new ManualTime();
  private final MemorySwift swift = MemorySwift.builder().time(time).build();
  private final PortClient client = new PortClient(swift);

  @BeforeEach
  void makeContainer() {
    client.ask("PUT", "/c");
    client.put("/c/o", "0123456789");
  }

  @AfterEach
  void stop() {
    client.close();
    swift.close();
  }

  @Test
  void aStatusComesInPlaceOfTheWork() {
    swift.faults().add("PUT /c/* #2 -> 503 retry-after=7 body=\"busy\"");

    assertThat(client.put("/c/a", "x")).isEqualTo(201);
    PortClient.Answer second = client.ask("PUT", "/c/b");
    assertThat(second.status()).isEqualTo(503);
    assertThat(second.headers().first("Retry-After")).hasValue("7");
    assertThat(second.headers().has("X-Trans-Id")).isTrue();
    assertThat(second.body()).isEqualTo("busy");
    assertThat(client.ask("HEAD", "/c/b").status()).isEqualTo(404);
    assertThat(swift.faults().fired()).isEqualTo(1);
  }

  @Test
  void aHeadIsToldTheStatusWithoutABody() {
    swift.faults().add("HEAD /c/o -> 503 body=busy");

    PortClient.Answer answer = client.ask("HEAD", "/c/o");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aDroppedRequestDoesNothing() {
    swift.faults().add("DELETE /c/o #1 -> drop");

    fails(Kind.BROKEN, () -> client.ask("DELETE", "/c/o"));
    assertThat(client.ask("HEAD", "/c/o").status()).isEqualTo(200);
  }

  @Test
  void aLostAnswerLeavesTheWorkDone() {
    swift.faults().add("DELETE /c/o -> lose-answer");

    fails(Kind.BROKEN, () -> client.ask("DELETE", "/c/o"));
    assertThat(client.ask("HEAD", "/c/o").status()).isEqualTo(404);
  }

  @Test
  void garbageIsNotHttp() {
    swift.faults().add("GET /c/o -> garbage");

    fails(Kind.PROTOCOL, () -> client.ask("GET", "/c/o"));
  }

  @Test
  void anAnswerCanBeCut() throws IOException {
    swift.faults().add("GET /c/o -> cut=4");

    try (Response response = client.exchange(client.request("GET", "/c/o", null))) {
      assertThat(response.headers().number("Content-Length")).hasValue(10);
      assertThat(response.body().readNBytes(4)).asString().isEqualTo("0123");
      fails(Kind.BROKEN, () -> response.body().read());
    }
  }

  @Test
  void aCutBehindTheEndChangesNothing() {
    swift.faults().add("GET /c/o -> cut=10");

    assertThat(client.ask("GET", "/c/o").body()).isEqualTo("0123456789");
  }

  @Test
  void aRequestCanBeCutAndStoresNothing() {
    swift
        .faults()
        .add("PUT /c/a -> cut-request=4\nPUT /c/b -> cut-request=10\nPUT /c/d -> cut-request=0");

    fails(Kind.BROKEN, () -> client.put("/c/a", "0123456789"));
    fails(Kind.BROKEN, () -> client.put("/c/b", "0123456789"));
    fails(Kind.BROKEN, () -> client.put("/c/d", "0123456789"));
    assertThat(client.ask("GET", "/c").body()).isEqualTo("o\n");
  }

  @Test
  void oneByteCanBeAlteredEitherWay() {
    swift.faults().add("GET /c/o #1 -> flip=3\nPUT /c/p -> flip-request=0");

    assertThat(client.ask("GET", "/c/o").body()).isEqualTo("0122456789");
    assertThat(client.ask("GET", "/c/o").body()).isEqualTo("0123456789");
    client.put("/c/p", "ab");
    assertThat(client.ask("GET", "/c/p").body()).isEqualTo("`b");
  }

  @Test
  void aTokenCanExpireBeforeARequest() {
    swift.faults().add("GET /c/o #2 -> expire-token");

    assertThat(client.ask("GET", "/c/o").status()).isEqualTo(200);
    assertThat(client.ask("GET", "/c/o").status()).isEqualTo(401);
    try (PortClient again = new PortClient(swift)) {
      assertThat(again.ask("GET", "/c/o").status()).isEqualTo(200);
    }
  }

  @Test
  void waitsGoThroughTheClock() {
    swift.faults().add("GET /c/o -> delay=1h stall=2h\nGET /c -> stall-after=1 stall=3h");

    assertThat(client.ask("GET", "/c/o").status()).isEqualTo(200);
    assertThat(client.ask("GET", "/c").body()).isEqualTo("o\n");
    assertThat(time.sleeps())
        .containsExactly(Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(3));
  }

  @Test
  void aBodyCanTrickle() throws IOException {
    swift.faults().add("GET /c/o #1 -> rate=20\nGET /c/o #2 -> rate=1\nGET /c/o -> rate=0");

    assertThat(client.ask("GET", "/c/o").body()).isEqualTo("0123456789");
    assertThat(time.sleeps()).hasSize(4).containsOnly(Duration.ofMillis(100));
    assertThat(client.ask("GET", "/c/o").body()).isEqualTo("0123456789");
    assertThat(time.sleeps()).hasSize(4 + 9).endsWith(Duration.ofSeconds(1));
    Request request = client.patient(client.request("GET", "/c/o", null), Duration.ofSeconds(30));
    try (Response response = client.exchange(request)) {
      fails(Kind.TIMEOUT, () -> response.body().read());
    }
  }

  @Test
  void theIdleLimitEndsAWait() throws IOException {
    swift
        .faults()
        .add("GET /c/o #1 -> delay=1h\nGET /c/o #2 -> stall=forever\nGET /c/o #3 -> stall-after=4");
    Request request = client.patient(client.request("GET", "/c/o", null), Duration.ofSeconds(30));

    fails(Kind.TIMEOUT, () -> client.ask(request));
    fails(Kind.TIMEOUT, () -> client.ask(request));
    try (Response response = client.exchange(request)) {
      assertThat(response.body().readNBytes(4)).asString().isEqualTo("0123");
      fails(Kind.TIMEOUT, () -> response.body().read());
    }
    assertThat(time.sleeps()).hasSize(3).containsOnly(Duration.ofSeconds(30));
    assertThat(client.ask(request).body()).isEqualTo("0123456789");
  }

  @Test
  void cancellingEndsAWaitWithoutLimit() {
    swift.faults().add("GET /c/o -> stall=forever");
    Cancellation cancellation = new Cancellation();
    Thread canceller =
        new Thread(
            () -> {
              while (swift.faults().fired() == 0) {
                Thread.onSpinWait();
              }
              cancellation.cancel();
            });
    canceller.start();

    fails(
        Kind.CANCELLED,
        () -> client.transport.exchange(client.request("GET", "/c/o", null), cancellation));
  }

  @Test
  void closingTheSwiftEndsAWaitWithoutLimit() throws IOException {
    swift.faults().add("GET /c/o -> stall-after=0");
    try (Response response = client.exchange(client.request("GET", "/c/o", null))) {
      Thread closer = new Thread(swift::close);
      closer.start();
      fails(Kind.CANCELLED, () -> response.body().read());
    }
  }

  @Test
  void aListingCanBeShort() {
    client.put("/c/p", "x");
    client.put("/c/q", "x");
    swift.faults().add("GET /c -> short-page=2");

    assertThat(client.ask("GET", "/c").body()).isEqualTo("o\np\n");
    assertThat(client.ask("GET", "/c?limit=1&prefix=p").body()).isEqualTo("p\n");
    assertThat(client.ask("GET", "/c?limit=9&marker=o").body()).isEqualTo("p\nq\n");
  }

  @Test
  void aListingCanBeLate() {
    time.advance(Duration.ofMinutes(1));
    client.put("/c/p", "x");
    time.advance(Duration.ofSeconds(10));
    swift.faults().add("GET /c #1 -> listing-lag=30s\nGET /c?prefix -> listing-lag=30s");

    assertThat(client.ask("GET", "/c").body()).isEqualTo("o\n");
    assertThat(client.ask("GET", "/c").body()).isEqualTo("o\np\n");
    time.advance(Duration.ofMinutes(1));
    assertThat(client.ask("GET", "/c?prefix=").body()).isEqualTo("o\np\n");
  }

  @Test
  void aPageIsShortWhateverWasAskedFor() {
    client.put("/c/p", "x");
    client.put("/c/q", "x");
    swift.faults().add("GET /c -> short-page=2");

    assertThat(client.ask("GET", "/c?limit=100").body()).isEqualTo("o\np\n");
    assertThat(client.ask("GET", "/c?limit=1").body()).isEqualTo("o\n");
    assertThat(client.ask("GET", "/c?marker=o&limit=3&prefix=").body()).isEqualTo("p\nq\n");
  }

  @Test
  void aListedObjectCanBeGone() {
    swift.faults().add("GET /c/o -> 404\nDELETE /c/o -> 404");

    assertThat(client.ask("GET", "/c").body()).isEqualTo("o\n");
    assertThat(client.ask("GET", "/c/o").status()).isEqualTo(404);
    assertThat(client.ask("DELETE", "/c/o").status()).isEqualTo(404);
  }

  @Test
  void theLoginIsARequestLikeOthers() {
    swift.faults().add("GET /auth/* -> 429 retry-after=1\nGET /info #1 -> 500");

    assertThatThrownBy(() -> new PortClient(swift))
        .isInstanceOf(java.util.NoSuchElementException.class);
    assertThat(swift.faults().fired()).isEqualTo(1);
  }

  @Test
  void aPlanCanBeGivenAtTheStart() {
    try (MemorySwift planned =
        MemorySwift.builder().faults("GET /auth/* #2 -> 500").faults("# no more").build()) {
      assertThat(planned.faults().rules()).hasSize(1);
    }
  }

  private static void fails(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .asInstanceOf(type(TransportException.class))
        .matches(TransportException::sent)
        .extracting(TransportException::kind)
        .isEqualTo(kind);
  }
}
