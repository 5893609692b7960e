package io.jswift.service.internal.pool;

import io.jswift.domain.AuthException;
import io.jswift.domain.CancelledException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.SwiftException;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.outcome.Failure;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.RunOptions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One bulk call: the connection it works over, its jobs' pools, its outcomes, its numbers, and what
 * ends it.
 */
public final class BulkCall<T> {
  private final Connection swift;
  private final Workers workers;
  private final RunOptions how;
  private final Function<T, Step> steps;
  private final Cancellation cancellation;
  private final OutcomeQueue<T> outcomes;
  private final Meter meter;
  private volatile boolean stopped;
  private volatile @Nullable AuthException refused;

  private BulkCall(Connection swift, Workers workers, RunOptions options, Function<T, Step> steps) {
    this.swift = swift;
    this.workers = workers;
    this.how = options;
    this.steps = steps;
    this.cancellation = workers.cancellation().child();
    this.outcomes = new OutcomeQueue<>(cancellation, workers.cancellation());
    this.meter = new Meter(swift.settings().time(), cancellation, options);
  }

  /** What a call does. */
  public interface Flow<T> {
    /** Does it all; returns once everything is done. */
    void run(BulkCall<T> call);
  }

  /**
   * Starts a call and returns its outcomes.
   *
   * @param steps what an outcome says of its item
   * @throws CancelledException if the service is closed
   * @throws io.jswift.domain.InvalidRequestException if the executor has no thread for it
   */
  public static <T> Outcomes<T> start(
      Connection swift,
      Workers workers,
      RunOptions options,
      Function<T, Step> steps,
      Flow<T> flow) {
    BulkCall<T> call = new BulkCall<>(swift, workers, options, steps);
    try {
      workers.start(() -> call.run(flow));
    } catch (RuntimeException | Error notStarted) {
      call.outcomes.close();
      throw notStarted;
    }
    return call.outcomes;
  }

  private void run(Flow<T> flow) {
    outcomes.during(
        () -> {
          try {
            flow.run(this);
          } catch (CancelledException enough) {
            throwUnlessTold(enough);
          }
          meter.end();
        });
  }

  // Of a call that stopped, the failure is among the outcomes, unless it ends all of it.
  private void throwUnlessTold(CancelledException enough) {
    AuthException why = refused;
    if (!stopped || cancellation.isCancelled()) {
      throw enough;
    }
    if (why != null) {
      throw why;
    }
  }

  /** Returns what it works over. */
  public Connection swift() {
    return swift;
  }

  /** Returns what ends it. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Returns options that carry its cancellation. */
  public CallOptions options() {
    return CallOptions.of(cancellation);
  }

  /** Returns why something failed just now. */
  public Failure failure(SwiftException cause) {
    return Failure.of(cause, swift.settings().time().now());
  }

  /** Returns whether it only tells what it would do. */
  public boolean isDry() {
    return how.dryRun();
  }

  /** Returns whether it is about the object of that name. */
  public boolean isAbout(ObjectName name) {
    return how.only().test(name);
  }

  /** Returns whether it is about every object that it finds. */
  public boolean isAboutAll() {
    return how.only() == RunOptions.ALL;
  }

  /** Returns what bounds the input that is held, of all calls together. */
  public ByteBudget budget() {
    return workers.budget();
  }

  /** Returns what counts for it. */
  public Meter meter() {
    return meter;
  }

  /**
   * Gives an outcome to the reader, waiting while too many are unread.
   *
   * @throws CancelledException if the reader closed
   */
  public void put(T outcome) {
    Step step = steps.apply(outcome);
    meter.ended(step);
    stopped |= how.failFast() && step == Step.FAILED;
    outcomes.put(outcome);
  }

  /**
   * Gives an outcome to the reader, and then ends the call if that failure does so: what it left
   * behind is told all the same, by an interrupted thread, too.
   */
  public void putLast(T outcome, SwiftException failure) {
    if (cancellation.isCancelled()) {
      throwIfFatal(failure);
    }
    boolean interrupted = Thread.interrupted();
    try {
      put(outcome);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    throwIfFatal(failure);
  }

  /** Returns how many of these jobs are done at once. */
  public int size(Pool pool) {
    return workers.size(pool);
  }

  /** Returns a crew for its items; it takes no more of them once the call is to stop. */
  public Crew crew(Pool pool) {
    return workers.crew(pool, cancellation, () -> stopped || cancellation.isCancelled());
  }

  /** Returns a crew for the parts of one item, which can be cancelled for themselves. */
  public Crew segmentCrew(Cancellation siblings) {
    return workers.crew(Pool.SEGMENT, siblings, cancellation::isCancelled);
  }

  /** Ends a call whose login was refused: no item could succeed, and none more is begun. */
  public void throwIfFatal(SwiftException failure) {
    if (failure instanceof AuthException login && login.rejected()) {
      refused = login;
      stopped = true;
      throw login;
    }
    if (failure instanceof CancelledException cancelled) {
      throw cancelled;
    }
  }
}
