package io.jswift.service.connection;

import io.jswift.domain.AuthException;
import io.jswift.domain.CancelledException;
import io.jswift.domain.Headers;
import io.jswift.domain.StatusException;
import io.jswift.domain.SwiftException;
import io.jswift.domain.TransportException;
import io.jswift.domain.retry.RetryPolicy;
import io.jswift.domain.retry.RetryQuota;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.auth.Session;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Response;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Owns every attempt of every operation: the session, the retries and their waits, the quota. It
 * judges the status, and what the reader of the body throws: where Swift puts its verdict into the
 * body, that counts as the status.
 */
final class Attempts implements AutoCloseable {
  // A token may die while an operation is retried; more than this many deaths within one is
  // something else.
  private static final int MOST_RENEWALS = 3;

  private final Exchanges exchanges;
  private final Watchdog watchdog;
  private final Transport transport;
  private final Logins logins;
  private final ConnectionSettings settings;
  private final RetryPolicy policy;
  private final Time time;
  private final AtomicReference<RetryQuota> quota =
      new AtomicReference<>(new RetryQuota(RetryQuota.FULL));

  Attempts(Transport transport, Auth auth, ConnectionSettings settings) {
    this.transport = transport;
    this.settings = settings;
    this.time = settings.time();
    this.watchdog = new Watchdog(transport, time);
    this.logins = new Logins(auth, watchdog, settings.idleLimit(), time);
    this.exchanges = new Exchanges(transport, watchdog, settings);
    this.policy =
        new RetryPolicy(
            settings.retries(),
            settings.firstBackoff(),
            settings.maxBackoff(),
            settings.retryOnRateLimit());
  }

  /** Returns the session; a login that fails is tried again as any operation is. */
  Session session(Cancellation cancellation) {
    Call login = new Call("Session", "GET", "", "", Headers.NONE, null);
    return new Operation(login, CallOptions.of(cancellation), null, 0, 0).session();
  }

  @Override
  public void close() {
    logins.forget();
    watchdog.close();
  }

  /** Makes the operation, reads its answer with {@code reader}, and closes it. */
  <T> Answer<T> run(Call call, CallOptions options, Function<Response, T> reader) {
    return new Operation(call, options, null, 0, 0).run(reader, true);
  }

  /** Makes an operation at a place outside the account, and without a token. */
  <T> Answer<T> runAt(
      Target place, Call call, CallOptions options, Function<InputStream, T> reader) {
    return new Operation(call, options, place, 0, 0)
        .run(answer -> reader.apply(answer.body()), true);
  }

  /**
   * Makes the operation and leaves its answer open.
   *
   * @param earlierAttempts those of the whole of which this is a part
   * @param failed how many of them failed in a row just before
   */
  Answer<Response> open(Call call, CallOptions options, int earlierAttempts, int failed) {
    return new Operation(call, options, null, earlierAttempts, failed)
        .run(response -> response, false);
  }

  /**
   * Decides whether a failure is followed by another attempt, and waits before it.
   *
   * @param failed attempts made until now, at least 1
   * @throws SwiftException the failure itself, if it is final
   */
  void awaitNext(Call call, SwiftException failure, int failed, Cancellation cancellation) {
    boolean timeout =
        failure instanceof TransportException broken
            && broken.kind() == TransportException.Kind.TIMEOUT;
    if (failed > policy.retries() || !repeats(failure) || !pay(RetryQuota.cost(timeout))) {
      throw failure;
    }
    Duration wait = wait(failure, failed);
    settings.listener().retrying(call.method(), call.operation(), failed + 1, wait);
    log(
        () ->
            call.operation() + ", attempt " + (failed + 1) + " in " + wait + ": " + text(failure));
    if (!wait.isZero()) {
      time.sleep(wait, cancellation);
    }
  }

  // Looked up where something is to be told, so that nothing of it costs anything before.
  private static void log(Supplier<String> text) {
    System.getLogger("io.jswift.service.connection").log(System.Logger.Level.DEBUG, text);
  }

  private static String text(SwiftException failure) {
    return String.valueOf(failure.getMessage());
  }

  private boolean repeats(SwiftException failure) {
    if (failure instanceof TransportException broken) {
      return policy.repeats(broken.kind()) || garbled(broken);
    }
    boolean repeatedStatus =
        failure instanceof StatusException refused && policy.repeats(refused.status())
            || failure instanceof AuthException auth && policy.repeats(auth.status());
    return repeatedStatus && retryAfter(failure).compareTo(RetryPolicy.LONGEST_RETRY_AFTER) <= 0;
  }

  // A rest of the answer before it, which should have had no body: Swift sends one after some 204.
  private static boolean garbled(TransportException broken) {
    return broken.kind() == TransportException.Kind.PROTOCOL && broken.reused();
  }

  private Duration wait(SwiftException failure, int failed) {
    boolean staleIdle =
        failure instanceof TransportException broken
            && (broken.kind() == TransportException.Kind.BROKEN && broken.reused()
                || garbled(broken));
    if (staleIdle) {
      transport.dropIdleConnections();
      if (failed == 1) {
        return Duration.ZERO;
      }
    }
    Duration backoff = policy.backoff(failed, ThreadLocalRandom.current().nextDouble());
    Duration asked = retryAfter(failure);
    return asked.compareTo(backoff) > 0 ? asked : backoff;
  }

  private static Duration retryAfter(SwiftException failure) {
    if (failure instanceof AuthException auth) {
      return auth.retryAfter().orElse(Duration.ZERO);
    }
    return failure instanceof StatusException refused
        ? Duration.ofSeconds(Math.max(0, refused.headers().number("Retry-After").orElse(0)))
        : Duration.ZERO;
  }

  private boolean pay(int cost) {
    RetryQuota before = quota.getAndUpdate(now -> now.pays(cost) ? now.minus(cost) : now);
    return before.pays(cost);
  }

  /** One operation and its attempts. */
  private final class Operation {
    private final Call call;
    private final CallOptions options;
    private final @Nullable Target place;
    private final Cancellation cancellation;
    private final long start = time.nanos();
    private final List<SwiftException> earlier = new ArrayList<>();
    private final @Nullable TrackedBody body;
    private final int notCounted;
    private int attempts;
    private int renewals;
    private boolean perhapsDone;

    Operation(
        Call call, CallOptions options, @Nullable Target place, int earlierAttempts, int failed) {
      this.notCounted = earlierAttempts - failed;
      this.place = place;
      this.call = call;
      this.options = options;
      this.cancellation = options.cancellation();
      this.body = call.body() == null ? null : new TrackedBody(call.body());
      this.attempts = earlierAttempts;
    }

    <T> Answer<T> run(Function<Response, T> reader, boolean close) {
      while (true) {
        Session session = null;
        try {
          cancellation.throwIfCancelled();
          session = place == null ? logins.session(cancellation) : null;
          return attempt(session, reader, close);
        } catch (StatusException refused) {
          if (call.method().equals("DELETE") && refused.status() == 404 && perhapsDone) {
            // An earlier attempt, whose answer was lost, did it.
            T done = reader.apply(new Lost(refused.headers()));
            return new Answer<>(done, refused.status(), refused.headers(), effort(since()));
          }
          again(refused, session);
        } catch (AuthException | TransportException failed) {
          again(failed, session);
        }
      }
    }

    Session session() {
      while (true) {
        try {
          cancellation.throwIfCancelled();
          return logins.session(cancellation);
        } catch (AuthException | TransportException failed) {
          again(failed, null);
        }
      }
    }

    private <T> Answer<T> attempt(
        @Nullable Session session, Function<Response, T> reader, boolean close) {
      Duration auth = since();
      attempts++;
      Target target = target(session);
      Response response =
          session == null
              ? exchanges.sendPlain(call, target, options)
              : exchanges.send(call, target, options, session, body);
      try {
        Duration headers = since();
        exchanges.check(call, target, response, attempts);
        T value = reader.apply(response);
        if (session != null) {
          logins.accept(session);
        }
        quota.updateAndGet(RetryQuota::plusSuccess);
        Answer<T> answer =
            new Answer<>(
                value, response.status(), response.headers(), new Effort(attempts, auth, headers));
        if (close) {
          response.close();
        }
        return answer;
      } catch (RuntimeException | Error failed) {
        response.close();
        throw failed;
      }
    }

    private Target target(@Nullable Session session) {
      return session == null
          ? Objects.requireNonNull(place)
          : session.storageUrl().resolve(call.path()).withQuery(call.query(options.query()));
    }

    private void again(SwiftException failure, @Nullable Session session) {
      if (failure instanceof TransportException broken
          && broken.kind() == TransportException.Kind.CANCELLED) {
        throw new CancelledException(
            "The operation was cancelled: " + failure.getMessage(), failure);
      }
      try {
        prepare(failure, session);
      } catch (SwiftException last) {
        SwiftException told = last == failure ? Advice.of(what(session), last, attempts) : last;
        earlier.stream().filter(each -> each != last).forEach(told::addSuppressed);
        throw told;
      }
      earlier.add(failure);
    }

    private String what(@Nullable Session session) {
      boolean login = session == null && place == null;
      return login ? "Login for " + call.operation() : call.operation();
    }

    private void prepare(SwiftException failure, @Nullable Session session) {
      if (failure instanceof TransportException broken
          && broken.kind() == TransportException.Kind.CANCELLED) {
        cancellation.throwIfCancelled();
      }
      if (session == null && place == null) {
        attempts++; // the login was the attempt
      }
      boolean dead =
          session != null
              && failure instanceof StatusException refused
              && meansDead(refused, session);
      if (body != null && body.spent() && (dead || repeats(failure))) {
        throw spent(failure);
      }
      if (dead) {
        renew((StatusException) failure, Objects.requireNonNull(session));
      } else {
        perhapsDone |= failure instanceof TransportException broken && broken.sent();
        if (since().compareTo(settings.overallLimit()) > 0) {
          throw failure;
        }
        awaitNext(call, failure, attempts - notCounted - renewals, cancellation);
        if (session != null && settings.renewOnEveryRetry()) {
          logins.drop(session);
        }
      }
    }

    // Ceph answers 403 for a token that is over; a live one is not changed for another.
    private boolean meansDead(StatusException refused, Session session) {
      return refused.status() == 401
          || refused.status() == 403 && renewals == 0 && logins.mayBeOver(session);
    }

    private void renew(StatusException refused, Session session) {
      boolean hopeless = renewals > 0 && !logins.wasAccepted(session);
      if (hopeless || ++renewals > MOST_RENEWALS) {
        throw refused;
      }
      log(() -> call.operation() + ", with a new session: " + text(refused));
      logins.drop(session);
    }

    private SwiftException spent(SwiftException failure) {
      return new TransportException(
          TransportException.Kind.SOURCE,
          call.operation()
              + " failed and no ability to reset contents for reupload: its body can be read only once. "
              + failure.getMessage(),
          true,
          false,
          failure);
    }

    private Duration since() {
      return Duration.ofNanos(time.nanos() - start);
    }

    private Effort effort(Duration headers) {
      return new Effort(attempts, headers, headers);
    }
  }

  /** Stands for the answer that was lost. */
  private record Lost(Headers headers) implements Response {
    @Override
    public int status() {
      return 204;
    }

    @Override
    public String reason() {
      return "No Content";
    }

    @Override
    public InputStream body() {
      return InputStream.nullInputStream();
    }

    @Override
    public void close() {}
  }
}
