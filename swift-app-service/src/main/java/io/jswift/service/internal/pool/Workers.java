package io.jswift.service.internal.pool;

import io.jswift.domain.InvalidRequestException;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.settings.ServiceSettings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where bulk calls get their threads. Permits bound the work, not the number of threads, so an
 * executor of any size will do, a single thread included: a call's own thread does what nobody else
 * takes.
 */
public final class Workers implements AutoCloseable {
  private static final long IDLE_SECONDS = 5;
  private static final Duration LONGEST_END = Duration.ofMinutes(1);

  // An executor with few threads keeps what it is asked for until it gets to it, long after the
  // work was done by others.
  private static final int MOST_ASKED = 1000;

  private final Executor executor;
  private final @Nullable ExecutorService own;
  private final Cancellation cancellation = new Cancellation();
  private final Map<Pool, Permits> permits = new EnumMap<>(Pool.class);
  private final ByteBudget budget;
  private final Map<Pool, Integer> sizes = new EnumMap<>(Pool.class);
  private int running;
  private int asked;

  /** Makes workers; without an executor, threads are made on demand and end when idle. */
  public Workers(ServiceSettings settings, @Nullable Executor given) {
    sizes.put(Pool.CONTAINER, settings.containerThreads());
    sizes.put(Pool.UPLOAD, settings.uploadThreads());
    sizes.put(Pool.DOWNLOAD, settings.downloadThreads());
    sizes.put(Pool.SEGMENT, settings.segmentThreads());
    budget = new ByteBudget(settings.bufferedBytes(), settings.segmentThreads());
    sizes.forEach((pool, size) -> permits.put(pool, new Permits(size)));
    ExecutorService made = given == null ? onDemand() : null;
    this.own = made;
    this.executor = made != null ? made : Objects.requireNonNull(given);
  }

  private static ExecutorService onDemand() {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, "jswift-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  int size(Pool pool) {
    return Objects.requireNonNull(sizes.get(pool));
  }

  /** Returns what bounds the input that is held, of all calls together. */
  ByteBudget budget() {
    return budget;
  }

  Crew crew(Pool pool, Cancellation cancellation, BooleanSupplier stopped) {
    Permits shared = Objects.requireNonNull(permits.get(pool));
    return new Crew(this::ask, shared, size(pool), cancellation, stopped);
  }

  /**
   * Runs a call's own work on a thread of the executor.
   *
   * @throws io.jswift.domain.CancelledException if the service is closed
   * @throws InvalidRequestException if the executor has no thread for it: it takes no more work, or
   *     runs it in the thread that brings it, which would then wait for itself
   */
  void start(Runnable work) {
    cancellation.throwIfCancelled();
    AtomicReference<@Nullable Thread> bringing = new AtomicReference<>(Thread.currentThread());
    try {
      executor.execute(
          () -> {
            if (Thread.currentThread().equals(bringing.get())) {
              throw new InvalidRequestException(
                  "The executor runs work in the thread that brings it, and a call needs another one.");
            }
            counted(work);
          });
    } catch (RejectedExecutionException full) {
      cancellation.throwIfCancelled();
      throw new InvalidRequestException("The executor takes no more work.", full);
    }
    bringing.set(null);
  }

  private void counted(Runnable work) {
    synchronized (this) {
      running++;
    }
    try {
      work.run();
    } finally {
      synchronized (this) {
        running--;
        notifyAll();
      }
    }
  }

  /** Has the executor run it, unless it has not got to so much else yet. */
  private void ask(Runnable work) {
    if (!mayAsk()) {
      throw new RejectedExecutionException("The executor is behind.");
    }
    boolean taken = false;
    try {
      executor.execute(
          () -> {
            answered();
            work.run();
          });
      taken = true;
    } finally {
      if (!taken) {
        answered();
      }
    }
  }

  private synchronized boolean mayAsk() {
    boolean may = asked < MOST_ASKED;
    asked += may ? 1 : 0;
    return may;
  }

  private synchronized void answered() {
    asked--;
  }

  /** Runs it on a thread if there is one to be had; whoever needs it done does it otherwise. */
  public void offer(Runnable work) {
    try {
      ask(work);
    } catch (RejectedExecutionException none) {
      // as promised
    }
  }

  /** Returns what ends every call of this service. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Cancels all calls, and waits until those that had begun have ended, a minute at most. */
  @Override
  public void close() {
    cancellation.cancel();
    try {
      if (own != null) {
        own.shutdown();
        own.awaitTermination(LONGEST_END.toNanos(), TimeUnit.NANOSECONDS);
      } else {
        awaitCalls();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitCalls() throws InterruptedException {
    long end = System.nanoTime() + LONGEST_END.toNanos();
    for (long left = LONGEST_END.toNanos();
        running > 0 && left > 0;
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }
}
