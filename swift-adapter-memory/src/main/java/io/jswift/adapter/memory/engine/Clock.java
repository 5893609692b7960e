package io.jswift.adapter.memory.engine;

import io.jswift.ports.time.Time;
import java.util.concurrent.atomic.AtomicLong;

/** Timestamps that never repeat, so that later is always later. Safe for use by several threads. */
final class Clock {
  private final Time time;
  private final AtomicLong last = new AtomicLong();

  Clock(Time time) {
    this.time = time;
  }

  Stamp stamp() {
    long now = Stamp.of(time.now()).micros();
    return new Stamp(last.updateAndGet(before -> Math.max(before + 10, now)));
  }

  long micros() {
    return Stamp.of(time.now()).micros();
  }

  long seconds() {
    return time.now().getEpochSecond();
  }
}
