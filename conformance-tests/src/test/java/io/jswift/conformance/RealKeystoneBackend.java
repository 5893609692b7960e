package io.jswift.conformance;

import io.jswift.adapter.keystone.Domain;
import io.jswift.adapter.keystone.KeystoneAuth;
import io.jswift.adapter.keystone.KeystoneSettings;
import io.jswift.adapter.keystone.LoginMethod;
import io.jswift.adapter.keystone.Reference;
import io.jswift.adapter.keystone.Scope;
import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.domain.Secret;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The real Swift behind a proxy that knows a real Keystone's tokens. */
final class RealKeystoneBackend implements Backend {
  private final String authUrl =
      Optional.ofNullable(System.getenv("JSWIFT_REAL_KEYSTONE_AUTH_URL")).orElse("");
  private final Transport transport = new OkHttpTransport();

  @Override
  public Optional<String> unavailable() {
    return authUrl.isEmpty()
        ? Optional.of(
            "No real Keystone: JSWIFT_REAL_KEYSTONE_AUTH_URL is not set"
                + " (see conformance-tests/real-swift).")
        : Optional.empty();
  }

  /** Access rules name users of Keystone otherwise, and there are none for accounts. */
  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(
        EnumSet.of(Capability.PART_NUMBERS, Capability.POLICY_QUOTAS, Capability.SECOND_USER));
  }

  @Override
  public Transport transport() {
    return transport;
  }

  @Override
  public Auth tester() {
    return login("test", "tester", "testing");
  }

  @Override
  public Auth tester3() {
    return login("test", "tester3", "testing3");
  }

  @Override
  public Auth other() {
    return login("test2", "tester2", "testing2");
  }

  @Override
  public Auth reseller() {
    return login("admin", "admin", "admin");
  }

  @Override
  public Auth stranger() {
    return login("test", "tester", "wrong-key");
  }

  private Auth login(String project, String user, String password) {
    LoginMethod method =
        new LoginMethod.Password(new Reference.Name(user, Domain.DEFAULT), new Secret(password));
    Scope scope = new Scope.Project(new Reference.Name(project, Domain.DEFAULT));
    return new KeystoneAuth(
        transport, KeystoneSettings.of(Target.parse(authUrl), method, scope), Time.system());
  }

  @Override
  public void close() {
    transport.close();
  }
}
