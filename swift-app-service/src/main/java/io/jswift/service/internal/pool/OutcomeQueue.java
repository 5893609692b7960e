package io.jswift.service.internal.pool;

import io.jswift.domain.CancelledException;
import io.jswift.domain.SwiftException;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.outcome.Outcomes;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The outcomes of one call on their way from its workers to its reader. */
public final class OutcomeQueue<T> implements Outcomes<T> {
  private static final int CAPACITY = 256;

  private final Queue<T> queue = new ArrayDeque<>();
  private final Cancellation cancellation;
  private boolean ended;
  private @Nullable Throwable failure;

  private OutcomeQueue(Cancellation cancellation) {
    this.cancellation = cancellation;
  }

  /** What a call does: put outcomes, under a cancellation. */
  public interface Work<T> {
    /** Does it all; returns once everything is done. */
    void run(OutcomeQueue<T> outcomes, Cancellation cancellation);
  }

  /** Starts a call and returns its outcomes. */
  public static <T> OutcomeQueue<T> start(Workers workers, Work<T> work) {
    Cancellation cancellation = workers.cancellation().child();
    OutcomeQueue<T> queue = new OutcomeQueue<>(cancellation);
    cancellation.onCancel(queue::wake);
    workers.start(() -> queue.run(work));
    return queue;
  }

  private void run(Work<T> work) {
    Throwable thrown = null;
    try {
      work.run(this, cancellation);
    } catch (CancelledException closed) {
      thrown = cancellation.isCancelled() ? null : closed;
    } catch (RuntimeException | Error failed) {
      // An Error, too, is for the reader: it would wait for ever for a thread that died.
      thrown = failed;
    }
    synchronized (this) {
      ended = true;
      failure = thrown;
      notifyAll();
    }
    cancellation.close();
  }

  /**
   * Gives an outcome to the reader, waiting while too many are unread.
   *
   * @throws CancelledException if the reader closed
   */
  public synchronized void put(T outcome) {
    awaitUntil(() -> queue.size() < CAPACITY || cancellation.isCancelled());
    cancellation.throwIfCancelled();
    queue.add(outcome);
    notifyAll();
  }

  @Override
  public synchronized boolean hasNext() {
    awaitUntil(() -> !queue.isEmpty() || ended);
    if (queue.isEmpty() && failure != null) {
      Throwable thrown = failure;
      failure = null;
      throw unchecked(thrown);
    }
    return !queue.isEmpty();
  }

  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }

  @Override
  public synchronized T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    T outcome = queue.remove();
    notifyAll();
    return outcome;
  }

  private synchronized void awaitUntil(BooleanSupplier condition) {
    try {
      while (!condition.getAsBoolean()) {
        wait();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancelledException("The thread was interrupted.", interrupted);
    }
  }

  private synchronized void wake() {
    notifyAll();
  }

  @Override
  public Stream<T> stream() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false)
        .onClose(this::close);
  }

  @Override
  public void close() {
    cancellation.cancel();
    boolean interrupted = false;
    synchronized (this) {
      while (!ended) {
        try {
          wait();
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
      queue.clear();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends a call whose login was refused: no item could succeed. */
  public static void throwIfFatal(SwiftException failure) {
    if (failure instanceof io.jswift.domain.AuthException refused && refused.rejected()) {
      throw refused;
    }
    if (failure instanceof CancelledException cancelled) {
      throw cancelled;
    }
  }
}
