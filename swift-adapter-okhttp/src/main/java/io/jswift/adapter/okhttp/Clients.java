package io.jswift.adapter.okhttp;

import io.jswift.ports.transport.Origin;
import io.jswift.ports.transport.ProxySettings;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The OkHttp clients, one for http and one for https, made when first needed; they share their
 * connections.
 */
final class Clients {
  private final OkHttpSettings settings;
  private @Nullable OkHttpClient plain;
  private @Nullable OkHttpClient secure;

  Clients(OkHttpSettings settings) {
    this.settings = settings;
  }

  synchronized OkHttpClient forScheme(boolean encrypted) {
    OkHttpClient base = plain;
    if (base == null) {
      base = makePlain();
      plain = base;
    }
    if (!encrypted) {
      return base;
    }
    OkHttpClient over = secure;
    if (over == null) {
      over = makeSecure(base);
      secure = over;
    }
    return over;
  }

  synchronized void dropIdle() {
    if (plain != null) {
      plain.connectionPool().evictAll();
    }
  }

  /** Returns the header by which the proxy of that server knows the client, or null. */
  @Nullable String proxyAuthorization(Origin server) {
    ProxySettings.Proxy proxy = settings.proxies().proxyFor(server).orElse(null);
    return proxy == null || proxy.user() == null
        ? null
        : Credentials.basic(
            proxy.user(), proxy.password() == null ? "" : proxy.password().reveal());
  }

  private OkHttpClient makePlain() {
    return new OkHttpClient.Builder()
        .connectionPool(
            new ConnectionPool(
                settings.idleConnections(), settings.idleLife().toMillis(), TimeUnit.MILLISECONDS))
        .connectTimeout(settings.connectTimeout())
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .protocols(List.of(Protocol.HTTP_1_1))
        .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
        .socketFactory(new Sockets(PlainSocket::new))
        .proxySelector(new Selector())
        .addInterceptor(chain -> of(chain.request()).withLimits(chain))
        .addNetworkInterceptor(chain -> of(chain.request()).onConnection(chain))
        .build();
  }

  private OkHttpClient makeSecure(OkHttpClient base) {
    Tls tls = Tls.of(settings.tls());
    OkHttpClient.Builder builder =
        base.newBuilder()
            .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.COMPATIBLE_TLS))
            .socketFactory(new Sockets(TlsSockets.Beneath::new))
            .sslSocketFactory(
                new TlsSockets(tls.context().getSocketFactory(), settings.connectTimeout()),
                tls.trust());
    return (settings.tls().insecure() ? builder.hostnameVerifier((host, session) -> true) : builder)
        .build();
  }

  private static Exchange of(okhttp3.Request request) {
    return Objects.requireNonNull(request.tag(Exchange.class));
  }

  private final class Selector extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      HttpUrl url = Objects.requireNonNull(HttpUrl.get(uri));
      return settings
          .proxies()
          .proxyFor(new Origin(url.scheme(), url.host(), url.port()))
          .map(ProxySettings.Proxy::address)
          .map(
              at ->
                  List.of(
                      new Proxy(
                          Proxy.Type.HTTP,
                          InetSocketAddress.createUnresolved(at.host(), at.port()))))
          .orElse(List.of(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, java.io.IOException failure) {
      // the exchange itself reports it
    }
  }
}
