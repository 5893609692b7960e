package io.jswift.adapter.okhttp;

import io.jswift.ports.transport.ProxySettings;
import io.jswift.ports.transport.TlsSettings;
import java.time.Duration;

/**
 * How an {@link OkHttpTransport} connects.
 *
 * @param connectTimeout how long one address may take to connect, and then a TLS handshake to
 *     finish; zero for no limit
 * @param tls how servers are trusted, and how the client shows itself
 * @param proxies which proxies are used
 * @param idleConnections how many connections without work are kept; others are closed after their
 *     exchange. Less than the number of threads costs a new connection every now and then, so be
 *     generous
 * @param idleLife how long a connection without work is kept
 * @param continueWait how long a server is waited for that was asked to say {@code 100 Continue};
 *     then the body is sent without, and the server is not asked again
 */
public record OkHttpSettings(
    Duration connectTimeout,
    TlsSettings tls,
    ProxySettings proxies,
    int idleConnections,
    Duration idleLife,
    Duration continueWait) {
  /**
   * A minute to connect, the platform's authorities, no proxy, 256 idle connections for a minute,
   * one second.
   */
  public static final OkHttpSettings DEFAULTS =
      new OkHttpSettings(
          Duration.ofMinutes(1),
          TlsSettings.PLATFORM,
          ProxySettings.NONE,
          256,
          Duration.ofMinutes(1),
          Duration.ofSeconds(1));

  /** Returns these settings with another limit for connecting. */
  public OkHttpSettings withConnectTimeout(Duration limit) {
    return new OkHttpSettings(limit, tls, proxies, idleConnections, idleLife, continueWait);
  }

  /** Returns these settings with another trust. */
  public OkHttpSettings withTls(TlsSettings settings) {
    return new OkHttpSettings(
        connectTimeout, settings, proxies, idleConnections, idleLife, continueWait);
  }

  /** Returns these settings with other proxies. */
  public OkHttpSettings withProxies(ProxySettings settings) {
    return new OkHttpSettings(
        connectTimeout, tls, settings, idleConnections, idleLife, continueWait);
  }

  /** Returns these settings with another wait for {@code 100 Continue}. */
  public OkHttpSettings withContinueWait(Duration wait) {
    return new OkHttpSettings(connectTimeout, tls, proxies, idleConnections, idleLife, wait);
  }
}
