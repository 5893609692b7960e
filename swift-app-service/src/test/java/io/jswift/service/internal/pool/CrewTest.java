package io.jswift.service.internal.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.CancelledException;
import io.jswift.ports.time.Cancellation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who does a crew's jobs, who waits, and for what. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrewTest {
  private static final int SIZE = 4;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Cancellation cancellation = new Cancellation();
  private final Crew crew = new Crew(threads, new Permits(SIZE), SIZE, cancellation, () -> false);

  @AfterEach
  void close() {
    threads.shutdownNow();
    cancellation.close();
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private static Supplier<Runnable> job(Runnable work) {
    return () -> {
      work.run();
      return () -> {};
    };
  }

  @Test
  void whoBringsMoreThanAllThreadsTakeWaitsUntilHalfIsTakenAndDoesNoneItself()
      throws InterruptedException {
    Semaphore gate = new Semaphore(0);
    Semaphore begun = new Semaphore(0);
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch twelfth = new CountDownLatch(12);
    Runnable work =
        () -> {
          seen.add(Thread.currentThread());
          begun.release();
          gate.acquireUninterruptibly();
        };
    Thread bringing =
        new Thread(
            () -> {
              for (int i = 0; i < 12; i++) {
                twelfth.countDown();
                if (i == SIZE) {
                  begun.acquireUninterruptibly(SIZE); // all threads are at work
                }
                crew.submit(job(work));
              }
            });
    bringing.start();
    while (twelfth.getCount() > 12 - 9) {
      Thread.onSpinWait(); // four are done, four wait, and the ninth is one too many
    }
    awaitWaiting(bringing);
    assertThat(twelfth.getCount()).isEqualTo(3);

    gate.release(3); // three more are taken, and two wait

    twelfth.await();
    assertThat(seen).doesNotContain(bringing).hasSize(SIZE);
    gate.release(100);
    bringing.join();
    crew.finish();
  }

  @Test
  void whoHelpsDoesAJobOrWaitsForOneToEnd() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch ends = new CountDownLatch(1);
    crew.submit(
        job(
            () -> {
              running.countDown();
              awaitUninterrupted(ends);
            }));
    running.await();
    CountDownLatch helped = new CountDownLatch(1);
    Thread helper =
        new Thread(
            () -> {
              crew.help();
              helped.countDown();
            });
    helper.start();
    awaitWaiting(helper);
    assertThat(helped.getCount()).isEqualTo(1);
    ends.countDown();
    helped.await();
    crew.finish();
  }

  @Test
  void theEndWaitsForWhatIsRunning() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch ends = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    AtomicReference<Integer> atTheEnd = new AtomicReference<>();
    crew.submit(
        job(
            () -> {
              running.countDown();
              awaitUninterrupted(ends);
              done.incrementAndGet();
            }));
    running.await();
    Thread finishing =
        new Thread(
            () -> {
              crew.finish();
              atTheEnd.set(done.get());
            });
    finishing.start();
    awaitWaiting(finishing);
    ends.countDown();
    finishing.join();
    assertThat(atTheEnd).hasValue(1);
  }

  @Test
  void theFirstFailureIsThrownOnceAtTheEnd() {
    AtomicInteger done = new AtomicInteger();
    assertThatThrownBy(
            () ->
                crew.during(
                    () -> {
                      for (int i = 0; i < 20; i++) {
                        crew.submit(
                            job(
                                () -> {
                                  if (done.incrementAndGet() == 7) {
                                    throw new IllegalStateException("the seventh");
                                  }
                                }));
                      }
                    }))
        .hasMessage("the seventh");
    assertThat(done).hasValue(20);
    crew.finish();
  }

  @Test
  void aJobThatComesWhileItsThreadEndsIsDoneAllTheSame() throws InterruptedException {
    Crew one = new Crew(threads, new Permits(1), 1, cancellation, () -> false);
    for (int i = 0; i < 2000; i++) {
      CountDownLatch done = new CountDownLatch(1);
      one.submit(job(done::countDown));
      done.await(); // nobody helps
    }
    one.finish();
  }

  @Test
  void oneAtATimeIsOneAfterTheOtherReportsIncluded() {
    Crew one = new Crew(threads, new Permits(1), 1, cancellation, () -> false);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      int number = i;
      wanted.add(number);
      wanted.add(-number);
      one.submit(
          () -> {
            order.add(number);
            return () -> order.add(-number);
          });
    }
    one.finish();
    assertThat(order).isEqualTo(wanted);
  }

  @Test
  void noMoreAtOnceThanItsSizeHoweverManyHelp() throws InterruptedException {
    Crew wide = new Crew(threads, new Permits(100), SIZE, cancellation, () -> false);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(SIZE);
    Supplier<Runnable> work =
        job(
            () -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              full.countDown();
              awaitUninterrupted(full);
              now.decrementAndGet();
            });
    List<Thread> helpers = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      helpers.add(
          new Thread(
              () -> {
                for (int each = 0; each < 200; each++) {
                  wide.submit(work);
                }
                wide.finish();
              }));
    }
    helpers.forEach(Thread::start);
    for (Thread each : helpers) {
      each.join();
    }
    assertThat(most).hasValue(SIZE);
  }

  @Test
  void anInterruptWhileTheEndIsWaitedForEndsTheJobsAndIsTold() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    cancellation.onCancel(cancelled::countDown);
    crew.submit(
        job(
            () -> {
              running.countDown();
              awaitUninterrupted(cancelled);
              cancellation.throwIfCancelled();
            }));
    running.await();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread finishing =
        new Thread(
            () -> {
              try {
                crew.finish();
              } catch (CancelledException told) {
                thrown.set(told);
              }
              flag.set(Thread.currentThread().isInterrupted());
            });
    finishing.start();
    awaitWaiting(finishing);
    finishing.interrupt();
    finishing.join();
    assertThat(thrown.get()).hasMessage("The thread was interrupted.");
    assertThat(flag).hasValue(true);
  }

  @Test
  void aCallThatStoppedTakesNoMoreJobs() {
    AtomicBoolean stopped = new AtomicBoolean();
    Crew some = new Crew(threads, new Permits(SIZE), SIZE, cancellation, stopped::get);
    some.submit(job(() -> {}));
    stopped.set(true);
    assertThatThrownBy(() -> some.submit(job(() -> {}))).isInstanceOf(CancelledException.class);
    some.finish();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
