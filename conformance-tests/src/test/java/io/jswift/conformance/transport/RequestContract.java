package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jswift.domain.Header;
import io.jswift.domain.Headers;
import io.jswift.domain.PercentEncoding;
import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport.Capability;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Target and headers go out octet for octet, or not at all. */
interface RequestContract extends Bench {
  Set<String> FRAMING =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "with space",
        "a/b",
        "a//b",
        "/a",
        "a/",
        "..",
        ".",
        "../x",
        "a/../b",
        "a/./b",
        "a/..",
        "./.",
        "...",
        "%",
        "%2F",
        "%2e",
        "100%",
        "a%20b",
        "#",
        "a#b",
        "?",
        "a?b=c",
        "+",
        "&",
        "=",
        ";",
        ":",
        "@",
        "$",
        ",",
        "!",
        "*",
        "'",
        "(",
        ")",
        "\"",
        "<",
        ">",
        "[",
        "]",
        "{",
        "}",
        "|",
        "\\",
        "^",
        "`",
        "~",
        "-",
        "_",
        "\n",
        "\r\n",
        "\t",
        "\u0001",
        "\u007f",
        "\u00a0",
        "é",
        "e\u0301",
        "日本語",
        "😀",
        "\ufeff",
        "a\u2028b"
      })
  default void everyEscapedNameIsSentAsItIs(String name) {
    String path = PercentEncoding.path("/v1/AUTH_test/c/" + name);
    assertThat(requestLine("GET", path, "")).isEqualTo("GET " + path + " HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "//",
        "/a//b",
        "/a'b",
        "/(x)",
        "/a|b",
        "/a^b",
        "/a[b]",
        "/a{b}",
        "/a\"b",
        "/a<b>",
        "/a\\b",
        "/a`b",
        "/a/../b",
        "/a/./b",
        "/..",
        "/a%2e%2e/b",
        "/%2E%2E/x",
        "/x/%2e",
        "/a%zz",
        "/a%",
        "/a%c3%a9",
        "/a%C3%28",
        "/%00",
        "/a;b=c",
        "/@:!$&*+,=~",
        "/a%2Fb",
        "/a%5cb"
      })
  default void everyOtherPathIsSentAsItIsOrRefused(String path) {
    sentAsItIsOrRefused(path, "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format=json",
        "a=1&b=2",
        "flag",
        "a=",
        "=b",
        "&&",
        "multipart-manifest=put",
        "prefix=a%2Fb&delimiter=/",
        "marker=%F0%9F%98%80",
        "x=%20+",
        "x='",
        "x=%27",
        "x=\"",
        "x=<>",
        "x=[]",
        "x=|^`{}\\",
        "x=%zz",
        "x=%",
        "x=a?b",
        "temp_url_sig=abc:d==&temp_url_expires=1"
      })
  default void everyQueryIsSentAsItIsOrRefused(String query) {
    sentAsItIsOrRefused("/v1/a", query);
  }

  @Test
  default void usualQueriesAreSent() {
    String query = "format=json&limit=3&prefix=a%2Fb%20%C3%A9&delimiter=/&bulk-delete";
    assertThat(requestLine("GET", "/v1/a", query)).isEqualTo("GET /v1/a?" + query + " HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "POST", "DELETE", "COPY", "OPTIONS", "REPORT"})
  default void everyMethodIsSentAsItIs(String method) {
    assertThat(requestLine(method, "/x", "")).isEqualTo(method + " /x HTTP/1.1");
  }

  @Test
  default void headersKeepNameCaseOrderAndRepeats() {
    List<Header> sent =
        List.of(
            new Header("X-Auth-Token", "AUTH_tk1"),
            new Header("x-object-meta-b", "2"),
            new Header("X-Object-Meta-A", "1"),
            new Header("X-Object-Meta-a", "again"),
            new Header("X-Empty", ""),
            new Header("X-Inside", "a\tb  c"),
            new Header("X-Quotes", "\"a\", 'b'; c=d\\e"),
            new Header("X_Under", "u"),
            new Header("X-Long", "0123456789".repeat(2_000)));
    assertThat(headersSent(Headers.copyOf(sent))).isEqualTo(sent);
  }

  @Test
  default void nothingIsAddedToTheHeaders() {
    assertThat(headersSent(Headers.NONE)).isEmpty();
    assertThat(headersSent(Headers.of("User-Agent", "jswift", "Accept-Encoding", "gzip")))
        .containsExactly(new Header("User-Agent", "jswift"), new Header("Accept-Encoding", "gzip"));
    assertThat(headersSent(Headers.of("Range", "bytes=0-3")))
        .containsExactly(new Header("Range", "bytes=0-3"));
  }

  @Test
  default void theHostHeaderNamesTheOriginOnce() {
    RawServer server = serve(Peer::okForever);
    call(get(server.target("/")));
    assertThat(lines(server.heads().get(0)).filter(line -> line.is("Host")).map(Header::value))
        .containsExactly(server.origin().authority());
  }

  @Test
  default void valuesGoOutAsUtf8() {
    assumeTrue(transport().capabilities().contains(Capability.NON_ASCII_VALUES));
    assertThat(headersSent(Headers.of("X-Object-Meta-Name", "Käse 日本 😀")))
        .containsExactly(new Header("X-Object-Meta-Name", octets("Käse 日本 😀")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a0x", "x\u00a0", "x\u2007", "\u202fx", "\ufeffx", "x\u0085"})
  default void valuesWithOddBlanksAreSentAsTheyAreOrRefused(String value) {
    RawServer server = serve(Peer::okForever);
    Request request = get(server.target("/")).withHeaders(Headers.of("X-Odd", value));
    sentOrRefused(
        server,
        request,
        () -> assertThat(server.heads().get(0)).contains("X-Odd: " + octets(value)));
  }

  @Test
  default void namesBeyondAsciiAreSentAsTheyAreOrRefused() {
    RawServer server = serve(Peer::okForever);
    Request request = get(server.target("/")).withHeaders(Headers.of("X-Object-Meta-Käse", "1"));
    if (transport().capabilities().contains(Capability.NON_ASCII_NAMES)) {
      call(request);
      assertThat(server.heads().get(0)).contains(octets("X-Object-Meta-Käse: 1"));
    } else {
      assertThat(failure(request).kind()).isEqualTo(Kind.REFUSED);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  default void aRefusedRequestOpensNoBody() {
    RawServer server = serve(Peer::okForever);
    Bodies.Pattern body = new Bodies.Pattern(10);
    Request request = request("GET", server.target("/a"), body);
    sentOrRefused(server, request, () -> assertThat(body.opened()).isEqualTo(1));
    assertThat(body.opened()).isEqualTo(server.heads().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "POST", "COPY", "DELETE"})
  default void withoutABodyTheLengthIsSaid(String method) {
    RawServer server = serve(Peer::okForever);
    call(request(method, server.target("/"), null));
    assertThat(framing(server)).containsExactly(new Header("content-length", "0"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  default void readingSaysNoLength(String method) {
    RawServer server = serve(Peer::okForever);
    call(request(method, server.target("/"), null));
    assertThat(framing(server)).isEmpty();
  }

  private void sentAsItIsOrRefused(String path, String query) {
    RawServer server = serve(Peer::okForever);
    Target target = new Target(server.origin(), path, query);
    sentOrRefused(
        server,
        get(target),
        () ->
            assertThat(server.heads().get(0))
                .startsWith("GET " + target.requestLine() + " HTTP/1.1\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"//other/x", "//other:1/x", "/\\\\other/x", "/x//y", "/x/y"})
  default void aPathIsNoServerAfterOthersWereAsked(String path) {
    RawServer server = serve(Peer::okForever);
    RawServer other = serve(Peer::okForever);
    call(get(server.target("/first")));
    call(get(other.target("/other")));
    call(get(server.target("/again")));
    Target target = new Target(server.origin(), path, "");
    try {
      call(get(target));
    } catch (TransportException refused) {
      assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
      return;
    }
    assertThat(server.heads()).hasSize(3);
    assertThat(server.heads().get(2)).startsWith("GET " + path + " HTTP/1.1\r\n");
    assertThat(other.heads()).hasSize(1);
  }

  private void sentOrRefused(RawServer server, Request request, Runnable check) {
    try {
      call(request);
    } catch (TransportException refused) {
      assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
      assertThat(refused.sent()).isFalse();
      assertThat(server.connections()).isZero();
      return;
    }
    check.run();
  }

  private String requestLine(String method, String path, String query) {
    RawServer server = serve(Peer::okForever);
    call(request(method, new Target(server.origin(), path, query), null));
    String head = server.heads().get(0);
    return head.substring(0, head.indexOf("\r\n"));
  }

  /** Returns what was sent besides framing, with a body of a known length and with none. */
  private List<Header> headersSent(Headers headers) {
    RawServer server =
        serve(
            peer -> {
              peer.head();
              peer.ok("");
              peer.head();
              peer.body(3);
              peer.ok("");
            });
    call(get(server.target("/")).withHeaders(headers));
    call(put(server.target("/"), BodySource.of(new byte[3])).withHeaders(headers));
    List<Header> without = notFraming(server.heads().get(0));
    assertThat(notFraming(server.heads().get(1))).isEqualTo(without);
    return without;
  }

  private static List<Header> notFraming(String head) {
    return lines(head)
        .filter(line -> !FRAMING.contains(line.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private static List<Header> framing(RawServer server) {
    return lines(server.heads().get(0))
        .map(line -> new Header(line.name().toLowerCase(Locale.ROOT), line.value()))
        .filter(
            line -> line.is("content-length") || line.is("transfer-encoding") || line.is("expect"))
        .toList();
  }

  private static Stream<Header> lines(String head) {
    return head.lines()
        .skip(1)
        .map(
            line ->
                new Header(
                    line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2)));
  }

  private static String octets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
