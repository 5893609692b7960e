package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.Header;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are given as they came, and nothing is done about them. */
interface AnswerContract extends Bench {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 200 OK                 | 200 | OK",
        "HTTP/1.1 201 Created            | 201 | Created",
        "HTTP/1.1 404 Not Found          | 404 | Not Found",
        "HTTP/1.1 498 Rate Limited       | 498 | Rate Limited",
        "HTTP/1.1 507 Insufficient: all! | 507 | Insufficient: all!",
        "HTTP/1.1 599 x                  | 599 | x"
      })
  default void statusAndReasonAreGivenAsSent(String line, int status, String reason) {
    Seen seen = answered(line, "Content-Length: 0");
    assertThat(seen.status()).isEqualTo(status);
    assertThat(seen.reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 ", "HTTP/1.1 200"})
  default void aReasonMayBeMissing(String line) {
    assertThat(answered(line, "Content-Length: 0").reason()).isEmpty();
  }

  @Test
  default void headersKeepOrderCaseAndRepeats() {
    Seen seen =
        answered(
            "HTTP/1.1 200 OK",
            "x-trans-id: tx1",
            "X-Object-Meta-B: 2",
            "X-Object-Meta-A: 1, 2",
            "x-object-meta-a:3",
            "X-Empty:",
            "Content-Length: 0",
            "X-Space:   around   ");
    assertThat(seen.headers().lines())
        .containsExactly(
            new Header("x-trans-id", "tx1"),
            new Header("X-Object-Meta-B", "2"),
            new Header("X-Object-Meta-A", "1, 2"),
            new Header("x-object-meta-a", "3"),
            new Header("X-Empty", ""),
            new Header("Content-Length", "0"),
            new Header("X-Space", "around"));
  }

  @Test
  default void valuesAreReadAsUtf8AndElseAsLatin1() {
    String utf8 =
        new String("Käse 日本 😀".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    Seen seen =
        answered(
            "HTTP/1.1 200 OK",
            "X-Utf8: " + utf8,
            "X-Latin: Käse",
            "X-Ascii: cheese",
            "Content-Length: 0");
    assertThat(seen.headers().first("X-Utf8")).contains("Käse 日本 😀");
    assertThat(seen.headers().first("X-Latin")).contains("Käse");
    assertThat(seen.headers().first("X-Ascii")).contains("cheese");
  }

  @Test
  default void manyAndLongHeadersAreRead() {
    String[] lines = new String[101];
    lines[0] = "HTTP/1.1 200 OK";
    for (int i = 1; i < 100; i++) {
      lines[i] = "X-Object-Meta-" + i + ": " + Integer.toString(i).repeat(500);
    }
    lines[100] = "Content-Length: 0";
    Seen seen = answered(lines);
    assertThat(seen.headers().first("X-Object-Meta-99")).contains("99".repeat(500));
    assertThat(seen.headers().lines()).hasSize(100);
  }

  @Test
  default void aBodyOfKnownLengthIsReadToItsEnd() {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.ok(new String(Bodies.bytes(200_000), StandardCharsets.ISO_8859_1));
              peer.awaitEnd();
            });
    assertThat(call(get(server.target("/"))).bytes()).isEqualTo(Bodies.bytes(200_000));
  }

  @Test
  default void aBodyInChunksIsReadToItsEnd() {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK", "Transfer-Encoding: chunked");
              peer.send(
                  "5\r\nhello\r\n1;name=value\r\n \r\n00A\r\n0123456789\r\n0\r\nX-Trailer: t\r\n\r\n");
              peer.head();
              peer.ok("next");
            });
    assertThat(call(get(server.target("/"))).body()).isEqualTo("hello 0123456789");
    assertThat(call(get(server.target("/"))).body()).isEqualTo("next");
  }

  @Test
  default void aBodyOfNoKnownLengthEndsWithTheConnection() {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK");
              peer.send("until the end");
            });
    assertThat(call(get(server.target("/"))).body()).isEqualTo("until the end");
  }

  @Test
  default void headHasLengthButNoBody() {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 OK", "Content-Length: 12345");
              peer.okForever();
            });
    Seen seen = call(request("HEAD", server.target("/"), null));
    assertThat(seen.headers().number("Content-Length")).hasValue(12345);
    assertThat(seen.bytes()).isEmpty();
    assertThat(call(get(server.target("/"))).status()).isEqualTo(200);
    assertThat(server.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 204 No Content",
        "HTTP/1.1 304 Not Modified",
        "HTTP/1.1 204 No Content\r\nContent-Length: 0",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 123",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 0"
      })
  default void someStatusesHaveNoBody(String head) {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer(head, "ETag: x");
              peer.awaitEnd();
            });
    Seen seen = call(get(server.target("/")));
    assertThat(seen.bytes()).isEmpty();
    assertThat(seen.headers().first("ETag")).contains("x");
  }

  @Test
  default void interimAnswersAreNotSeen() {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 100 Continue");
              peer.answer("HTTP/1.1 102 Processing", "X-Not: this");
              peer.answer("HTTP/1.1 103 Early Hints");
              peer.answer("HTTP/1.1 201 Created", "Content-Length: 2");
              peer.send("ok");
              peer.awaitEnd();
            });
    Seen seen = call(put(server.target("/"), BodySource.of(new byte[0])));
    assertThat(seen.status()).isEqualTo(201);
    assertThat(seen.headers().has("X-Not")).isFalse();
    assertThat(seen.body()).isEqualTo("ok");
  }

  @Test
  default void packedBodiesAreNotUnpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("some text".getBytes(StandardCharsets.US_ASCII));
    }
    String octets = packed.toString(StandardCharsets.ISO_8859_1);
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer(
                  "HTTP/1.1 200 OK",
                  "Content-Encoding: gzip",
                  "Content-Length: " + octets.length());
              peer.send(octets);
              peer.awaitEnd();
            });
    Seen seen = call(get(server.target("/")));
    assertThat(seen.body()).isEqualTo(octets);
    assertThat(seen.headers().first("Content-Encoding")).contains("gzip");
    assertThat(seen.headers().number("Content-Length")).hasValue(octets.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "301 Moved Permanently",
        "302 Found",
        "303 See Other",
        "307 Temporary Redirect",
        "308 Permanent Redirect",
        "300 Multiple Choices",
        "401 Unauthorized",
        "407 Proxy Authentication Required",
        "408 Request Timeout",
        "421 Misdirected Request",
        "425 Too Early",
        "429 Too Many Requests",
        "500 Internal Server Error",
        "503 Service Unavailable"
      })
  default void nothingIsFollowedOrRepeated(String status) {
    for (String retryAfter : List.of("0", "1", "99999999999999999999", "x")) {
      RawServer server =
          serve(
              peer -> {
                while (true) {
                  peer.body(peer.head().contains("Content-Length: 4") ? 4 : 0);
                  peer.answer(
                      "HTTP/1.1 " + status,
                      "Location: /elsewhere",
                      "WWW-Authenticate: Basic realm=x",
                      "Proxy-Authenticate: Basic realm=x",
                      "Retry-After: " + retryAfter,
                      "Content-Length: 0");
                }
              });
      Seen seen = call(put(server.target("/once"), BodySource.of(new byte[4])));
      assertThat(seen.status() + " " + seen.reason()).isEqualTo(status);
      assertThat(seen.headers().first("Retry-After")).contains(retryAfter);
      assertThat(seen.headers().first("Location")).contains("/elsewhere");
      call(get(server.target("/twice")));
      assertThat(server.heads()).hasSize(2);
    }
  }

  @Test
  default void cookiesAndValidatorsAreNotGivenBack() {
    RawServer server =
        serve(
            peer -> {
              while (true) {
                peer.head();
                peer.answer(
                    "HTTP/1.1 200 OK",
                    "Set-Cookie: id=1; Path=/",
                    "ETag: \"x\"",
                    "Last-Modified: Mon, 23 Nov 2026 00:00:00 GMT",
                    "Cache-Control: max-age=1000",
                    "Content-Length: 0");
              }
            });
    Seen seen = call(get(server.target("/")));
    assertThat(seen.headers().first("Set-Cookie")).contains("id=1; Path=/");
    call(get(server.target("/")));
    assertThat(server.heads()).hasSize(2);
    assertThat(server.heads().get(1)).isEqualTo(server.heads().get(0));
  }

  @Test
  default void aResponseMayBeClosedTwiceAndReadNoMore() {
    RawServer server = serve(Peer::okForever);
    Response response = transport().exchange(get(server.target("/")), new Cancellation());
    response.close();
    response.close();
    assertThat(call(get(server.target("/"))).status()).isEqualTo(200);
  }

  private Seen answered(String... lines) {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.answer(lines);
              peer.awaitEnd();
            });
    return call(get(server.target("/")));
  }
}
