package io.jswift.adapter.okhttp;

import io.jswift.ports.transport.Origin;
import io.jswift.ports.transport.ProxySettings;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The OkHttp clients, made when first needed: for http and https, each with a proxy and without.
 * They share their connections. A proxy is set for a whole client because OkHttp's own choice
 * passes over hosts with an underscore.
 */
final class Clients {
  private final OkHttpSettings settings;
  // A map with keys of two booleans would cost its first user more than the client does.
  private final @Nullable OkHttpClient[] made = new OkHttpClient[4];
  private @Nullable OkHttpClient base;

  Clients(OkHttpSettings settings) {
    this.settings = settings;
  }

  /** Returns the client for that server. */
  synchronized OkHttpClient to(Origin server) {
    ProxySettings.Proxy proxy = settings.proxies().proxyFor(server).orElse(null);
    int way = (server.secure() ? 1 : 0) + (proxy != null ? 2 : 0);
    OkHttpClient client = made[way];
    if (client == null) {
      client = make(server.secure(), proxy);
      made[way] = client;
    }
    return client;
  }

  synchronized void dropIdle() {
    if (base != null) {
      base.connectionPool().evictAll();
    }
  }

  /** Returns the header by which the proxy of that server knows the client, or null. */
  @Nullable String proxyAuthorization(Origin server) {
    return settings.proxies().proxyFor(server).map(Clients::credentials).orElse(null);
  }

  private OkHttpClient make(boolean encrypted, ProxySettings.@Nullable Proxy proxy) {
    OkHttpClient.Builder builder = base().newBuilder();
    if (encrypted) {
      encrypt(builder);
    }
    if (proxy != null) {
      Origin at = proxy.address();
      builder.proxy(
          new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(at.host(), at.port())));
      builder.proxyAuthenticator(asking(credentials(proxy)));
    }
    return builder.build();
  }

  private OkHttpClient base() {
    OkHttpClient found = base;
    if (found == null) {
      found =
          new OkHttpClient.Builder()
              .connectionPool(
                  new ConnectionPool(
                      settings.idleConnections(),
                      settings.idleLife().toMillis(),
                      TimeUnit.MILLISECONDS))
              .connectTimeout(connectTimeout())
              .retryOnConnectionFailure(false)
              .followRedirects(false)
              .followSslRedirects(false)
              .protocols(List.of(Protocol.HTTP_1_1))
              .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
              .socketFactory(new Sockets(PlainSocket::new))
              .proxy(Proxy.NO_PROXY)
              .addInterceptor(chain -> of(chain.request()).withLimits(chain))
              .addNetworkInterceptor(chain -> of(chain.request()).onConnection(chain))
              .build();
      base = found;
    }
    return found;
  }

  private Duration connectTimeout() {
    Duration longest = Duration.ofMillis(Integer.MAX_VALUE); // OkHttp refuses more
    Duration told = settings.connectTimeout();
    return told.compareTo(longest) < 0 ? told : longest;
  }

  private void encrypt(OkHttpClient.Builder builder) {
    Tls tls = Tls.of(settings.tls());
    builder
        .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.COMPATIBLE_TLS))
        .socketFactory(new Sockets(TlsSockets.Beneath::new))
        .sslSocketFactory(
            new TlsSockets(tls.context().getSocketFactory(), settings.connectTimeout()),
            tls.trust());
    if (settings.tls().insecure()) {
      builder.hostnameVerifier((host, session) -> true);
    }
  }

  /**
   * Adds to the request for a tunnel who asks, before the proxy wants to know; what it then refuses
   * is refused.
   */
  private static Authenticator asking(@Nullable String credentials) {
    return (route, response) -> {
      boolean before =
          response.challenges().stream().anyMatch(c -> c.scheme().equals("OkHttp-Preemptive"));
      if (!before) {
        return null;
      }
      Request.Builder request = response.request().newBuilder().removeHeader("User-Agent");
      return (credentials == null ? request : request.header("Proxy-Authorization", credentials))
          .build();
    };
  }

  private static @Nullable String credentials(ProxySettings.Proxy proxy) {
    return proxy.user() == null
        ? null
        : Credentials.basic(
            proxy.user(), proxy.password() == null ? "" : proxy.password().reveal());
  }

  private static Exchange of(Request request) {
    return Objects.requireNonNull(request.tag(Exchange.class));
  }
}
