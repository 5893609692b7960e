package io.jswift.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What happens on Ctrl-C: what is in progress is cancelled and cleaned up, and the process ends
 * with status 2.
 */
final class Interrupts {
  private static final int EXIT = 2;

  private final OutputStream err;
  private @Nullable Runnable cancel;
  private boolean ended;
  private boolean interrupted;

  Interrupts(OutputStream err) {
    this.err = err;
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
    Runtime.getRuntime().halt(status);
  }

  /** Runs when the process is told to end. */
  void interrupted() {
    Runnable hook;
    synchronized (this) {
      if (ended) {
        return;
      }
      interrupted = true;
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
    Runtime.getRuntime().halt(EXIT);
  }
}
