package io.jswift.ports.time;

import java.time.Duration;
import java.time.Instant;

/** The machine's own clock. */
enum SystemTime implements Time {
  INSTANCE;

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration duration, Cancellation cancellation) {
    cancellation.awaitFor(duration);
    cancellation.throwIfCancelled();
  }
}
