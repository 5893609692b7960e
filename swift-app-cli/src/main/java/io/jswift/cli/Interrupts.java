package io.jswift.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens on Ctrl-C: what is in progress is cancelled and cleaned up, and the process ends
 * with status 2.
 */
final class Interrupts {
  private static final int EXIT = 2;
  private static final Duration SOON = Duration.ofSeconds(5);

  private final OutputStream err;
  private final IntConsumer halt;
  private @Nullable Runnable cancel;
  private boolean ended;
  private boolean interrupted;

  /**
   * Makes one.
   *
   * @param err where it is told
   * @param halt ends the process, at once and with that status
   */
  Interrupts(OutputStream err, IntConsumer halt) {
    this.err = err;
    this.halt = halt;
  }

  /** Says what ends the work in progress. */
  synchronized void onInterrupt(Runnable hook) {
    cancel = hook;
  }

  /**
   * Ends the process, after the work was done. Where it is being interrupted, the work ended
   * because of that, and the interrupt's exit code stands.
   */
  void exit(int status) {
    synchronized (this) {
      if (interrupted) {
        return;
      }
      ended = true;
    }
    halt.accept(status);
  }

  /** Returns whether the process was told to end. */
  synchronized boolean begun() {
    return interrupted;
  }

  /** Waits until the process is told to end, which is known to be about to happen. */
  synchronized boolean soon() {
    long end = System.nanoTime() + SOON.toNanos();
    try {
      for (long left = SOON.toNanos(); !interrupted && left > 0; left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return interrupted;
  }

  /** Runs when the process is told to end. */
  void interrupted() {
    Runnable hook;
    synchronized (this) {
      if (ended) {
        return;
      }
      interrupted = true;
      notifyAll();
      hook = cancel;
    }
    try {
      err.write(" Aborted\n".getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException nobodyReads) {
      // The exit code tells.
    }
    if (hook != null) {
      hook.run();
    }
    halt.accept(EXIT);
  }
}
