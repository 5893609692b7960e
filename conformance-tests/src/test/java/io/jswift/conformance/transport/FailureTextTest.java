package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.adapter.tempauth.PresetAuth;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Secret;
import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a failure without an answer says: what, where, how often, and what to do; no secrets. */
class FailureTextTest {
  private static final ObjectPath PATH = ObjectPath.of("c", "o");
  private static final CallOptions SIGNED =
      CallOptions.none().withQuery("temp_url_sig", "s3cret").withQuery("temp_url_expires", "1");
  private static final ConnectionSettings QUICK =
      new ConnectionSettings(
          1,
          Duration.ofMillis(1),
          Duration.ofMillis(1),
          Duration.ofMillis(300),
          Duration.ofMinutes(1),
          true,
          false,
          "jswift",
          io.jswift.ports.time.Time.system(),
          io.jswift.service.connection.WireListener.NONE);

  private final Transport transport = new OkHttpTransport();

  @AfterEach
  void close() {
    transport.close();
  }

  private TransportException head(Target server) {
    Auth auth = new PresetAuth(server.resolve("/v1/a"), new Secret("t0ken-s3cret"));
    try (Connection swift = new Connection(transport, auth, QUICK)) {
      return catchThrowableOfType(
          TransportException.class, () -> swift.headObject(PATH, SIGNED).status());
    }
  }

  private static void says(TransportException failure, Kind kind, String url, String advice) {
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure)
        .hasMessageContaining("HEAD " + url)
        .hasMessageContaining(" Object HEAD, ")
        .hasMessageContaining(advice)
        .hasMessageNotContaining("s3cret");
    String attempts = kind == Kind.PROTOCOL || kind == Kind.TRUST ? "1 attempt;" : "2 attempts;";
    assertThat(failure).hasMessageContaining(attempts).hasMessageEndingWith(".");
  }

  private TransportException head(RawServer.Script script) throws IOException {
    try (RawServer server = new RawServer("http", socket -> socket, List.of(script))) {
      return head(server.target("/"));
    }
  }

  @Test
  void refused() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port;
    says(head(Target.parse(url)), Kind.CONNECT, url + "/v1/a/c/o", "the server runs");
  }

  @Test
  void withoutAnAddress() {
    String url = "http://nowhere.invalid";
    says(head(Target.parse(url)), Kind.RESOLVE, url + "/v1/a/c/o", "check the host");
  }

  @Test
  void cut() throws IOException {
    says(head(Peer::head), Kind.BROKEN, "http://127.0.0.1", "look for a proxy");
  }

  @Test
  void silent() throws IOException {
    RawServer.Script silence =
        peer -> {
          peer.head();
          peer.awaitEnd();
        };
    TransportException failure = head(silence);
    says(failure, Kind.TIMEOUT, "http://127.0.0.1", "allow more time");
    assertThat(failure).hasMessageContaining("nothing moved for 0.3 s");
  }

  @Test
  void noHttp() throws IOException {
    RawServer.Script noise =
        peer -> {
          peer.head();
          peer.send("SSH-2.0-OpenSSH_9.2\r\n\r\n");
        };
    says(head(noise), Kind.PROTOCOL, "http://127.0.0.1", "that of a Swift");
  }

  @Test
  void noTls() throws IOException {
    try (RawServer plain =
        new RawServer(
            "http",
            socket -> socket,
            List.of(peer -> peer.send("HTTP/1.1 400 Bad Request\r\n\r\n")))) {
      Target target = Target.parse(plain.target("/").toString().replace("http:", "https:"));
      says(head(target), Kind.TLS, "https://127.0.0.1", "speaks TLS");
    }
  }

  @Test
  void notTrusted() throws Exception {
    try (RawServer strange =
        new RawServer("https", Identity.ofLoopback().server(null), List.of(Peer::okForever))) {
      says(head(strange.target("/")), Kind.TRUST, "https://127.0.0.1", "name the authority");
    }
  }

  @Test
  void aLoginIsToldApart() throws IOException {
    try (RawServer server = new RawServer("http", socket -> socket, List.of(Peer::head))) {
      String url = server.target("/auth/v1.0").toString();
      Auth auth = new TempAuth(transport, url, "u", new Secret("k3y-s3cret"));
      try (Connection swift = new Connection(transport, auth, QUICK)) {
        assertThat(
                catchThrowableOfType(
                    TransportException.class, () -> swift.headObject(PATH, SIGNED).status()))
            .hasMessageContaining("GET " + url)
            .hasMessageContaining("Login for Object HEAD, 2 attempts;")
            .hasMessageNotContaining("s3cret");
      }
    }
  }

  @Test
  void aBodyThatEndsEarlyIsTold() throws IOException {
    RawServer.Script half =
        peer -> {
          peer.head();
          peer.answer("HTTP/1.1 200 OK", "Content-Length: 10");
          peer.send("12345");
        };
    try (RawServer server = new RawServer("http", socket -> socket, List.of(half))) {
      Auth auth = new PresetAuth(server.target("/v1/a"), new Secret("t"));
      try (Connection swift = new Connection(transport, auth, QUICK);
          var reader = swift.getObject(PATH, SIGNED)) {
        assertThat(
                catchThrowableOfType(
                    TransportException.class, () -> reader.stream().readAllBytes()))
            .hasMessageContaining("Object GET, 1 attempt;")
            .hasMessageNotContaining("s3cret");
      }
    }
  }
}
