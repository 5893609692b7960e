package io.jswift.conformance.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jswift.adapter.keystone.EndpointChoice;
import io.jswift.adapter.keystone.KeystoneAuth;
import io.jswift.adapter.keystone.KeystoneSettings;
import io.jswift.adapter.keystone.KeystoneV2Auth;
import io.jswift.adapter.keystone.KeystoneV2Settings;
import io.jswift.adapter.keystone.LoginMethod;
import io.jswift.adapter.keystone.Reference;
import io.jswift.adapter.keystone.Scope;
import io.jswift.adapter.keystone.Tenant;
import io.jswift.adapter.okhttp.OkHttpSettings;
import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.Secret;
import io.jswift.domain.TransportException;
import io.jswift.domain.TransportException.Kind;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.ProxySettings;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.TlsSettings;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said about TLS and proxies counts for every kind of login as it does for the storage. */
class LoginOverTlsTest {
  private static final Secret KEY = new Secret("k3y");
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)");

  @TempDir Path folder;

  /** Every way to log in over the network. */
  enum Login {
    VERSION_1 {
      @Override
      Auth over(Transport transport, String origin) {
        return new TempAuth(transport, origin + "/auth/v1.0", "u", KEY);
      }
    },
    VERSION_2 {
      @Override
      Auth over(Transport transport, String origin) {
        KeystoneV2Settings settings =
            new KeystoneV2Settings(
                Target.parse(origin),
                new KeystoneV2Settings.Password("u", KEY),
                new Tenant.Id("t"),
                EndpointChoice.DEFAULT,
                null,
                Duration.ofMinutes(1));
        return new KeystoneV2Auth(transport, settings, Time.system());
      }
    },
    PASSWORD {
      @Override
      Auth over(Transport transport, String origin) {
        Scope project = new Scope.Project(new Reference.Id("p"));
        return keystone(
            transport, origin, new LoginMethod.Password(new Reference.Id("u"), KEY), project);
      }
    },
    TOKEN {
      @Override
      Auth over(Transport transport, String origin) {
        Scope project = new Scope.Project(new Reference.Id("p"));
        return keystone(transport, origin, new LoginMethod.Token(KEY), project);
      }
    },
    APPLICATION_CREDENTIAL {
      @Override
      Auth over(Transport transport, String origin) {
        return keystone(
            transport, origin, new LoginMethod.ApplicationCredentialId("i", KEY), Scope.OWN);
      }
    };

    abstract Auth over(Transport transport, String origin);

    private static Auth keystone(
        Transport transport, String origin, LoginMethod method, Scope scope) {
      return new KeystoneAuth(
          transport, KeystoneSettings.of(Target.parse(origin), method, scope), Time.system());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOwnAuthorityIsTrusted(Login login) throws Exception {
    Identity identity = Identity.ofLoopback();
    TlsSettings trusting = new TlsSettings(false, identity.certificateFile(folder), null, null);
    try (RawServer server = server(identity, null)) {
      asks(login, trusting, ProxySettings.NONE, server.origin().toString());
      assertThat(server.heads()).hasSize(2);
      assertThat(refused(login, TlsSettings.PLATFORM, server)).isEqualTo(Kind.TRUST);
      assertThat(server.heads()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void insecureIsForTheLoginToo(Login login) throws Exception {
    try (RawServer server = server(Identity.ofHost("swift.example"), null)) {
      asks(
          login,
          new TlsSettings(true, null, null, null),
          ProxySettings.NONE,
          server.origin().toString());
      assertThat(server.heads()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theClientShowsItsCertificate(Login login) throws Exception {
    Identity identity = Identity.ofLoopback();
    Identity client = Identity.ofHost("client");
    Path authority = identity.certificateFile(folder);
    TlsSettings known =
        new TlsSettings(false, authority, client.certificateFile(folder), client.keyFile(folder));
    try (RawServer server = server(identity, client)) {
      asks(login, known, ProxySettings.NONE, server.origin().toString());
      assertThat(server.heads()).hasSize(2);
      TlsSettings unknown = new TlsSettings(false, authority, null, null);
      assertThat(refused(login, unknown, server)).isIn(Kind.TLS, Kind.BROKEN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothGoThroughTheProxy(Login login) throws Exception {
    String origin = "https://swift.invalid";
    Identity identity = Identity.ofHost("swift.invalid");
    RawServer.Script script =
        peer -> {
          peer.head();
          peer.answer("HTTP/1.1 200 Connection established");
          play(peer.within(identity.server(null)), origin);
        };
    try (RawServer proxy = new RawServer("http", socket -> socket, List.of(script))) {
      ProxySettings through =
          ProxySettings.fromEnvironment(Map.of("https_proxy", proxy.origin().toString()));
      asks(login, new TlsSettings(true, null, null, null), through, origin);
      assertThat(proxy.heads()).hasSize(3);
      assertThat(proxy.heads().get(0)).startsWith("CONNECT swift.invalid:443 ");
    }
  }

  private static RawServer server(Identity identity, Identity client) throws IOException {
    // An array, since the script needs the port that the server is about to get.
    String[] origin = new String[1];
    RawServer server =
        new RawServer("https", identity.server(client), List.of(peer -> play(peer, origin[0])));
    origin[0] = server.origin().toString();
    return server;
  }

  /** Logs in, and asks for the account at the storage that the login names. */
  private static void asks(Login login, TlsSettings tls, ProxySettings proxies, String origin) {
    OkHttpSettings settings = OkHttpSettings.DEFAULTS.withTls(tls).withProxies(proxies);
    try (Transport transport = new OkHttpTransport(settings);
        Connection swift =
            new Connection(
                transport,
                login.over(transport, origin),
                ConnectionSettings.DEFAULTS.withRetries(0))) {
      assertThat(swift.headAccount(CallOptions.none()).status()).isEqualTo(204);
    }
  }

  private static Kind refused(Login login, TlsSettings tls, RawServer server) {
    return catchThrowableOfType(
            TransportException.class,
            () -> asks(login, tls, ProxySettings.NONE, server.origin().toString()))
        .kind();
  }

  private static void play(Peer peer, String origin) throws IOException {
    while (true) {
      String head = peer.head();
      Matcher length = LENGTH.matcher(head);
      if (length.find()) {
        peer.body(Integer.parseInt(length.group(1)));
      }
      answer(peer, head.split(" ")[1], origin + "/v1/a");
    }
  }

  private static void answer(Peer peer, String path, String storage) throws IOException {
    switch (path) {
      case "/auth/v1.0" ->
          peer.answer(
              "HTTP/1.1 200 OK",
              "X-Auth-Token: t",
              "X-Storage-Url: " + storage,
              "Content-Length: 0");
      case "/v2.0/tokens" ->
          body(
              peer,
              "{'access':{'token':{'id':'t'},'serviceCatalog':[{'type':'object-store',"
                  + "'endpoints':[{'publicURL':'"
                  + storage
                  + "'}]}]}}");
      case "/v3/auth/tokens" ->
          body(
              peer,
              "{'token':{'catalog':[{'type':'object-store','endpoints':"
                  + "[{'interface':'public','url':'"
                  + storage
                  + "'}]}]}}");
      case "/v1/a" -> peer.answer("HTTP/1.1 204 No Content");
      default -> peer.answer("HTTP/1.1 404 Not Found", "Content-Length: 0");
    }
  }

  private static void body(Peer peer, String json) throws IOException {
    peer.answer("HTTP/1.1 201 Created", "X-Subject-Token: t", "Content-Length: " + json.length());
    peer.send(json.replace('\'', '"'));
  }
}
