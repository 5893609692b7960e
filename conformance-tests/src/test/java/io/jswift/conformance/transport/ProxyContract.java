package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.Headers;
import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.transport.ProxySettings;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.TlsSettings;
import io.jswift.ports.transport.Transport;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Through a proxy; the server's name is then the proxy's to look up. */
interface ProxyContract extends Bench {
  @Test
  default void plainRequestsNameTheWholeUrl() {
    RawServer proxy = serve(Peer::okForever);
    Target target = Target.parse("http://swift_1.invalid:8080/v1/%2F../x?prefix=%27");
    call(through(proxy, "", TlsSettings.PLATFORM), get(target).withHeaders(Headers.of("X-A", "b")));
    assertThat(proxy.heads().get(0))
        .startsWith("GET http://swift_1.invalid:8080/v1/%2F../x?prefix=%27 HTTP/1.1\r\n")
        .contains("\r\nHost: swift_1.invalid:8080", "\r\nX-A: b")
        .doesNotContain("Proxy-");
  }

  @Test
  default void theProxyIsToldWhoAsks() {
    RawServer proxy = serve(Peer::okForever);
    call(
        through(proxy, "me:s%3Acret@", TlsSettings.PLATFORM),
        get(Target.parse("http://swift.invalid/v1")));
    assertThat(proxy.heads().get(0)).contains("\r\nProxy-Authorization: Basic bWU6czpjcmV0");
  }

  @Test
  default void encryptedRequestsGoThroughATunnel() {
    Identity identity = Identity.ofHost("swift.invalid");
    RawServer proxy =
        serve(
            peer -> {
              peer.head();
              peer.answer("HTTP/1.1 200 Connection established");
              peer.within(identity.server(null)).okForever();
            });
    Transport transport = through(proxy, "me:secret@", new TlsSettings(true, null, null, null));
    assertThat(call(transport, get(Target.parse("https://swift.invalid/v1/a"))).status())
        .isEqualTo(200);
    assertThat(call(transport, get(Target.parse("https://swift.invalid/v1/b"))).status())
        .isEqualTo(200);
    assertThat(proxy.heads()).hasSize(3);
    assertThat(proxy.heads().get(0))
        .startsWith("CONNECT swift.invalid:443 HTTP/1.1\r\n")
        .contains("\r\nProxy-Authorization: Basic bWU6c2VjcmV0");
    assertThat(proxy.heads().get(1)).startsWith("GET /v1/a HTTP/1.1\r\n").doesNotContain("Proxy-");
  }

  @Test
  default void aProxyThatRefusesTheTunnelMeansNoConnection() {
    for (String status :
        new String[] {"403 Forbidden", "407 Proxy Authentication Required", "502 Bad Gateway"}) {
      RawServer proxy =
          serve(
              peer -> {
                while (true) {
                  peer.head();
                  peer.answer(
                      "HTTP/1.1 " + status,
                      "Content-Length: 0",
                      "Proxy-Authenticate: Basic realm=x");
                }
              });
      TransportException failed =
          failure(
              through(proxy, "me:wrong@", TlsSettings.PLATFORM),
              get(Target.parse("https://swift.invalid/v1")));
      assertThat(failed.kind()).isEqualTo(Kind.CONNECT);
      assertThat(failed.sent()).isFalse();
      assertThat(failed).hasMessageContaining("swift.invalid");
      assertThat(proxy.heads().size()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  default void someHostsAreReachedDirectly() {
    RawServer proxy = serve(Peer::okForever);
    RawServer server = serve(Peer::okForever);
    ProxySettings settings =
        ProxySettings.fromEnvironment(
            Map.of("http_proxy", proxy.origin().toString(), "no_proxy", "example.com, 127.0.0.1"));
    call(transport(TlsSettings.PLATFORM, settings), get(server.target("/v1")));
    assertThat(server.heads().get(0)).startsWith("GET /v1 HTTP/1.1\r\n");
    assertThat(proxy.connections()).isZero();
  }

  private Transport through(RawServer proxy, String userInfo, TlsSettings tls) {
    String url = "http://" + userInfo + proxy.origin().authority();
    return transport(
        tls, ProxySettings.fromEnvironment(Map.of("http_proxy", url, "https_proxy", url)));
  }
}
