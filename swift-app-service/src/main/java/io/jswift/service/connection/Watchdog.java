package io.jswift.service.connection;

import io.jswift.ports.time.Cancellation;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Transport;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cancels exchanges in which nothing moves, over a transport that does not do it itself. All share
 * one daemon thread, which looks at them four times a second while there are any, and ends soon
 * after the last.
 */
final class Watchdog implements AutoCloseable {
  private static final long LOOK_EVERY_MILLIS = 250;
  private static final long THREAD_STAYS_SECONDS = 5;

  private final Time time;
  private final boolean needed;
  private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
  private @Nullable ScheduledThreadPoolExecutor timer;
  private @Nullable ScheduledFuture<?> looks;
  private boolean closed;

  Watchdog(Transport transport, Time time) {
    this.time = time;
    this.needed = !transport.capabilities().contains(Transport.Capability.IDLE_LIMIT);
  }

  /**
   * Watches over an exchange, which runs under the watch's cancellation; close the watch when it is
   * done.
   *
   * @param limit how long nothing may move; zero for no limit
   */
  Watch over(Duration limit, Cancellation caller) {
    if (!needed || limit.isZero()) {
      return new Watch(caller, time, Duration.ZERO, ended -> {});
    }
    Cancellation own = caller.child();
    Watch watch = new Watch(own, time, limit, this::end);
    begin(watch);
    return watch;
  }

  /** Cancels what is overdue. */
  void look() {
    watches.forEach(Watch::cancelIfOverdue);
  }

  /** Returns how many exchanges are watched. */
  int watched() {
    return watches.size();
  }

  private synchronized void begin(Watch watch) {
    watches.add(watch);
    if (timer == null) {
      timer = timer();
    }
    if (looks == null) {
      looks =
          timer.scheduleWithFixedDelay(
              this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void end(Watch watch) {
    watches.remove(watch);
    if (watches.isEmpty()) {
      stopLooking();
    }
  }

  /** Ends the thread; exchanges under way are watched to their end. */
  @Override
  public synchronized void close() {
    closed = true;
    if (watches.isEmpty()) {
      stopLooking();
    }
  }

  private void stopLooking() {
    if (looks != null) {
      looks.cancel(false);
      looks = null;
    }
    if (closed && timer != null) {
      timer.shutdown();
      timer = null;
    }
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor made =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "jswift-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    made.setRemoveOnCancelPolicy(true);
    made.setKeepAliveTime(THREAD_STAYS_SECONDS, TimeUnit.SECONDS);
    made.allowCoreThreadTimeOut(true);
    return made;
  }
}
