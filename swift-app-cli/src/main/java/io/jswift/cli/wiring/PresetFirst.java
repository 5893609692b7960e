package io.jswift.cli.wiring;

import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import java.util.concurrent.atomic.AtomicBoolean;

/** The session that was given, once; from then on, for it has died, real logins. */
final class PresetFirst implements Auth {
  private final Auth given;
  private final Auth renewal;
  private final AtomicBoolean used = new AtomicBoolean();

  PresetFirst(Auth given, Auth renewal) {
    this.given = given;
    this.renewal = renewal;
  }

  @Override
  public Session login(Cancellation cancellation) {
    return (used.getAndSet(true) ? renewal : given).login(cancellation);
  }
}
