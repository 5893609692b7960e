package io.jswift.service.internal.pool;

import io.jswift.domain.CancelledException;
import io.jswift.ports.time.Cancellation;

/** A semaphore whose waiters can be cancelled. */
final class Permits {
  private int free;

  Permits(int count) {
    this.free = count;
  }

  /**
   * Takes a permit, waiting for one.
   *
   * @throws CancelledException if the wait was cancelled or interrupted; none is taken then
   */
  void take(Cancellation cancellation) {
    if (!takeFree()) {
      takeLater(cancellation);
    }
  }

  private synchronized boolean takeFree() {
    boolean there = free > 0;
    free -= there ? 1 : 0;
    return there;
  }

  private void takeLater(Cancellation cancellation) {
    try (Cancellation.Registration hook = cancellation.onCancel(this::wakeAll)) {
      synchronized (this) {
        while (free == 0) {
          cancellation.throwIfCancelled();
          wait();
        }
        free--;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancelledException("The thread was interrupted.", interrupted);
    }
  }

  synchronized void give() {
    free++;
    notifyAll();
  }

  private synchronized void wakeAll() {
    notifyAll();
  }
}
