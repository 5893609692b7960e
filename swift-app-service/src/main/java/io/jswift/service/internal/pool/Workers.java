package io.jswift.service.internal.pool;

import io.jswift.ports.time.Cancellation;
import io.jswift.service.ServiceSettings;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where bulk calls get their threads. Permits bound the work, not the number of threads, so an
 * executor of any size will do, a single thread included: a call's own thread does what nobody else
 * takes.
 */
public final class Workers implements AutoCloseable {
  private static final long IDLE_SECONDS = 5;

  private final Executor executor;
  private final @Nullable ExecutorService own;
  private final Cancellation cancellation = new Cancellation();
  private final Map<Pool, Permits> permits = new EnumMap<>(Pool.class);
  private final ByteBudget budget;
  private final Map<Pool, Integer> sizes = new EnumMap<>(Pool.class);

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

  Crew crew(Pool pool, Cancellation cancellation, BooleanSupplier stopped) {
    Permits shared = Objects.requireNonNull(permits.get(pool));
    int size = Objects.requireNonNull(sizes.get(pool));
    return new Crew(executor, shared, size, cancellation, stopped);
  }

  /** Returns what bounds the input that is held, of all calls together. */
  ByteBudget budget() {
    return budget;
  }

  /** Runs a call's own work on a thread. */
  public void start(Runnable work) {
    executor.execute(work);
  }

  /** Returns what ends every call of this service. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Cancels all calls and waits for the threads of its own. */
  @Override
  public void close() {
    cancellation.cancel();
    if (own != null) {
      own.shutdown();
      try {
        own.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
