package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.adapter.memory.RawClient.Answer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackServerTest {
  private static final String HOST = "Host: somewhere:1234";

  private MemorySwift swift = MemorySwift.start();
  private LoopbackServer server = swift.serve(0);
  private RawClient client = new RawClient(server);
  private String token = "";

  @BeforeEach
  void makeContainer() {
    token = "X-Auth-Token: " + login(client);
    assertThat(ask("PUT /v1/AUTH_test/c", "Content-Length: 0").status()).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
    swift.close();
  }

  @Test
  void theStorageUrlNamesTheServerAsTheClientDoes() {
    client.head("GET /auth/v1.0 HTTP/1.1", HOST, "X-Auth-User: test:tester", "X-Auth-Key: testing");

    assertThat(client.answer().header("X-Storage-Url"))
        .isEqualTo("http://somewhere:1234/v1/AUTH_test");
  }

  @Test
  void aConnectionServesManyRequests() {
    for (int i = 0; i < 50; i++) {
      put("/v1/AUTH_test/c/o" + i, "body " + i);
      assertThat(ask("GET /v1/AUTH_test/c/o" + i).body()).isEqualTo("body " + i);
    }
  }

  @Test
  void twoHundredConnectionsAreServedAtOnce() {
    put("/v1/AUTH_test/c/o", "x".repeat(100_000));
    List<RawClient> all = Stream.generate(() -> new RawClient(server)).limit(200).toList();
    for (int round = 0; round < 3; round++) {
      all.forEach(each -> each.head("GET /v1/AUTH_test/c/o HTTP/1.1", HOST, token));
      all.forEach(each -> assertThat(each.answer().body()).hasSize(100_000));
    }
    all.forEach(RawClient::close);
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() {
    put("/v1/AUTH_test/c/a", "A");
    put("/v1/AUTH_test/c/b", "B");
    String a = "GET /v1/AUTH_test/c/a HTTP/1.1\r\n" + HOST + "\r\n" + token + "\r\n\r\n";

    client.send(a + a.replace("c/a", "c/b") + a.replace("GET", "HEAD") + a);

    assertThat(client.answer().body()).isEqualTo("A");
    assertThat(client.answer().body()).isEqualTo("B");
    assertThat(client.answer(false).header("Content-Length")).isEqualTo("1");
    assertThat(client.answer().body()).isEqualTo("A");
  }

  @Test
  void bodiesInChunksAreTaken() {
    client.head("PUT /v1/AUTH_test/c/o HTTP/1.1", HOST, token, "Transfer-Encoding: chunked");
    client
        .send("4;name=value\r\nWiki\r\n")
        .send("6\r\npedia \r\n00A\r\nin\r\nchunks\r\n0\r\nTrailer: x\r\n\r\n");

    assertThat(client.answer().status()).isEqualTo(201);
    assertThat(ask("GET /v1/AUTH_test/c/o").body()).isEqualTo("Wikipedia in\r\nchunks");
  }

  @ParameterizedTest
  @CsvSource({
    "x\\r\\n",
    "-1\\r\\n",
    "4\\r\\nlonger\\r\\n0\\r\\n\\r\\n",
    "1000000000000000000000\\r\\n"
  })
  void malformedChunksAreRefusedAndNothingIsStored(String chunks) {
    client.head("PUT /v1/AUTH_test/c/o HTTP/1.1", HOST, token, "Transfer-Encoding: chunked");
    client.send(chunks.replace("\\r", "\r").replace("\\n", "\n"));

    assertThat(client.answer().status()).isEqualTo(400);
    assertThat(client.finish().rest()).isEmpty();
    assertThat(statusOfFresh("GET /v1/AUTH_test/c/o")).isEqualTo(404);
  }

  @Test
  void aWantedBodyIsAskedFor() {
    client.head(
        "PUT /v1/AUTH_test/c/o HTTP/1.1", HOST, token, "Expect: 100-continue", "Content-Length: 4");
    assertThat(client.answer().statusLine()).isEqualTo("HTTP/1.1 100 Continue");

    assertThat(client.send("body").answer().status()).isEqualTo(201);
    assertThat(ask("GET /v1/AUTH_test/c/o").body()).isEqualTo("body");
  }

  @ParameterizedTest
  @CsvSource({"/v1/AUTH_test/nowhere/o, 404", "/v1/AUTH_test/c/o, 401"})
  void anUnwantedBodyIsNotAskedFor(String path, int status) {
    String credentials = status == 401 ? "X-Auth-Token: wrong" : token;
    client.head(
        "PUT " + path + " HTTP/1.1",
        HOST,
        credentials,
        "Expect: 100-continue",
        "Content-Length: 4000000000");

    Answer answer = client.answer();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Connection")).isEqualTo("close");
    assertThat(client.finish().rest()).isEmpty();
  }

  @Test
  void anAnswerBeforeTheBodyLeavesTheConnectionUsable() {
    client.head(
        "PUT /v1/AUTH_test/c/o HTTP/1.1", HOST, "X-Auth-Token: wrong", "Content-Length: 200000");
    assertThat(client.answer().status()).isEqualTo(401);

    client.send("x".repeat(200000));
    assertThat(ask("HEAD /v1/AUTH_test/c", false).status()).isEqualTo(204);
  }

  @Test
  void aHeadHasTheLengthButNoBody() {
    put("/v1/AUTH_test/c/o", "four");

    assertThat(ask("HEAD /v1/AUTH_test/c/o", false).header("Content-Length")).isEqualTo("4");
    assertThat(ask("GET /v1/AUTH_test/c/o").body()).isEqualTo("four");
  }

  @Test
  void targetsAreTakenOctetByOctet() {
    put("/v1/AUTH_test/c/a/../b", "1");
    put("/v1/AUTH_test/c/a/%2E%2E/c", "2");
    put("/v1/AUTH_test/c/./d//e/", "3");
    put("/v1/AUTH_test/c/%C3%BC", "4");
    put("/v1/AUTH_test/c/raw-\u00c3\u00bc", "5");
    put("/v1/AUTH_test/c%2Ff", "6");
    put("/v1/AUTH_test/c/%25%23%3F", "7");

    assertThat(ask("GET /v1/AUTH_test/c").body().split("\n"))
        .containsExactlyInAnyOrder(
            "a/../b", "a/../c", "./d//e/", "\u00c3\u00bc", "raw-\u00c3\u00bc", "f", "%#?");
  }

  @Test
  void headerNamesAndValuesAreTakenOctetByOctet() {
    client.head(
        "POST /v1/AUTH_test/c HTTP/1.1",
        HOST,
        token,
        "X-Container-Meta-\u00e6\u0097\u00a5: \u00c3\u00bc  x",
        "Content-Length: 0");
    assertThat(client.answer().status()).isEqualTo(204);

    assertThat(ask("HEAD /v1/AUTH_test/c", false).headers())
        .anyMatch(
            line -> line.equalsIgnoreCase("X-Container-Meta-\u00e6\u0097\u00a5: \u00c3\u00bc  x"));
  }

  @Test
  void anAbsoluteTargetSaysTheServer() {
    put("/v1/AUTH_test/c/o", "four");

    assertThat(ask("GET http://other:99/v1/AUTH_test/c/o").body()).isEqualTo("four");
    client.head(
        "GET http://other:99/auth/v1.0 HTTP/1.1",
        HOST,
        "X-Auth-User: test:tester",
        "X-Auth-Key: testing");
    assertThat(client.answer().header("X-Storage-Url")).isEqualTo("http://other:99/v1/AUTH_test");
  }

  @Test
  void anOldClientIsAnsweredAndTheConnectionEnds() {
    client.head("GET /v1/AUTH_test/c HTTP/1.0", token);

    Answer answer = client.answer();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(client.rest()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense|400",
        "GET  / HTTP/1.1|400",
        "GET / HTTP/2.0|505",
        "GET / HTTP/1.1 x|400",
        "GET nothing HTTP/1.1|400",
        "GET / HTTP/1.1~no colon|400",
        "GET / HTTP/1.1~: no name|400",
        "GET / HTTP/1.1~Name : blank before the colon|400",
        "GET / HTTP/1.1~ folded|400",
        "GET / HTTP/1.1~A: b\u0001c|400",
        "GET / HTTP/1.1~Host: a~Host: b|400",
        "GET / HTTP/1.1~Host: a b|400",
        "PUT / HTTP/1.1~Content-Length: 1~Content-Length: 1|400",
        "PUT / HTTP/1.1~Content-Length: -1|400",
        "PUT / HTTP/1.1~Content-Length: 1x|400",
        "PUT / HTTP/1.1~Content-Length: 99999999999999999999|400",
        "PUT / HTTP/1.1~Content-Length: 1~Transfer-Encoding: chunked|400",
        "PUT / HTTP/1.0~Transfer-Encoding: chunked|400",
        "PUT / HTTP/1.1~Transfer-Encoding: gzip, chunked|501",
        "PUT / HTTP/1.1~Expect: a miracle|417",
      })
  void whatIsAmbiguousIsRefusedAndTheConnectionEnds(String head, int status) {
    client.head(head.split("~"));

    assertThat(client.answer().status()).isEqualTo(status);
    assertThat(client.finish().rest()).isEmpty();
  }

  @Test
  void headsHaveLimits() {
    String[] many = new String[130];
    java.util.Arrays.setAll(many, i -> i == 0 ? "GET / HTTP/1.1" : "H" + i + ": v");
    assertThat(statusOf(String.join("\r\n", many))).isEqualTo(431);
    assertThat(statusOf("GET / HTTP/1.1\r\nA: " + "x".repeat(9000))).isEqualTo(431);
    assertThat(statusOf("GET / HTTP/1.1" + ("\r\nA: " + "x".repeat(8000)).repeat(9)))
        .isEqualTo(431);
    assertThat(statusOf("GET /" + "x".repeat(9000) + " HTTP/1.1")).isEqualTo(414);
  }

  @Test
  void aBodyThatBreaksOffIsNotStored() {
    client
        .head("PUT /v1/AUTH_test/c/o HTTP/1.1", HOST, token, "Content-Length: 100")
        .send("only this")
        .finish();

    assertThat(client.rest()).isEmpty();
    assertThat(statusOfFresh("GET /v1/AUTH_test/c/o")).isEqualTo(404);
  }

  @Test
  void aClientThatIsSilentTooLongIsCutOff() {
    try (MemorySwift hasty = MemorySwift.builder().clientTimeout(Duration.ofMillis(50)).build();
        LoopbackServer at = hasty.serve(0);
        RawClient silent = new RawClient(at);
        RawClient slow = new RawClient(at).send("GET / HT");
        RawClient promising =
            new RawClient(at).head("PUT /auth/v1.0 HTTP/1.1", "Content-Length: 5")) {
      assertThat(silent.rest()).isEmpty();
      assertThat(slow.rest()).isEmpty();
      promising.rest();
    }
  }

  @Test
  void connectionsBeyondTheLimitWaitForAFreeOne() {
    try (MemorySwift narrow = MemorySwift.builder().connections(1).build();
        LoopbackServer at = narrow.serve(0);
        RawClient first = new RawClient(at)) {
      login(first);
      try (RawClient second = new RawClient(at)) {
        second.head("GET /info HTTP/1.1", HOST);
        assertThat(threadsOf(at)).as("one accepts, one looks after time, one serves").isEqualTo(3);
        first.finish();
        assertThat(second.answer().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void closingEndsConnectionsAndThreads() throws InterruptedException {
    client.send("GET /half");
    List<Thread> threads = threads(server);
    assertThat(threads).isNotEmpty();
    server.close();

    assertThat(client.rest()).isEmpty();
    for (Thread each : threads) {
      each.join(); // an executor has ended a moment before its threads are dead
    }
    assertThat(threads(server)).isEmpty();
    assertThatThrownBy(() -> new RawClient(server)).hasMessageContaining("refused");
  }

  @Test
  void aPortInUseIsNamed() {
    assertThatThrownBy(() -> swift.serve(server.port()))
        .isInstanceOf(io.jswift.domain.TransportException.class)
        .hasMessageContaining(Integer.toString(server.port()));
  }

  @Test
  void dataSurvivesItsServer() {
    put("/v1/AUTH_test/c/o", "four");
    server.close();
    client.close();
    server = swift.serve(0);
    client = new RawClient(server);

    assertThat(ask("GET /v1/AUTH_test/c/o").body()).isEqualTo("four");
  }

  private Answer ask(String methodAndTarget, String... headers) {
    return ask(methodAndTarget, true, headers);
  }

  private Answer ask(String methodAndTarget, boolean bodied, String... headers) {
    String more = headers.length == 0 ? "" : "\r\n" + String.join("\r\n", headers);
    return client.head(methodAndTarget + " HTTP/1.1", HOST, token + more).answer(bodied);
  }

  private void put(String path, String body) {
    client
        .head("PUT " + path + " HTTP/1.1", HOST, token, "Content-Length: " + body.length())
        .send(body);
    assertThat(client.answer().status()).isEqualTo(201);
  }

  private int statusOf(String head) {
    try (RawClient fresh = new RawClient(server)) {
      return fresh.head(head).answer().status();
    }
  }

  private int statusOfFresh(String methodAndTarget) {
    return statusOf(methodAndTarget + " HTTP/1.1\r\n" + token);
  }

  private static String login(RawClient with) {
    with.head("GET /auth/v1.0 HTTP/1.1", HOST, "X-Auth-User: test:tester", "X-Auth-Key: testing");
    return with.answer().header("X-Auth-Token");
  }

  private static long threadsOf(LoopbackServer server) {
    return threads(server).size();
  }

  private static List<Thread> threads(LoopbackServer server) {
    String name = "memory-swift-" + server.port();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name) && thread.isAlive())
        .toList();
  }
}
