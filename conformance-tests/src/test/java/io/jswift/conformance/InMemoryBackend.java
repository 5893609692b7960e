package io.jswift.conformance;

import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.transport.Transport;
import java.util.EnumSet;
import java.util.Set;

/** The Swift in memory, in process. */
final class InMemoryBackend implements Backend {
  private final MemorySwift swift = MemorySwift.start();
  private final Transport transport = swift.transport();

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.REQUEST_LINE_LIMIT));
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
    return new TempAuth(transport, swift.authUrl(), user, new Secret(key));
  }

  @Override
  public void close() {
    transport.close();
    swift.close();
  }
}
