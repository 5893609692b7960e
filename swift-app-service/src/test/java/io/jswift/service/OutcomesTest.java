package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.Headers;
import io.jswift.domain.ObjectName;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.time.Cancellation;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.connection.WireListener;
import io.jswift.service.delete.DeleteOptions;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadOutcome;
import io.jswift.service.upload.UploadRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a bulk call promises: it streams, stops when told, waits for its reader, and never hangs.
 */
@Timeout(60)
class OutcomesTest {
  private final Fixture fixture = new Fixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  /** A stream of a known number of bytes that says when it is read, and may wait for a latch. */
  private static class Source extends InputStream {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn;
    private long left;

    Source(long bytes, CountDownLatch goOn) {
      this.left = bytes;
      this.goOn = goOn;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      reached.countDown();
      try {
        goOn.await();
      } catch (InterruptedException interrupted) {
        throw new IOException(interrupted);
      }
      int now = (int) Math.min(count, left);
      left -= now;
      return left == 0 && now == 0 && count > 0 ? -1 : now;
    }
  }

  private static UploadRequest stream(Source source, long segmentSize) {
    UploadItem item = new UploadItem.OfStream(source, new ObjectName("o"));
    UploadOptions options = UploadOptions.builder().segmentSize(segmentSize).build();
    return UploadRequest.of("c", List.of(item)).with(options);
  }

  @Test
  void oneThreadOfTheCallersIsEnough() {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try (SwiftService service = new SwiftService(fixture.swift, ServiceSettings.DEFAULTS, one);
        Outcomes<UploadOutcome> outcomes =
            service.upload(stream(new Source(100_000, new CountDownLatch(0)), 1000))) {
      assertThat(outcomes.stream().filter(UploadOutcome.SegmentReady.class::isInstance))
          .hasSize(100);
    } finally {
      one.shutdownNow();
    }
  }

  @Test
  void anErrorInAWorkerEndsTheCallWithIt() {
    Iterator<UploadItem> failing =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public UploadItem next() {
            throw new NoClassDefFoundError("okio/Socket");
          }
        };
    UploadRequest request = new UploadRequest(Fixture.CONTAINER, failing, UploadOptions.DEFAULTS);

    try (Outcomes<UploadOutcome> outcomes = fixture.service.upload(request)) {
      assertThat(outcomes.next()).isInstanceOf(UploadOutcome.ContainerReady.class);
      assertThatThrownBy(outcomes::hasNext).isInstanceOf(NoClassDefFoundError.class);
    }
  }

  @Test
  void anErrorInASegmentEndsTheCallWithIt() {
    Source source =
        new Source(0, new CountDownLatch(0)) {
          @Override
          public int read(byte[] into, int offset, int count) {
            throw new StackOverflowError();
          }
        };
    try (Outcomes<UploadOutcome> outcomes = fixture.service.upload(stream(source, 1000))) {
      assertThatThrownBy(() -> outcomes.forEachRemaining(each -> {}))
          .isInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void closingStopsWhatIsUnderWay() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Source source = new Source(1_000_000, never);
    Outcomes<UploadOutcome> outcomes = fixture.service.upload(stream(source, 1000));
    source.reached.await();
    Thread closer = new Thread(outcomes::close);

    closer.start();
    while (closer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait(); // until it has cancelled, and waits for the end
    }
    never.countDown(); // a read of somebody's stream cannot be interrupted, so let it return
    closer.join();

    assertThat(outcomes.hasNext()).isFalse();
    assertThat(source.left).isGreaterThan(0);
  }

  /**
   * Closes a call while its reader of the input waits for a place that only dropped jobs would give
   * back. A thread of its own, as a close that does not end cannot be interrupted.
   */
  @ParameterizedTest
  @CsvSource({"1, 1, 2", "1, 2, 1", "4, 100, 4", "10, 100, 10"})
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void closingAnEndlessUploadEndsIt(int segmentThreads, int threads, int stalled)
      throws InterruptedException {
    CountDownLatch sent = new CountDownLatch(stalled);
    Source endless = new Source(Long.MAX_VALUE, new CountDownLatch(0));
    // With one thread and one place the first segment goes, so that the reader is the sender too.
    fixture.faults("PUT /c_segments/* #" + (threads == 1 ? 2 : 1) + "+ -> stall=forever");
    WireListener counting =
        new WireListener() {
          @Override
          public void sending(String method, String url, Headers headers) {
            if (url.contains("c_segments/")) {
              sent.countDown();
            }
          }
        };
    ConnectionSettings heard =
        ConnectionSettings.DEFAULTS
            .withTime(fixture.time)
            .withIdleLimit(Duration.ZERO) // or it would not stall for ever
            .withListener(counting);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try (Connection swift = new Connection(fixture.transport, fixture.auth("testing"), heard);
        SwiftService service =
            new SwiftService(
                swift, ServiceSettings.DEFAULTS.withSegmentThreads(segmentThreads), executor)) {
      Outcomes<UploadOutcome> outcomes = service.upload(stream(endless, 1000));
      sent.await(); // all places are taken, or the only thread sends

      outcomes.close();

      assertThat(outcomes.hasNext()).isFalse();
      assertThat(endless.left).isGreaterThan(Long.MAX_VALUE - 100_000);
    } finally {
      executor.shutdown();
    }
    // Its threads are free again, and none looks for a place for ever.
    assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void whatWasSubmittedIsReportedBeforeAFailureOfTheItemsIs() {
    Iterator<UploadItem> three =
        IntStream.range(0, 4)
            .mapToObj(
                i -> {
                  if (i == 3) {
                    throw new IllegalStateException("no more items");
                  }
                  return (UploadItem)
                      new UploadItem.OfStream(
                          InputStream.nullInputStream(), new ObjectName("o" + i));
                })
            .iterator();
    List<UploadOutcome> seen = new ArrayList<>();
    // With one thread, which is the call's own, none is begun before the failure.
    ExecutorService one = Executors.newSingleThreadExecutor();
    try (SwiftService service = new SwiftService(fixture.swift, ServiceSettings.DEFAULTS, one);
        Outcomes<UploadOutcome> outcomes =
            service.upload(new UploadRequest(Fixture.CONTAINER, three, UploadOptions.DEFAULTS))) {
      assertThatThrownBy(() -> outcomes.forEachRemaining(seen::add))
          .isInstanceOf(IllegalStateException.class);
    } finally {
      one.shutdownNow();
    }
    assertThat(seen).filteredOn(UploadOutcome.Uploaded.class::isInstance).hasSize(3);
  }

  @Test
  void everyDeletionIsReportedWhereALaterPageFails() {
    for (int i = 0; i < 40; i++) {
      fixture.put("o" + String.format("%02d", i), "");
    }
    fixture.faults("GET /c?format #1 -> short-page=30", "GET /c?marker -> 403");
    ExecutorService one = Executors.newSingleThreadExecutor();
    DeleteRequest all =
        DeleteRequest.of(new DeleteRequest.Selection.Container(Fixture.CONTAINER))
            .with(DeleteOptions.DEFAULTS.withLeaveSegments(true));
    try (SwiftService service = new SwiftService(fixture.swift, ServiceSettings.DEFAULTS, one);
        Outcomes<DeleteOutcome> outcomes = service.delete(all)) {
      List<DeleteOutcome> seen = outcomes.stream().toList();
      assertThat(seen).filteredOn(DeleteOutcome.ObjectDeleted.class::isInstance).hasSize(30);
      assertThat(seen).filteredOn(DeleteOutcome.Failed.class::isInstance).hasSize(1);
    } finally {
      one.shutdownNow();
    }
  }

  @Test
  void workersWaitForAReaderThatDoesNotRead() {
    AtomicInteger taken = new AtomicInteger();
    Iterator<UploadItem> items =
        IntStream.range(0, 2000)
            .mapToObj(
                i -> {
                  taken.incrementAndGet();
                  return (UploadItem)
                      new UploadItem.OfStream(
                          InputStream.nullInputStream(), new ObjectName("o" + i));
                })
            .iterator();
    try (Outcomes<UploadOutcome> outcomes =
        fixture.service.upload(
            new UploadRequest(Fixture.CONTAINER, items, UploadOptions.DEFAULTS))) {
      for (int i = 0; i < 100; i++) {
        outcomes.next();
        assertThat(taken.get()).isLessThan(100 + 256 + 50);
      }
      assertThat(outcomes.stream()).hasSize(2001 - 100);
    }
  }

  @Test
  void oneServiceServesManyThreads() throws Exception {
    for (int i = 0; i < 20; i++) {
      fixture.put("o" + i, "text");
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<java.util.concurrent.Future<Long>> counts =
          IntStream.range(0, 8).mapToObj(i -> threads.submit(this::downloadEverything)).toList();
      for (var count : counts) {
        assertThat(count.get()).isEqualTo(20);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private long downloadEverything() {
    DownloadRequest request =
        new DownloadRequest(
            new DownloadRequest.Selection.Container(Fixture.CONTAINER, "", ""),
            new Destination.Nowhere(),
            DownloadOptions.DEFAULTS);
    try (Outcomes<DownloadOutcome> outcomes = fixture.service.download(request)) {
      return outcomes.stream().filter(DownloadOutcome.Downloaded.class::isInstance).count();
    }
  }

  @Test
  void aListingThatIsNotReadToItsEndHoldsNothingUp() {
    for (int i = 0; i < 30; i++) {
      fixture.put("o" + String.format("%02d", i), "");
    }
    ListingQuery two = ListingQuery.ALL.withLimit(2);
    try (Outcomes<ListingEntry> entries =
        fixture.service.listContainer(Fixture.CONTAINER, two, CallOptions.none())) {
      assertThat(entries.next().name()).isEqualTo("o00");
      assertThat(entries.next().name()).isEqualTo("o01");
      assertThat(entries.next().name()).isEqualTo("o02");
    }
    assertThat(fixture.requests("GET")).hasSizeLessThan(5);
  }

  @Test
  void whoeverWasPromisedAnOutcomeGetsItAlsoIfAnotherThreadCloses() throws Exception {
    fixture.put("a", "1");
    fixture.put("b", "2");
    DownloadRequest request =
        new DownloadRequest(
            new DownloadRequest.Selection.Container(Fixture.CONTAINER, "", ""),
            new Destination.Nowhere(),
            DownloadOptions.DEFAULTS);
    Outcomes<DownloadOutcome> outcomes = fixture.service.download(request);
    assertThat(outcomes.hasNext()).isTrue();
    Thread other = new Thread(outcomes::close);
    other.start();
    other.join();

    assertThat(outcomes.next()).isInstanceOf(DownloadOutcome.Downloaded.class);
    assertThat(outcomes.hasNext()).isFalse();
    assertThatThrownBy(outcomes::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aCancelledCallIsNotSent() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    fixture.memory.clearRequests();

    assertThatThrownBy(() -> fixture.swift.headAccount(CallOptions.of(cancelled)))
        .isInstanceOf(io.jswift.domain.CancelledException.class);
    assertThat(fixture.memory.requests()).isEmpty();
  }
}
