package io.jswift.conformance;

import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.transport.Transport;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A real Swift, named by {@code JSWIFT_REAL_AUTH}; the script in {@code real-swift} starts one. */
final class RealSwiftBackend implements Backend {
  private final String authUrl = Optional.ofNullable(System.getenv("JSWIFT_REAL_AUTH")).orElse("");
  private final Transport transport = new OkHttpTransport();

  @Override
  public Optional<String> unavailable() {
    return authUrl.isEmpty()
        ? Optional.of(
            "No real Swift: JSWIFT_REAL_AUTH is not set (see conformance-tests/real-swift).")
        : Optional.empty();
  }

  /** Debian 12 has Swift 2.30. */
  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.PART_NUMBERS, Capability.POLICY_QUOTAS));
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
    return new TempAuth(transport, authUrl, user, new Secret(key));
  }

  @Override
  public void close() {
    transport.close();
  }
}
