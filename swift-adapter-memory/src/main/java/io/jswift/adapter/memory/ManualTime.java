package io.jswift.adapter.memory;

import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A clock for tests: it moves only by {@link #advance} and by sleeps, and a sleep returns at once,
 * having moved it that far. What was slept can be asked for. Safe for use by several threads.
 */
public final class ManualTime implements Time {
  private static final int SLEEPS_KEPT = 10_000;

  private final Instant start;
  private final Deque<Duration> sleeps = new ArrayDeque<>();
  private Duration passed = Duration.ZERO;

  /** Makes a clock that shows the beginning of the year 2030, UTC. */
  public ManualTime() {
    this(Instant.parse("2030-01-01T00:00:00Z"));
  }

  /** Makes a clock that shows this moment. */
  public ManualTime(Instant start) {
    this.start = start;
  }

  @Override
  public synchronized Instant now() {
    return start.plus(passed);
  }

  @Override
  public synchronized long nanos() {
    return passed.toNanos();
  }

  /**
   * Records the duration and moves the clock by it.
   *
   * @throws io.jswift.domain.CancelledException if the cancellation was triggered before; the clock
   *     stays then
   */
  @Override
  public void sleep(Duration duration, Cancellation cancellation) {
    cancellation.throwIfCancelled();
    synchronized (this) {
      if (sleeps.size() == SLEEPS_KEPT) {
        sleeps.removeFirst();
      }
      sleeps.addLast(duration);
      passed = passed.plus(duration);
    }
  }

  /** Moves the clock forward; sleeps are not woken, for none ever waits. */
  public synchronized void advance(Duration duration) {
    passed = passed.plus(duration);
  }

  /** Returns what was slept, in order; the last 10,000 sleeps. */
  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }
}
