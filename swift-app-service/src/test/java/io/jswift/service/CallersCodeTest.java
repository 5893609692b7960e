package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.ObjectName;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.progress.Progress;
import io.jswift.service.settings.RunOptions;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers bring along blocks, and throws, and no call is lost over it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallersCodeTest extends UploadCase {
  private static UploadItem item(String name) {
    return stream(name, new ByteArrayInputStream(bytes(10, 1)));
  }

  private static UploadItem stream(String name, InputStream in) {
    return new UploadItem.OfStream(in, new ObjectName(name));
  }

  private static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Outcomes<UploadOutcome> start(Iterator<UploadItem> items, RunOptions how) {
    return fixture.service.upload(
        new UploadRequest(Fixture.CONTAINER, items, segmented().build()), how);
  }

  /** Gives three items, then does what it is told before it says whether there is a fourth. */
  private static Iterator<UploadItem> threeThen(Runnable then, AtomicInteger given) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        if (given.get() == 3) {
          then.run();
        }
        return given.get() < 4;
      }

      @Override
      public UploadItem next() {
        return item("o" + given.getAndIncrement());
      }
    };
  }

  @Test
  void whatWasGivenIsUploadedWhileTheNextItemLetsWait() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger given = new AtomicInteger();
    int done = 0;
    try (Outcomes<UploadOutcome> outcomes =
        start(threeThen(() -> await(never), given), RunOptions.DEFAULTS)) {
      while (done < 3) {
        done += outcomes.next() instanceof UploadOutcome.Uploaded ? 1 : 0;
      }
      never.countDown();
      assertThat(outcomes.stream()).hasSize(1);
    }
    assertThat(given).hasValue(4);
  }

  @Test
  void closingAsksForNoMoreItems() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch reached = new CountDownLatch(1);
    AtomicInteger given = new AtomicInteger();
    Iterator<UploadItem> items =
        threeThen(
            () -> {
              reached.countDown();
              await(never);
            },
            given);
    Outcomes<UploadOutcome> outcomes = start(items, RunOptions.DEFAULTS);
    await(reached);
    Thread closer = new Thread(outcomes::close);
    closer.start();
    while (closer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait(); // until it has cancelled, and waits for the iterator
    }
    never.countDown();
    closer.join();
    assertThat(outcomes.hasNext()).isFalse();
    assertThat(fixture.stored(Fixture.CONTAINER)).doesNotContain("o3");
  }

  @Test
  void closingEndsACallWhoseItemsNeverEnd() {
    AtomicInteger given = new AtomicInteger();
    Iterator<UploadItem> endless =
        IntStream.iterate(0, i -> i + 1)
            .mapToObj(i -> item("o" + i))
            .peek(each -> given.incrementAndGet())
            .iterator();
    Outcomes<UploadOutcome> outcomes = start(endless, RunOptions.DEFAULTS);
    outcomes.next();

    outcomes.close();

    assertThat(outcomes.hasNext()).isFalse();
    assertThat(given).hasValueLessThan(1000);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itemsThatThrowEndTheCallOnceWhatWasGivenIsReported(boolean error) {
    AtomicInteger given = new AtomicInteger();
    List<UploadOutcome> seen = new ArrayList<>();
    Runnable fails =
        () -> {
          if (error) {
            throw new LinkageError("no more");
          }
          throw new IllegalStateException("no more");
        };
    try (Outcomes<UploadOutcome> outcomes = start(threeThen(fails, given), RunOptions.DEFAULTS)) {
      assertThatThrownBy(() -> outcomes.forEachRemaining(seen::add)).hasMessage("no more");
      assertThat(outcomes.hasNext()).isFalse();
    }
    assertThat(seen).filteredOn(UploadOutcome.Uploaded.class::isInstance).hasSize(3);
    uploaded(upload(bytes(10, 1), segmented().build())); // the service is as good as ever
  }

  @Test
  void whileAListenerLetsWaitNobodyElseIsToldAndAllGoesOnAfterwards() {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    RunOptions slow =
        RunOptions.DEFAULTS.withProgress(
            now -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              fixture.time.advance(Duration.ofSeconds(1)); // so that each is due
              told.countDown();
              await(never);
              inside.decrementAndGet();
            });
    Iterator<UploadItem> items = IntStream.range(0, 50).mapToObj(i -> item("o" + i)).iterator();
    try (Outcomes<UploadOutcome> outcomes = start(items, slow)) {
      await(told);
      // Another call of the same service is not held up.
      uploaded(upload(bytes(3500, 1), segmented().build()));
      never.countDown();
      assertThat(outcomes.stream())
          .filteredOn(UploadOutcome.Uploaded.class::isInstance)
          .hasSize(50);
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void aCallWhoseListenerLetsWaitIsClosedOnceThatReturns() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    RunOptions slow =
        RunOptions.DEFAULTS.withProgress(
            now -> {
              told.countDown();
              await(never);
            });
    Outcomes<UploadOutcome> outcomes = start(List.of(item("o")).iterator(), slow);
    await(told);
    Thread closer = new Thread(outcomes::close);
    closer.start();
    while (closer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait(); // until it has cancelled
    }
    never.countDown();
    closer.join();
    assertThat(outcomes.hasNext()).isFalse();
  }

  /** Blocks in the middle of an object: it has more segments than outcomes wait for a reader. */
  private Outcomes<UploadOutcome> unread() {
    fixture.memory.clearRequests();
    UploadOptions small = UploadOptions.builder().segmentSize(10).build();
    Outcomes<UploadOutcome> unread =
        fixture.service.upload(
            new UploadRequest(
                Fixture.CONTAINER,
                List.of(stream("long", new ByteArrayInputStream(bytes(4000, 1)))).iterator(),
                small));
    while (fixture.requests("PUT").size() < 256) {
      Thread.onSpinWait(); // it has not got to its end, and does not without a reader
    }
    return unread;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anUploadThatNobodyReadsHoldsUpOtherUploadsUntilItIsReadOrClosed(boolean read) {
    with(ServiceSettings.DEFAULTS.withUploadThreads(1), server -> {});
    fixture.put("small", "text");
    Outcomes<UploadOutcome> unread = unread();
    // What is no upload has other permits.
    try (var deleted =
        fixture.service.delete(
            DeleteRequest.of(
                DeleteRequest.Selection.Objects.of(
                    Fixture.CONTAINER, List.of(new ObjectName("small")))))) {
      assertThat(deleted.stream()).hasSize(1);
    }
    try (Outcomes<UploadOutcome> second =
        start(List.of(item("second")).iterator(), RunOptions.DEFAULTS)) {
      if (read) {
        assertThat(unread.stream()).filteredOn(UploadOutcome.Uploaded.class::isInstance).hasSize(1);
      }
      unread.close();
      assertThat(second.stream()).filteredOn(UploadOutcome.Uploaded.class::isInstance).hasSize(1);
    }
  }

  /** Wherever a report is due: when items are found, while bytes move, when it ends. */
  @ParameterizedTest
  @ValueSource(strings = {"first", "bytes", "done", "last"})
  void whatAListenerThrowsIsTheReaders(String when) {
    // One place for what is held, which nobody gives back.
    with(ServiceSettings.DEFAULTS.withSegmentThreads(1), server -> {});
    AtomicBoolean thrown = new AtomicBoolean();
    RunOptions broken =
        RunOptions.DEFAULTS.withProgress(
            now -> {
              fixture.time.advance(Duration.ofSeconds(1));
              if (isWhen(when, now)) {
                thrown.set(true);
                throw new IllegalStateException("broken listener");
              }
            });
    for (int size : new int[] {10, 3500}) {
      Iterator<UploadItem> items =
          IntStream.range(0, 5)
              .mapToObj(i -> stream("o" + i, new ByteArrayInputStream(bytes(size, i))))
              .iterator();
      try (Outcomes<UploadOutcome> outcomes = start(items, broken)) {
        assertThatThrownBy(() -> outcomes.forEachRemaining(each -> {}))
            .as("%s", size)
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("broken listener");
      }
    }
    assertThat(thrown).isTrue();
    uploaded(upload(bytes(3500, 1), UploadOptions.DEFAULTS)); // the service is as good as ever
  }

  private static boolean isWhen(String when, Progress now) {
    return switch (when) {
      case "first" -> true;
      case "bytes" -> now.bytes() > 0;
      case "done" -> now.done() > 0;
      default -> now.ended();
    };
  }
}
