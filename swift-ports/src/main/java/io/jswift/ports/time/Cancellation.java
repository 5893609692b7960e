package io.jswift.ports.time;

import io.jswift.domain.CancelledException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A switch that ends work in progress: once triggered it stays so. Cancelling a parent cancels its
 * children; a child can be cancelled alone, as when one failed part stops its siblings. Safe for
 * use by several threads.
 *
 * <p>Hooks run in the thread that cancels. An interrupt does not wake a thread that reads from a
 * socket; a hook that closes the connection does.
 */
public final class Cancellation implements AutoCloseable {
  private final CountDownLatch triggered = new CountDownLatch(1);
  private final Map<Object, Runnable> hooks = new LinkedHashMap<>();
  private final Registration inParent;

  /** A hook's place in a cancellation. */
  public interface Registration extends AutoCloseable {
    /** Takes the hook out; does nothing if it has run. */
    @Override
    void close();
  }

  /** Makes one without a parent. */
  public Cancellation() {
    this.inParent = () -> {};
  }

  private Cancellation(Cancellation parent) {
    this.inParent = parent.onCancel(this::cancel);
  }

  /**
   * Returns a new cancellation that is triggered with this one, at once if this one already is.
   * Close it when done.
   */
  public Cancellation child() {
    return new Cancellation(this);
  }

  /** Triggers it and runs every hook, in order of registration. Later calls do nothing. */
  public void cancel() {
    Runnable[] toRun;
    synchronized (hooks) {
      triggered.countDown();
      toRun = hooks.values().toArray(Runnable[]::new);
      hooks.clear();
    }
    for (Runnable hook : toRun) {
      hook.run();
    }
  }

  /** Returns whether it was triggered. */
  public boolean isCancelled() {
    return triggered.getCount() == 0;
  }

  /**
   * Goes on only if it was not triggered.
   *
   * @throws CancelledException if it was, or if this thread is interrupted
   */
  public void throwIfCancelled() {
    if (isCancelled()) {
      throw new CancelledException("The operation was cancelled.");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException("The operation was interrupted.");
    }
  }

  /** Registers what ends the work; runs it at once if the cancellation was triggered already. */
  public Registration onCancel(Runnable hook) {
    Object place = new Object();
    synchronized (hooks) {
      if (!isCancelled()) {
        hooks.put(place, hook);
        return () -> remove(place);
      }
    }
    hook.run();
    return () -> {};
  }

  private void remove(Object place) {
    synchronized (hooks) {
      hooks.remove(place);
    }
  }

  /**
   * Waits until it is triggered, the time is over, or the thread is interrupted (the flag is set
   * again).
   */
  void awaitFor(Duration duration) {
    try {
      triggered.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes this cancellation out of its parent, without triggering it. */
  @Override
  public void close() {
    inParent.close();
  }
}
