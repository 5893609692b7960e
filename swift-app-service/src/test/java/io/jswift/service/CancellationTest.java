package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.CancelledException;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.copy.CopyItem;
import io.jswift.service.copy.CopyOptions;
import io.jswift.service.copy.CopyOptions.LargeObjects;
import io.jswift.service.copy.CopyRequest;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.download.Destination;
import io.jswift.service.download.DownloadOptions;
import io.jswift.service.download.DownloadRequest;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls that are closed at any moment, by any thread, over any executor: nothing of them is left,
 * and nobody waits for ever.
 */
@Timeout(120)
class CancellationTest {
  private static final int OBJECTS = 30;

  private final Fixture fixture = new Fixture();
  private final CountingTransport counting = new CountingTransport(fixture.transport);
  private final Connection swift =
      new Connection(
          counting, fixture.auth("testing"), ConnectionSettings.DEFAULTS.withTime(fixture.time));

  @TempDir Path directory;

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Something to be read, copied and deleted: thirty small objects and a large one. */
  @BeforeEach
  void fill() {
    for (int i = 0; i < OBJECTS; i++) {
      fixture.put("o" + i, "text");
    }
    ContainerName segments = new ContainerName("s");
    fixture.swift.putContainer(segments, CallOptions.none());
    List<ManifestEntry> parts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ObjectPath path = segments.object("l/" + i);
      ETag etag =
          fixture.swift.putObject(path, BodySource.of(new byte[100]), CallOptions.none()).value();
      parts.add(ManifestEntry.Part.whole(path, etag, 100));
    }
    fixture.swift.putManifest(
        Fixture.CONTAINER.object("static"), new SloManifest(parts), CallOptions.none());
    fixture.swift.putDynamicManifest(
        Fixture.CONTAINER.object("dynamic"), segments, "l/", CallOptions.none());
  }

  /** What a call may do. */
  enum Work {
    UPLOAD,
    STREAMS,
    DOWNLOAD,
    DELETE,
    COPY,
    COPY_SEGMENTS
  }

  private static ServiceSettings threads(int each) {
    return ServiceSettings.DEFAULTS
        .withContainerThreads(each)
        .withUploadThreads(each)
        .withDownloadThreads(each)
        .withSegmentThreads(each);
  }

  private Outcomes<?> start(SwiftService service, Work work) {
    switch (work) {
      case UPLOAD -> {
        Iterator<UploadItem> files =
            IntStream.range(0, 20)
                .mapToObj(i -> (UploadItem) new UploadItem.OfFile(file(i), new ObjectName("f" + i)))
                .iterator();
        UploadOptions cut = UploadOptions.builder().segmentSize(100).build();
        return service.upload(new UploadRequest(new ContainerName("up"), files, cut));
      }
      case STREAMS -> {
        Iterator<UploadItem> streams =
            IntStream.range(0, 20)
                .mapToObj(
                    i ->
                        (UploadItem)
                            new UploadItem.OfStream(
                                new ByteArrayInputStream(new byte[950]), new ObjectName("s" + i)))
                .iterator();
        UploadOptions small = UploadOptions.builder().segmentSize(100).build();
        return service.upload(new UploadRequest(new ContainerName("up"), streams, small));
      }
      case DOWNLOAD -> {
        return service.download(
            new DownloadRequest(
                new DownloadRequest.Selection.Container(Fixture.CONTAINER, "", ""),
                new Destination.Tree(directory.resolve("target"), ""),
                DownloadOptions.DEFAULTS));
      }
      case DELETE -> {
        return service.delete(
            DeleteRequest.of(new io.jswift.service.delete.DeleteRequest.Selection.Account()));
      }
      default -> {
        List<CopyItem> items =
            Stream.concat(
                    IntStream.range(0, OBJECTS).mapToObj(i -> "o" + i),
                    Stream.of("static", "dynamic"))
                .map(name -> CopyItem.of(name).to("/copies"))
                .toList();
        LargeObjects form = work == Work.COPY ? LargeObjects.DATA : LargeObjects.SEGMENTS;
        return service.copy(
            new CopyRequest(Fixture.CONTAINER, items, CopyOptions.DEFAULTS.withLargeObjects(form)));
      }
    }
  }

  private Path file(int i) {
    try {
      return Files.write(directory.resolve("file" + i), new byte[950]);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void finish(Outcomes<?> outcomes) {
    outcomes.forEachRemaining(
        each -> assertThat(each.getClass().getSimpleName()).as("%s", each).isNotEqualTo("Failed"));
  }

  private List<Path> leftovers() throws IOException {
    Path target = directory.resolve("target");
    if (!Files.exists(target)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(target)) {
      return all.filter(Files::isRegularFile)
          .filter(each -> !each.getFileName().toString().matches("o\\d+|static|dynamic"))
          .toList();
    }
  }

  @ParameterizedTest
  @EnumSource(Work.class)
  void closedAtEveryStageNothingIsLeft(Work work) throws Exception {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(0, 1000, 1, TimeUnit.MINUTES, new SynchronousQueue<>());
    ServiceSettings two = threads(2);
    try (SwiftService service = new SwiftService(swift, two, threads)) {
      for (int stage = 1; stage <= 60; stage += stage < 12 ? 1 : 7) {
        CountDownLatch reached = new CountDownLatch(1);
        counting.at(stage, reached::countDown);
        Outcomes<?> outcomes = start(service, work);
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread reader = new Thread(() -> outcomes.forEachRemaining(each -> {}));
        reader.setUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
        reader.start();
        while (reached.getCount() > 0 && reader.isAlive()) {
          Thread.onSpinWait(); // until that stage is reached, or the call was over before
        }

        outcomes.close();

        reader.join();
        assertThat(thrown).isEmpty();
        assertThat(outcomes.hasNext()).isFalse();
        assertThat(counting.open).hasValue(0);
        assertThat(leftovers()).isEmpty();
        close(fixture); // what the call did is undone
      }
      // The permits are all there: as many jobs at once as ever.
      Outcomes<?> whole = start(service, work);
      finish(whole);
      whole.close();
      assertThat(counting.open).hasValue(0);
    } finally {
      threads.shutdown();
      assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  private void close(Fixture ignored) throws IOException {
    counting.at(Integer.MAX_VALUE, () -> {});
    fixture.swift.putContainer(Fixture.CONTAINER, CallOptions.none());
    boolean whole =
        fixture
                .swift
                .getContainer(Fixture.CONTAINER, ListingQuery.ALL, CallOptions.none())
                .value()
                .entries()
                .size()
            == OBJECTS + 2;
    if (!whole) {
      fill();
    }
  }

  @ParameterizedTest
  @EnumSource(Work.class)
  void aServiceThatClosesEndsItsCalls(Work work) throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    SwiftService service = new SwiftService(swift);
    counting.at(5, reached::countDown);
    Outcomes<?> outcomes = start(service, work);
    reached.await();

    service.close();

    while (outcomes.hasNext()) {
      outcomes.next();
    }
    assertThat(counting.open).hasValue(0);
    assertThatThrownBy(() -> start(service, work)).isInstanceOf(CancelledException.class);
  }

  static Stream<Supplier<Executor>> executors() {
    return Stream.of(
        Executors::newSingleThreadExecutor,
        () -> Executors.newFixedThreadPool(2),
        Executors::newCachedThreadPool,
        () -> new ForkJoinPool(1),
        () -> new ForkJoinPool(4),
        // one thread, and everything beyond is rejected, dropped, or done by who brings it
        () -> rejecting(new ThreadPoolExecutor.AbortPolicy()),
        () -> rejecting(new ThreadPoolExecutor.DiscardPolicy()),
        () -> rejecting(new ThreadPoolExecutor.CallerRunsPolicy()));
  }

  private static Executor rejecting(java.util.concurrent.RejectedExecutionHandler handler) {
    return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>(), handler);
  }

  @ParameterizedTest
  @MethodSource("executors")
  void anyExecutorWillDo(Supplier<Executor> maker) throws Exception {
    for (ServiceSettings settings : List.of(threads(1), ServiceSettings.DEFAULTS)) {
      for (Work work : Work.values()) {
        ExecutorService executor = (ExecutorService) maker.get();
        try (SwiftService service = new SwiftService(swift, settings, executor);
            Outcomes<?> outcomes = start(service, work)) {
          finish(outcomes);
        } finally {
          executor.shutdownNow();
          executor.awaitTermination(1, TimeUnit.MINUTES);
        }
        close(fixture);
      }
    }
  }

  @Test
  void oneOfEachAndThreadsOfItsOwnAreEnough() throws IOException {
    try (SwiftService service = new SwiftService(swift, threads(1))) {
      for (Work work : Work.values()) {
        try (Outcomes<?> outcomes = start(service, work)) {
          finish(outcomes);
        }
        close(fixture);
      }
    }
  }

  @Test
  void anExecutorThatHasNoThreadIsSaidSo() {
    Executor none =
        work -> {
          throw new RejectedExecutionException("full");
        };
    try (SwiftService service = new SwiftService(swift, ServiceSettings.DEFAULTS, none)) {
      assertThatThrownBy(() -> start(service, Work.DELETE))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("The executor takes no more work.");
    }
    Executor direct = Runnable::run;
    try (SwiftService service = new SwiftService(swift, ServiceSettings.DEFAULTS, direct)) {
      assertThatThrownBy(() -> start(service, Work.DELETE))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("needs another one");
    }
  }

  @Test
  void aCallThatNoThreadTookUpClosesAtOnce() {
    List<Runnable> kept = new ArrayList<>();
    try (SwiftService service = new SwiftService(swift, ServiceSettings.DEFAULTS, kept::add)) {
      Outcomes<?> outcomes = start(service, Work.DELETE);

      outcomes.close();

      assertThat(outcomes.hasNext()).isFalse();
      int before = counting.begun.get();
      kept.forEach(Runnable::run); // too late
      assertThat(counting.begun).hasValue(before);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 20})
  void anInterruptedWorkerIsToldOfAndLosesNothing(int stage) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    ServiceSettings two = threads(2);
    try (SwiftService service = new SwiftService(swift, two, threads)) {
      counting.at(stage, () -> Thread.currentThread().interrupt());
      try (Outcomes<?> outcomes = start(service, Work.COPY_SEGMENTS)) {
        assertThatThrownBy(() -> outcomes.forEachRemaining(each -> {}))
            .isInstanceOf(CancelledException.class);
      }
      counting.at(Integer.MAX_VALUE, () -> {});
      try (Outcomes<?> outcomes = start(service, Work.COPY_SEGMENTS)) {
        finish(outcomes);
      }
      assertThat(counting.open).hasValue(0);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aCallNobodyReadsLeavesThePoolToOthers() {
    for (int i = 0; i < 400; i++) {
      fixture.put("more" + i, "");
    }
    ServiceSettings one = threads(1);
    try (SwiftService service = new SwiftService(swift, one);
        Outcomes<?> unread =
            service.delete(
                DeleteRequest.of(new DeleteRequest.Selection.Container(Fixture.CONTAINER)))) {
      unread.next();
      fixture.swift.putContainer(new ContainerName("other"), CallOptions.none());
      try (Outcomes<?> other =
          service.delete(
              DeleteRequest.of(
                  new DeleteRequest.Selection.Container(new ContainerName("other"))))) {
        assertThat(other.stream()).hasSize(1);
      }
    }
  }
}
