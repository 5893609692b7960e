package io.jswift.service.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.ManualTime;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.progress.Progress;
import io.jswift.service.settings.RunOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many threads count together. */
class MeterTest {
  private static final int THREADS = 8;
  private static final int EACH = 50_000;
  private static final List<Step> STEPS = List.of(Step.values());

  private static void each(IntConsumer count) {
    IntStream.range(0, EACH).forEach(count);
  }

  @Test
  void nothingIsLostBetweenThreads() throws InterruptedException {
    AtomicReference<Progress> last = new AtomicReference<>();
    Meter meter =
        new Meter(
            new ManualTime(), new Cancellation(), RunOptions.DEFAULTS.withProgress(last::set));
    CountDownLatch together = new CountDownLatch(THREADS);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(
          new Thread(
              () -> {
                together.countDown();
                while (together.getCount() > 0) {
                  Thread.onSpinWait();
                }
                // One after the other: the lock of one would hide that another has none.
                each(n -> meter.found());
                each(n -> meter.expect(3));
                each(n -> meter.moved(3));
                each(n -> meter.takeBack(1));
                each(n -> meter.attempts(2));
                each(n -> meter.ended(STEPS.get(n % 4)));
              }));
    }
    threads.forEach(Thread::start);
    for (Thread each : threads) {
      each.join();
    }
    meter.end();

    Progress whole = last.get();
    long all = (long) THREADS * EACH;
    assertThat(whole.items()).isEqualTo(all);
    assertThat(whole.totalBytes()).isEqualTo(3 * all);
    assertThat(whole.bytes()).isEqualTo(2 * all);
    assertThat(whole.retries()).isEqualTo(all);
    assertThat(whole.done()).isEqualTo(all / 4);
    assertThat(whole.skipped()).isEqualTo(all / 4);
    assertThat(whole.failed()).isEqualTo(all / 4);
  }

  /** Whatever counts waits for who counts: seen of one that holds the lock. */
  @Test
  void whateverCountsTakesTheLock() throws InterruptedException {
    Meter meter = new Meter(new ManualTime(), new Cancellation(), RunOptions.DEFAULTS);
    List<Runnable> steps =
        List.of(
            meter::found,
            () -> meter.expect(1),
            meter::allFound,
            () -> meter.moved(1),
            () -> meter.takeBack(1),
            () -> meter.attempts(2),
            () -> meter.ended(Step.DONE),
            meter::end);
    for (Runnable each : steps) {
      Thread counting = new Thread(each);
      synchronized (meter) {
        counting.start();
        while (counting.isAlive() && counting.getState() != Thread.State.BLOCKED) {
          Thread.onSpinWait();
        }
        assertThat(counting.getState()).isEqualTo(Thread.State.BLOCKED);
      }
      counting.join();
    }
  }

  /** Whatever counts and tells does so while it holds the lock. */
  @Test
  void noTwoTellAtOnce() {
    ManualTime time = new ManualTime();
    AtomicReference<Meter> meter = new AtomicReference<>();
    List<Boolean> locked = new ArrayList<>();
    RunOptions heard =
        RunOptions.DEFAULTS.withProgress(now -> locked.add(Thread.holdsLock(meter.get())));
    meter.set(new Meter(time, new Cancellation(), heard));
    List<Runnable> steps =
        List.of(
            () -> meter.get().found(),
            () -> meter.get().expect(1),
            () -> meter.get().allFound(),
            () -> meter.get().moved(1),
            () -> meter.get().ended(Step.DONE),
            () -> meter.get().end());
    for (Runnable each : steps) {
      time.advance(Duration.ofSeconds(1));
      each.run();
    }
    assertThat(locked).hasSize(steps.size()).doesNotContain(false);
  }
}
