package io.jswift.service.internal.pool;

import io.jswift.domain.CancelledException;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.outcome.Outcomes;
import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The outcomes of one call on their way from its workers to its reader. */
final class OutcomeQueue<T> implements Outcomes<T> {
  private static final int CAPACITY = 256;
  private static final int ENOUGH = CAPACITY / 2;
  private static final long LINGER_MILLIS = 2;

  private final Queue<T> queue = new ArrayDeque<>();
  private final Cancellation cancellation;
  private final Cancellation ofTheService;
  private volatile boolean closed;
  private int wakeful;
  private boolean taken;
  private boolean begun;
  private boolean ended;
  private @Nullable Throwable failure;
  private @Nullable T promised;

  OutcomeQueue(Cancellation cancellation, Cancellation ofTheService) {
    this.cancellation = cancellation;
    this.ofTheService = ofTheService;
    cancellation.onCancel(this::wake);
  }

  /** Does the work of the call, and ends with it; does nothing if it was closed before. */
  void during(Runnable work) {
    if (!begins()) {
      return;
    }
    Throwable thrown = null;
    try {
      work.run();
    } catch (CancelledException cancelled) {
      // Of an interrupt, which cancels the call, too, nobody knows yet.
      thrown = closed || ofTheService.isCancelled() ? null : cancelled;
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

  private synchronized boolean begins() {
    begun = true;
    return !ended;
  }

  /**
   * Gives an outcome to the reader, waiting while too many are unread.
   *
   * @throws CancelledException if the reader closed
   */
  synchronized void put(T outcome) {
    awaitUntil(() -> queue.size() < CAPACITY || cancellation.isCancelled());
    cancellation.throwIfCancelled();
    queue.add(outcome);
    if (wakeful > 0 || queue.size() == ENOUGH) {
      notifyAll();
    }
  }

  @Override
  public synchronized boolean hasNext() {
    awaitOutcome();
    if (queue.isEmpty() && failure != null) {
      Throwable thrown = failure;
      failure = null;
      throw unchecked(thrown);
    }
    promised = queue.peek();
    return promised != null;
  }

  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }

  @Override
  public synchronized T next() {
    // What was promised is given, also where another thread closed in between.
    if (promised == null && !hasNext()) {
      throw new NoSuchElementException();
    }
    T outcome = Objects.requireNonNull(promised);
    promised = null;
    taken = true;
    if (queue.size() == CAPACITY) {
      notifyAll();
    }
    queue.poll();
    return outcome;
  }

  // Of many outcomes a few are left to gather, as waking a reader for each costs more than they do;
  // whoever waits for the first, or for a rare one, is woken by it.
  private synchronized void awaitOutcome() {
    boolean lingers = taken;
    taken = false;
    try {
      while (queue.isEmpty() && !ended) {
        wakeful += lingers ? 0 : 1;
        try {
          wait(lingers ? LINGER_MILLIS : 0);
        } finally {
          wakeful -= lingers ? 0 : 1;
        }
        lingers = false;
      }
    } catch (InterruptedException interrupted) {
      throw interruptedAgain(interrupted);
    }
  }

  private synchronized void awaitUntil(BooleanSupplier condition) {
    try {
      while (!condition.getAsBoolean()) {
        wait();
      }
    } catch (InterruptedException interrupted) {
      throw interruptedAgain(interrupted);
    }
  }

  private static CancelledException interruptedAgain(InterruptedException interrupted) {
    Thread.currentThread().interrupt();
    return new CancelledException("The thread was interrupted.", interrupted);
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
    closed = true;
    cancellation.cancel();
    boolean interrupted = false;
    synchronized (this) {
      // A call that no thread has taken up yet has nothing to wait for.
      ended |= !begun;
      while (!ended) {
        try {
          wait();
        } catch (InterruptedException again) {
          interrupted = true;
        }
      }
      queue.clear();
    }
    cancellation.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
