package io.jswift.cli.sessions;

import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Logs in only if no process has a session that lives for another minute. Who asks again wants
 * another token than the one it has had: then the file counts only if it holds another one, which
 * another process wrote.
 */
public final class CachedAuth implements Auth {
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final Auth login;
  private final SessionFile file;
  private final Time time;
  private volatile @Nullable Session given;

  /**
   * Makes one.
   *
   * @param login the real login
   * @param file where its session is kept
   * @param time tells whether a session still lives
   */
  public CachedAuth(Auth login, SessionFile file, Time time) {
    this.login = login;
    this.file = file;
    this.time = time;
  }

  @Override
  public Session login(Cancellation cancellation) {
    cancellation.throwIfCancelled();
    Session session =
        file.read().filter(this::alive).filter(this::isNew).orElseGet(() -> real(cancellation));
    given = session;
    return session;
  }

  private Session real(Cancellation cancellation) {
    Session session = login.login(cancellation);
    file.write(session);
    return session;
  }

  private boolean alive(Session session) {
    return session.expires().isPresent()
        && session.expires().get().isAfter(time.now().plus(MARGIN));
  }

  private boolean isNew(Session session) {
    Session had = given;
    return had == null || !had.token().equals(session.token());
  }
}
