package io.jswift.service.internal.pool;

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
   * @throws io.jswift.domain.CancelledException if the wait was cancelled
   */
  void take(Cancellation cancellation) {
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
      cancellation.throwIfCancelled();
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
