package io.jswift.conformance.transport;

import io.jswift.adapter.okhttp.OkHttpSettings;
import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.ports.transport.ProxySettings;
import io.jswift.ports.transport.TlsSettings;
import io.jswift.ports.transport.Transport;
import java.time.Duration;

class OkHttpTransportTest extends TransportContract {
  @Override
  Transport make(TlsSettings tls, ProxySettings proxies) {
    return new OkHttpTransport(
        OkHttpSettings.DEFAULTS
            .withTls(tls)
            .withProxies(proxies)
            .withConnectTimeout(Duration.ofSeconds(10))
            .withContinueWait(Duration.ofMillis(200)));
  }
}
