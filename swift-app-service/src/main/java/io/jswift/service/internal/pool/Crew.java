package io.jswift.service.internal.pool;

import io.jswift.domain.CancelledException;
import io.jswift.ports.time.Cancellation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one call, in the order in which they came, so many at once at most. A few wait at
 * most; whoever brings more does one of them itself, and so does whoever waits for the end. So jobs
 * get done even if the executor never gives a thread.
 *
 * <p>Everything here is guarded by its monitor. Who sleeps, and what wakes it: who brings jobs
 * sleeps until half of what waits is taken or a thread ends; everybody else until a job has ended.
 */
public final class Crew {
  private final Executor executor;
  private final Permits permits;
  private final int size;
  private final Cancellation cancellation;
  private final BooleanSupplier stopped;
  private final Deque<Supplier<Runnable>> waiting = new ArrayDeque<>();
  private int threads;
  private int begun;
  private int running;
  private int ended;
  private int awaitingEnds;
  private boolean awaitingRoom;
  private @Nullable Throwable failure;

  Crew(
      Executor executor,
      Permits permits,
      int size,
      Cancellation cancellation,
      BooleanSupplier stopped) {
    this.executor = executor;
    this.permits = permits;
    this.size = size;
    this.cancellation = cancellation;
    this.stopped = stopped;
  }

  /**
   * Has a job done, by any thread.
   *
   * @param job holds a permit while it works, and returns what reports of it: that may wait for a
   *     reader, and so is run without one
   * @throws CancelledException if the call takes no more jobs
   */
  public void submit(Supplier<Runnable> job) {
    throwIfStopped();
    boolean another;
    synchronized (this) {
      waiting.add(job);
      another = threads < size;
      threads += another ? 1 : 0;
    }
    if (another) {
      startThread();
    }
    while (waitingCount() > size) {
      if (!awaitRoom()) {
        runOne();
      }
    }
  }

  // With all threads at work one more would only wait for a permit, and have to be woken for each.
  // Woken once half of what waits is taken, it brings the next ones together.
  private synchronized boolean awaitRoom() {
    if (begun < size || awaitingRoom) {
      return false;
    }
    awaitingRoom = true;
    try {
      while (begun == size && waiting.size() > size / 2) {
        wait();
      }
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancelledException("The thread was interrupted.", interrupted);
    } finally {
      awaitingRoom = false;
    }
  }

  private void startThread() {
    try {
      executor.execute(this::work);
    } catch (RejectedExecutionException none) {
      threadIsNone();
    }
  }

  private void work() {
    threadBegins();
    for (Supplier<Runnable> job = takeOrEnd(); job != null; job = takeOrEnd()) {
      done(job);
    }
  }

  private synchronized void threadBegins() {
    begun++;
  }

  private synchronized void threadIsNone() {
    threads--;
  }

  // In one step, or a job that comes in between would find a thread that takes no more.
  private synchronized @Nullable Supplier<Runnable> takeOrEnd() {
    Supplier<Runnable> job = take();
    if (job == null) {
      begun--;
      threads--;
      notifyAll();
    }
    return job;
  }

  private synchronized int waitingCount() {
    return waiting.size();
  }

  /** Does the next job; false if none waits. */
  private boolean runOne() {
    Supplier<Runnable> job = take();
    if (job != null) {
      done(job);
    }
    return job != null;
  }

  // No more than are done at once, or helpers would race the crew's threads for its permits, and
  // one at a time would not be one after the other.
  private synchronized @Nullable Supplier<Runnable> take() {
    awaitEnds(() -> running < size || waiting.isEmpty());
    Supplier<Runnable> job = waiting.poll();
    running += job == null ? 0 : 1;
    if (awaitingRoom && waiting.size() <= size / 2) {
      notifyAll();
    }
    return job;
  }

  private void done(Supplier<Runnable> job) {
    try {
      run(job);
    } catch (CancelledException ended) {
      // Whoever cancelled knows. Nobody knows of an interrupt: the job would be lost unreported.
      if (!cancellation.isCancelled() && !stopped.getAsBoolean()) {
        keep(ended);
      }
    } catch (RuntimeException | Error failed) {
      keep(failed);
    } finally {
      synchronized (this) {
        running--;
        ended++;
        if (awaitingEnds > 0) {
          notifyAll();
        }
      }
    }
  }

  private void run(Supplier<Runnable> job) {
    Runnable report;
    permits.take(cancellation);
    try {
      cancellation.throwIfCancelled();
      throwIfStopped();
      report = job.get();
    } finally {
      permits.give();
    }
    report.run();
  }

  /**
   * Does a step of a job that holds no permit itself, since it waits for others or for a reader in
   * between.
   *
   * @throws CancelledException if the call ends meanwhile
   */
  public <T> T holding(Supplier<T> step) {
    permits.take(cancellation);
    try {
      return step.get();
    } finally {
      permits.give();
    }
  }

  private void throwIfStopped() {
    if (stopped.getAsBoolean()) {
      throw new CancelledException("The call stopped, and nothing more is begun.");
    }
  }

  private synchronized void keep(Throwable failed) {
    if (failure == null) {
      failure = failed;
    }
  }

  /** Does one waiting job, or waits until one that is being done has ended. */
  public void help() {
    if (!runOne()) {
      awaitOneEnd();
    }
  }

  private synchronized void awaitOneEnd() {
    int before = ended;
    awaitEnds(() -> running == 0 || ended != before);
  }

  // An interrupt ends the call, and so what is waited for; it does not end the wait.
  private synchronized void awaitEnds(BooleanSupplier enough) {
    boolean interrupted = false;
    awaitingEnds++;
    while (!enough.getAsBoolean()) {
      try {
        wait();
      } catch (InterruptedException again) {
        interrupted = true;
        keep(new CancelledException("The thread was interrupted.", again));
        cancellation.cancel();
      }
    }
    awaitingEnds--;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs what submits the jobs, then waits as {@link #finish} does, also where that failed: no job
   * goes on behind its call, and none is dropped unreported.
   */
  public void during(Runnable submitting) {
    try {
      submitting.run();
    } catch (RuntimeException | Error failed) {
      try {
        finish();
      } catch (RuntimeException | Error another) {
        failed.addSuppressed(another);
      }
      throw failed;
    }
    finish();
  }

  /**
   * Helps until every job is done.
   *
   * @throws RuntimeException what a job threw, the first of them; once, as a second call may be the
   *     clean-up after the first
   */
  public void finish() {
    while (runOne()) {
      // the next one
    }
    awaitEnds(() -> running == 0);
    Throwable first = takeFailure();
    if (first != null) {
      throw OutcomeQueue.unchecked(first);
    }
  }

  private synchronized @Nullable Throwable takeFailure() {
    Throwable first = failure;
    failure = null;
    return first;
  }
}
