package io.jswift.conformance;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.transport.Transport;
import java.util.EnumSet;
import java.util.Set;

/** The Swift in memory behind its loopback server, reached by OkHttp or another transport. */
final class LoopbackBackend implements Backend {
  private final MemorySwift swift = MemorySwift.start();
  private final LoopbackServer server = swift.serve(0);
  private final Transport transport;

  LoopbackBackend() {
    this(new OkHttpTransport());
  }

  LoopbackBackend(Transport transport) {
    this.transport = transport;
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all = EnumSet.allOf(Capability.class);
    if (!transport.capabilities().contains(Transport.Capability.NON_ASCII_VALUES)) {
      all.remove(Capability.NON_ASCII_HEADERS);
    }
    return all;
  }

  @Override
  public Transport transport() {
    return transport;
  }

  @Override
  public Auth tester() {
    return login("test:tester", "testing");
  }

  @Override
  public Auth tester3() {
    return login("test:tester3", "testing3");
  }

  @Override
  public Auth other() {
    return login("test2:tester2", "testing2");
  }

  @Override
  public Auth reseller() {
    return login("admin:admin", "admin");
  }

  @Override
  public Auth stranger() {
    return login("test:tester", "wrong-key");
  }

  private Auth login(String user, String key) {
    return new TempAuth(transport, server.authUrl(), user, new Secret(key));
  }

  @Override
  public void close() {
    transport.close();
    server.close();
    swift.close();
  }
}
