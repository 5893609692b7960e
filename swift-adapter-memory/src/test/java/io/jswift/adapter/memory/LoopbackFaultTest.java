package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.RawClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopbackFaultTest {
  private final ManualTime time = new ManualTime();
  private final MemorySwift swift = MemorySwift.builder().time(time).build();
  private final LoopbackServer server = swift.serve(0);
  private RawClient client = new RawClient(server);
  private String token = "";

  @BeforeEach
  void makeObject() {
    client.head("GET /auth/v1.0 HTTP/1.1", "X-Auth-User: test:tester", "X-Auth-Key: testing");
    token = "X-Auth-Token: " + client.answer().header("X-Auth-Token");
    ask("PUT /v1/AUTH_test/c");
    put("/v1/AUTH_test/c/o", "0123456789");
    assertThat(client.answer().status()).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    swift.close();
  }

  @Test
  void aStatusComesInPlaceOfTheWorkAndTheConnectionGoesOn() {
    swift.faults().add("PUT /c/a #1 -> 503 retry-after=7");

    put("/v1/AUTH_test/c/a", "x".repeat(100_000));
    Answer answer = client.answer();
    assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 503 Service Unavailable");
    assertThat(answer.header("Retry-After")).isEqualTo("7");
    assertThat(ask("GET /v1/AUTH_test/c/a").status()).isEqualTo(404);
  }

  @Test
  void aRefusedBodyIsNotAskedFor() {
    swift.faults().add("PUT /c/a -> 503");
    client.head(
        "PUT /v1/AUTH_test/c/a HTTP/1.1", token, "Expect: 100-continue", "Content-Length: 5");

    assertThat(client.answer().status()).isEqualTo(503);
    assertThat(client.finish().rest()).isEmpty();
  }

  @Test
  void aDroppedRequestDoesNothing() {
    swift.faults().add("DELETE /c/o -> drop");

    client.head("DELETE /v1/AUTH_test/c/o HTTP/1.1", token);
    assertThat(client.rest()).isEmpty();
    reconnect();
    assertThat(ask("GET /v1/AUTH_test/c/o").status()).isEqualTo(200);
  }

  @Test
  void aLostAnswerLeavesTheWorkDone() {
    swift.faults().add("DELETE /c/o -> lose-answer");

    client.head("DELETE /v1/AUTH_test/c/o HTTP/1.1", token);
    assertThat(client.rest()).isEmpty();
    reconnect();
    assertThat(ask("GET /v1/AUTH_test/c/o").status()).isEqualTo(404);
  }

  @Test
  void garbageIsNotHttp() {
    swift.faults().add("GET /c/o -> garbage");

    client.head("GET /v1/AUTH_test/c/o HTTP/1.1", token);
    assertThat(client.rest()).isNotEmpty().doesNotContain("HTTP/1.1");
  }

  @Test
  void anAnswerCanBeCut() {
    swift.faults().add("GET /c/o -> cut=4");

    client.head("GET /v1/AUTH_test/c/o HTTP/1.1", token);
    assertThat(client.rest()).contains("Content-Length: 10\r\n").endsWith("\r\n\r\n0123");
  }

  @Test
  void aRequestCanBeCutAndStoresNothing() {
    swift.faults().add("PUT /c/a -> cut-request=4");

    put("/v1/AUTH_test/c/a", "0123456789");
    assertThat(client.rest()).isEmpty();
    reconnect();
    assertThat(ask("GET /v1/AUTH_test/c/a").status()).isEqualTo(404);
  }

  @Test
  void oneByteCanBeAlteredEitherWay() {
    swift.faults().add("GET /c/o #1 -> flip=3\nPUT /c/p -> flip-request=0");

    assertThat(ask("GET /v1/AUTH_test/c/o").body()).isEqualTo("0122456789");
    put("/v1/AUTH_test/c/p", "ab");
    client.answer();
    assertThat(ask("GET /v1/AUTH_test/c/p").body()).isEqualTo("`b");
  }

  @Test
  void whatCameBeforeAStallIsThereDuringIt() {
    swift.faults().add("GET /c/o -> stall-after=4");

    client.head("GET /v1/AUTH_test/c/o HTTP/1.1", token);
    while (!client.line().isEmpty()) {
      // the head
    }
    assertThat(client.exactly(4)).isEqualTo("0123");
    assertThat(client.finish().rest()).as("the client gave up, and so does the server").isEmpty();
  }

  @Test
  void aBodyCanTrickle() {
    swift.faults().add("GET /c/o -> rate=20");

    assertThat(ask("GET /v1/AUTH_test/c/o").body()).isEqualTo("0123456789");
    assertThat(time.sleeps()).hasSize(4).containsOnly(Duration.ofMillis(100));
  }

  @Test
  void whatComesAfterAStallIsWhatWasToCome() {
    swift.faults().add("GET /c/o -> stall-after=4 stall=1h\nGET /c -> rate=20");

    assertThat(ask("GET /v1/AUTH_test/c/o").body()).isEqualTo("0123456789");
    assertThat(ask("GET /v1/AUTH_test/c?format=json").body())
        .contains("\"name\": \"o\"")
        .endsWith("]");
  }

  @Test
  void waitsGoThroughTheClock() {
    swift.faults().add("GET /c/o -> delay=1h stall=2h");

    assertThat(ask("GET /v1/AUTH_test/c/o").status()).isEqualTo(200);
    assertThat(time.sleeps()).containsExactly(Duration.ofHours(1), Duration.ofHours(2));
  }

  @Test
  void closingTheServerEndsAWait() {
    swift.faults().add("GET /c/o -> stall=forever");

    client.head("GET /v1/AUTH_test/c/o HTTP/1.1", token);
    server.close();
    assertThat(client.rest()).isEmpty();
  }

  @Test
  void thePlanCanBeChangedFromOutside() {
    assertThat(control("PUT", "GET /c/o #1 -> 503\nGET /c -> 404").status()).isEqualTo(200);
    assertThat(ask("GET /v1/AUTH_test/c/o").status()).isEqualTo(503);
    assertThat(control("POST", "HEAD /c -> 500").status()).isEqualTo(200);
    assertThat(control("GET", "").body().lines())
        .containsExactly(
            "GET /c/o #1 -> 503",
            "# matched 1, fired 1",
            "GET /c -> 404",
            "# matched 0, fired 0",
            "HEAD /c -> 500",
            "# matched 0, fired 0");

    assertThat(control("PUT", "GET /c -> 404\nGET /c ->").body()).contains("line 2, column 10");
    assertThat(control("DELETE", "").status()).isEqualTo(204);
    assertThat(swift.faults().rules()).isEmpty();
    assertThat(swift.requests()).noneMatch(request -> request.contains(".jswift"));
  }

  @Test
  void tokensCanBeEndedFromOutside() {
    client.head("POST /.jswift/expire-tokens HTTP/1.1", "Content-Length: 0");
    assertThat(client.answer().status()).isEqualTo(204);

    assertThat(ask("GET /v1/AUTH_test/c/o").status()).isEqualTo(401);
  }

  private Answer control(String method, String rules) {
    client
        .head(method + " /.jswift/faults HTTP/1.1", "Content-Length: " + rules.length())
        .send(rules);
    return client.answer();
  }

  private Answer ask(String methodAndTarget) {
    return client.head(methodAndTarget + " HTTP/1.1", token, "Content-Length: 0").answer();
  }

  private void put(String path, String body) {
    client.head("PUT " + path + " HTTP/1.1", token, "Content-Length: " + body.length()).send(body);
  }

  private void reconnect() {
    client.close();
    client = new RawClient(server);
  }
}
