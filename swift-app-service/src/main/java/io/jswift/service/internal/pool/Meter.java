package io.jswift.service.internal.pool;

import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.service.progress.Progress;
import io.jswift.service.progress.ProgressListener;
import io.jswift.service.settings.RunOptions;
import java.time.Duration;

/** Counts what a call does, tells its listener, and holds back whoever is faster than allowed. */
public final class Meter {
  private static final long BETWEEN_REPORTS = Duration.ofMillis(100).toNanos();
  private static final double NANOS = 1e9;

  private final Time time;
  private final Cancellation cancellation;
  private final ProgressListener listener;
  private final long bytesPerSecond;
  private final long start;
  private long lastReport;
  private long paid;
  private long items;
  private long done;
  private long skipped;
  private long failed;
  private long bytes;
  private long totalBytes;
  private long retries;
  private boolean counted;

  Meter(Time time, Cancellation cancellation, RunOptions options) {
    this.time = time;
    this.cancellation = cancellation;
    this.listener = options.progress();
    this.bytesPerSecond = options.bytesPerSecond();
    this.start = time.nanos();
    this.lastReport = start - BETWEEN_REPORTS;
    this.paid = start;
  }

  /** Counts an item more. */
  public synchronized void found() {
    items++;
    report();
  }

  /** Counts content that is to be moved. */
  public synchronized void expect(long more) {
    totalBytes += more;
    report();
  }

  /** Notes that all items are found. */
  public synchronized void allFound() {
    counted = true;
    report();
  }

  /** Counts requests sent again. */
  public synchronized void attempts(int sent) {
    retries += Math.max(0, sent - 1);
  }

  /**
   * Counts content that was moved, and waits if it came too early.
   *
   * @throws io.jswift.domain.CancelledException if the call ends meanwhile
   */
  public void moved(long count) {
    long wait;
    synchronized (this) {
      bytes += count;
      wait = pay(count);
      report();
    }
    if (wait > 0) {
      time.sleep(Duration.ofNanos(wait), cancellation);
    }
  }

  /** Takes back content that a failed attempt had moved. */
  public synchronized void takeBack(long count) {
    bytes -= count;
  }

  // What is moved is paid for with time, one payer after the other.
  private long pay(long count) {
    if (bytesPerSecond == 0) {
      return 0;
    }
    long now = time.nanos();
    paid = Math.max(paid, now) + (long) (count * (NANOS / bytesPerSecond));
    return paid - now;
  }

  synchronized void ended(Step step) {
    done += step == Step.DONE ? 1 : 0;
    skipped += step == Step.SKIPPED ? 1 : 0;
    failed += step == Step.FAILED ? 1 : 0;
    report();
  }

  private void report() {
    long now = time.nanos();
    if (now - lastReport >= BETWEEN_REPORTS) {
      lastReport = now;
      listener.progressed(now(false));
    }
  }

  synchronized void end() {
    listener.progressed(now(true));
  }

  private Progress now(boolean ended) {
    Duration elapsed = Duration.ofNanos(time.nanos() - start);
    return new Progress(
        done, skipped, failed, items, bytes, totalBytes, counted, retries, elapsed, ended);
  }
}
