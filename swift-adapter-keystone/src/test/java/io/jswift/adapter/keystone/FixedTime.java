package io.jswift.adapter.keystone;

import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still. */
record FixedTime(Instant now) implements Time {
  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public void sleep(Duration duration, Cancellation cancellation) {
    throw new AssertionError("a login does not wait");
  }
}
