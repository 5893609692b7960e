package io.jswift.service.connection;

import io.jswift.domain.AuthException;
import io.jswift.domain.CancelledException;
import io.jswift.domain.SwiftException;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The one session that all threads share. Whoever finds none logs in; the others wait for that
 * login and share its result, a rejection included.
 */
final class Logins {
  private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(5);
  private static final Duration EARLY = Duration.ofSeconds(60);

  private final Auth auth;
  private final Watchdog watchdog;
  private final Duration silence;
  private final Time time;

  private @Nullable Session current;
  private Instant since = Instant.EPOCH;
  private @Nullable Session accepted;
  private @Nullable CompletableFuture<Session> underWay;
  private @Nullable AuthException rejection;
  private @Nullable Instant keepUntil;

  Logins(Auth auth, Watchdog watchdog, Duration silence, Time time) {
    this.auth = auth;
    this.watchdog = watchdog;
    this.silence = silence;
    this.time = time;
  }

  /** Returns the session, logging in if there is none or if it is about to die. */
  Session session(Cancellation cancellation) {
    while (true) {
      CompletableFuture<Session> login;
      boolean mine = false;
      synchronized (this) {
        if (rejection != null) {
          throw rejection;
        }
        if (current != null && !dying(current)) {
          return current;
        }
        if (underWay == null) {
          underWay = new CompletableFuture<>();
          mine = true;
        }
        login = underWay;
      }
      if (mine) {
        return logIn(login, cancellation);
      }
      try {
        return await(login, cancellation);
      } catch (CancelledException ofTheOther) {
        cancellation.throwIfCancelled();
      }
    }
  }

  /** Drops a session that the server refused, unless another thread has replaced it already. */
  synchronized void drop(Session refused) {
    if (current == refused) {
      current = null;
    }
  }

  /** Notes that the server took this session. */
  synchronized void accept(Session taken) {
    accepted = taken;
  }

  /** Returns whether the server ever took this session. */
  synchronized boolean wasAccepted(Session session) {
    return accepted == session;
  }

  /**
   * Returns whether this session's time is over; where its end is not known, whether it is older
   * than five minutes.
   */
  synchronized boolean mayBeOver(Session session) {
    Instant end = session.expires().orElse(session == current ? since.plus(UNKNOWN_LIFE) : null);
    return end != null && !time.now().isBefore(end);
  }

  /** Forgets the session. */
  synchronized void forget() {
    current = null;
  }

  // A server may hand out the same token until it dies: then the expiry does not move, and asking
  // early again is vain.
  private boolean dying(Session session) {
    Instant expires = session.expires().orElse(null);
    if (expires == null || expires.equals(keepUntil) && time.now().isBefore(expires)) {
      return false;
    }
    return time.now().isAfter(expires.minus(EARLY));
  }

  private Session logIn(CompletableFuture<Session> login, Cancellation cancellation) {
    try {
      Session made = watched(cancellation);
      synchronized (this) {
        keepUntil =
            time.now().plus(EARLY).isAfter(made.expires().orElse(Instant.MAX))
                ? made.expires().orElse(null)
                : null;
        current = made;
        since = time.now();
        underWay = null;
      }
      login.complete(made);
      return made;
    } catch (RuntimeException | Error failed) {
      synchronized (this) {
        underWay = null;
        if (failed instanceof AuthException refused && refused.rejected()) {
          rejection = refused;
        }
      }
      // Whoever waits is not cancelled, and logs in itself.
      login.completeExceptionally(
          cancellation.isCancelled()
              ? new CancelledException("The login was cancelled.", failed)
              : failed);
      throw failed;
    }
  }

  private Session watched(Cancellation cancellation) {
    try (Watch watch = watchdog.over(silence, cancellation)) {
      try {
        return auth.login(watch.cancellation());
      } catch (SwiftException failed) {
        throw watch.explained(failed, "the login");
      }
    }
  }

  private static Session await(CompletableFuture<Session> login, Cancellation cancellation) {
    CompletableFuture<Session> mine = login.copy();
    Runnable giveUp =
        () -> mine.completeExceptionally(new CancelledException("The login was cancelled."));
    try (Cancellation.Registration hook = cancellation.onCancel(giveUp)) {
      return mine.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof SwiftException cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
