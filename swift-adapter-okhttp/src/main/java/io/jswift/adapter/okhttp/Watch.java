package io.jswift.adapter.okhttp;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread that looks, while large bodies are sent, whether the server has answered and no longer
 * reads. It is started by the first such body and ends when there have been none for a while.
 */
final class Watch implements AutoCloseable {
  private static final long EVERY_MILLIS = 100;

  private final ScheduledThreadPoolExecutor timer;

  Watch() {
    timer = new ScheduledThreadPoolExecutor(1, Watch::thread);
    timer.setKeepAliveTime(1, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Looks at the wire again and again, until the future is cancelled. */
  Future<?> over(Wire wire) {
    return timer.scheduleWithFixedDelay(
        wire::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "jswift-okhttp-watch");
    thread.setDaemon(true);
    return thread;
  }
}
