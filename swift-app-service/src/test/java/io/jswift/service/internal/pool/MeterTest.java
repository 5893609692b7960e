package io.jswift.service.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.ManualTime;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.progress.Progress;
import io.jswift.service.settings.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Many threads count together. */
class MeterTest {
  private static final int THREADS = 8;
  private static final int EACH = 50_000;
  private static final List<Step> STEPS = List.of(Step.values());

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
                for (int each = 0; each < EACH; each++) {
                  meter.found();
                  meter.expect(3);
                  meter.moved(3);
                  meter.takeBack(1);
                  meter.attempts(2);
                  meter.ended(STEPS.get(each % 4));
                }
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
}
