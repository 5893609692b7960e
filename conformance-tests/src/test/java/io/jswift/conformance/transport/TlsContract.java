package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.LocalFileException;
import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.ProxySettings;
import io.jswift.ports.transport.Request;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.TlsSettings;
import io.jswift.ports.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same over TLS; whom to trust, and how to be trusted. */
interface TlsContract extends Bench {
  @Test
  default void anAuthorityFromAFileIsTrusted(@TempDir Path folder) throws Exception {
    Identity identity = Identity.ofLoopback();
    int length = 1_000_003;
    RawServer server =
        serve(
            "https",
            identity.server(null),
            peer -> {
              for (int i = 0; i < 3; i++) {
                peer.head();
                peer.ok(peer.body(length));
              }
              peer.awaitEnd();
            });
    Transport transport = trusting(identity, folder);
    for (int i = 0; i < 3; i++) {
      Seen seen = call(transport, put(server.target("/"), new Bodies.Pattern(length)));
      assertThat(seen.bytes()).isEqualTo(Bodies.bytes(length));
    }
    // what TLS itself sends after the handshake is not taken for an answer nobody asked for
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  default void aStrangeCertificateIsNotTrusted() {
    RawServer server = serve("https", Identity.ofLoopback().server(null), Peer::okForever);
    Bodies.Pattern body = new Bodies.Pattern(10);
    TransportException failed = failure(put(server.target("/"), body));
    assertThat(failed.kind()).isEqualTo(Kind.TRUST);
    assertThat(failed.sent()).isFalse();
    assertThat(failed).hasMessageContaining(server.origin().authority());
    assertThat(body.opened()).isZero();
  }

  @Test
  default void aCertificateForAnotherHostIsNotTrusted(@TempDir Path folder) throws Exception {
    Identity identity = Identity.ofHost("swift.example");
    RawServer server = serve("https", identity.server(null), Peer::okForever);
    TransportException failed = failure(trusting(identity, folder), get(server.target("/")));
    assertThat(failed.kind()).isEqualTo(Kind.TRUST);
    assertThat(failed.sent()).isFalse();
  }

  @Test
  default void insecureTrustsAnyone() {
    Transport careless = transport(new TlsSettings(true, null, null, null), ProxySettings.NONE);
    RawServer strange = serve("https", Identity.ofLoopback().server(null), Peer::okForever);
    RawServer another =
        serve("https", Identity.ofHost("swift.example").server(null), Peer::okForever);
    assertThat(call(careless, get(strange.target("/"))).status()).isEqualTo(200);
    assertThat(call(careless, get(another.target("/"))).status()).isEqualTo(200);
  }

  @Test
  default void theClientShowsItsCertificate(@TempDir Path folder) throws Exception {
    Identity server = Identity.ofLoopback();
    Identity client = Identity.ofHost("client");
    RawServer demanding = serve("https", server.server(client), Peer::okForever);
    Path certificate = client.certificateFile(folder);
    Path key = client.keyFile(folder);
    Path both =
        Files.writeString(
            folder.resolve("both.pem"), Files.readString(key) + Files.readString(certificate));
    Path authority = server.certificateFile(folder);
    Transport apart =
        transport(new TlsSettings(false, authority, certificate, key), ProxySettings.NONE);
    Transport together =
        transport(new TlsSettings(false, authority, both, null), ProxySettings.NONE);
    assertThat(call(apart, get(demanding.target("/"))).status()).isEqualTo(200);
    assertThat(call(together, get(demanding.target("/"))).status()).isEqualTo(200);
    TransportException failed = failure(trusting(server, folder), get(demanding.target("/")));
    assertThat(failed.kind()).isIn(Kind.TLS, Kind.BROKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", "", "\u0015\u0003\u0001\u0000\u0002\u0002F"})
  default void aServerThatDoesNotSpeakTls(String octets) {
    RawServer server =
        serve(
            peer -> {
              peer.body(5);
              peer.send(octets);
            });
    Target target = Target.parse(server.target("/").toString().replace("http:", "https:"));
    TransportException failed = failure(get(target));
    assertThat(failed.kind()).isEqualTo(Kind.TLS);
    assertThat(failed.sent()).isFalse();
  }

  @Test
  default void aHandshakeCanBeCancelled() {
    CountDownLatch greeted = new CountDownLatch(1);
    RawServer server =
        serve(
            peer -> {
              peer.body(5);
              greeted.countDown();
              peer.awaitEnd();
            });
    Target target = Target.parse(server.target("/").toString().replace("http:", "https:"));
    Cancellation cancellation = new Cancellation();
    CompletableFuture<TransportException> failed = new CompletableFuture<>();
    start(
        () -> {
          try {
            transport().exchange(get(target), cancellation).close();
          } catch (TransportException failure) {
            failed.complete(failure);
          }
        });
    await(greeted);
    cancellation.cancel();
    assertThat(failed.join().kind()).isEqualTo(Kind.CANCELLED);
    assertThat(failed.join().sent()).isFalse();
  }

  @Test
  default void anEarlyAnswerEndsTheSending(@TempDir Path folder) throws Exception {
    Identity identity = Identity.ofLoopback();
    CountDownLatch over = new CountDownLatch(1);
    RawServer server =
        serve(
            "https",
            identity.server(null),
            peer -> {
              peer.head();
              peer.body(100_000);
              peer.answer("HTTP/1.1 413 Request Entity Too Large", "Content-Length: 7");
              peer.send("too big");
              over.await();
            });
    Bodies.Pattern body = new Bodies.Pattern(EarlyAnswerContract.HUGE);
    Seen seen = call(trusting(identity, folder), put(server.target("/"), body));
    over.countDown();
    assertThat(seen.status()).isEqualTo(413);
    assertThat(seen.body()).isEqualTo("too big");
  }

  @Test
  default void aServerThatIgnoresExpectGetsTheBody(@TempDir Path folder) throws Exception {
    Identity identity = Identity.ofLoopback();
    RawServer server =
        serve(
            "https",
            identity.server(null),
            peer -> {
              peer.head();
              peer.ok(peer.body(5));
              peer.awaitEnd();
            });
    BodySource hello = BodySource.of("hello".getBytes(StandardCharsets.US_ASCII));
    Request request = expecting(put(server.target("/"), hello));
    assertThat(call(trusting(identity, folder), request).body()).isEqualTo("hello");
  }

  @Test
  default void filesThatCannotBeUsedAreNamed(@TempDir Path folder) throws Exception {
    Identity identity = Identity.ofLoopback();
    RawServer server = serve("https", identity.server(null), Peer::okForever);
    Path missing = folder.resolve("missing.pem");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
    Path broken =
        Files.writeString(folder.resolve("broken.pem"), Identity.pem("CERTIFICATE", new byte[9]));
    Path oldKey =
        Files.writeString(folder.resolve("old.pem"), Identity.pem("EC PRIVATE KEY", new byte[9]));
    Path badKey =
        Files.writeString(folder.resolve("bad.pem"), Identity.pem("PRIVATE KEY", new byte[9]));
    Path good = identity.certificateFile(folder);
    assertNamed(server, missing, new TlsSettings(false, missing, null, null));
    assertNamed(server, empty, new TlsSettings(false, empty, null, null));
    assertNamed(server, broken, new TlsSettings(false, broken, null, null));
    assertNamed(server, missing, new TlsSettings(false, good, missing, null));
    assertNamed(server, missing, new TlsSettings(false, good, good, missing));
    assertNamed(server, oldKey, new TlsSettings(false, good, good, oldKey));
    assertNamed(server, badKey, new TlsSettings(false, good, good, badKey));
    assertNamed(server, good, new TlsSettings(false, good, good, null));
  }

  private void assertNamed(RawServer server, Path file, TlsSettings tls) {
    assertThatThrownBy(() -> call(transport(tls, ProxySettings.NONE), get(server.target("/"))))
        .isInstanceOf(LocalFileException.class)
        .hasMessageContaining(file.toString());
  }

  private Transport trusting(Identity identity, Path folder) throws Exception {
    return transport(
        new TlsSettings(false, identity.certificateFile(folder), null, null), ProxySettings.NONE);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException tooLong) {
      throw new AssertionError(tooLong);
    }
  }
}
