package io.jswift.ports.time;

import java.time.Duration;
import java.time.Instant;

/** Clock, stopwatch and sleep. Implementations are safe for use by several threads. */
public interface Time {
  /** Returns the wall clock. */
  Instant now();

  /** Returns a monotonic reading in nanoseconds; only differences mean something. */
  long nanos();

  /**
   * Waits that long, or less if the cancellation is triggered or the thread interrupted.
   *
   * @throws io.jswift.domain.CancelledException if the wait was cut short
   */
  void sleep(Duration duration, Cancellation cancellation);

  /** Returns the time of this machine. */
  static Time system() {
    return SystemTime.INSTANCE;
  }
}
