package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectName;
import io.jswift.ports.transport.Request;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.copy.CopyItem;
import io.jswift.service.copy.CopyOptions;
import io.jswift.service.copy.CopyRequest;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.outcome.Outcomes;
import io.jswift.service.settings.ServiceSettings;
import io.jswift.service.upload.UploadItem;
import io.jswift.service.upload.UploadOptions;
import io.jswift.service.upload.UploadRequest;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each pool is as wide as it is said to be, two calls together, and no wider. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PoolsTest {
  private static final int WIDTH = 3;

  private final Fixture fixture = new Fixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private enum Work {
    UPLOAD("PUT", "/c/o"),
    SEGMENT("PUT", "/c_segments/"),
    COPY("COPY", "/c/o"),
    DELETE("DELETE", "/c/o"),
    CONTAINER("DELETE", "/container");

    private final String method;
    private final String path;

    Work(String method, String path) {
      this.method = method;
      this.path = path;
    }

    boolean is(Request request) {
      return request.method().equals(method) && request.target().path().contains(path);
    }
  }

  private static Outcomes<?> start(SwiftService service, Work work, int call) {
    List<String> names = IntStream.range(0, 6).mapToObj(i -> "o" + call + i).toList();
    return switch (work) {
      case UPLOAD -> service.upload(uploads(names, 10, 1000));
      case SEGMENT -> service.upload(uploads(names.subList(0, 1), 100, 10));
      case COPY ->
          service.copy(
              new CopyRequest(
                  Fixture.CONTAINER,
                  names.stream().map(name -> CopyItem.of(name).to("/d")).toList(),
                  CopyOptions.DEFAULTS));
      case DELETE ->
          service.delete(
              DeleteRequest.of(
                  DeleteRequest.Selection.Objects.of(
                      Fixture.CONTAINER, names.stream().map(ObjectName::new).toList())));
      case CONTAINER -> service.delete(DeleteRequest.of(new DeleteRequest.Selection.Account()));
    };
  }

  private static UploadRequest uploads(List<String> names, int size, int segment) {
    List<UploadItem> items =
        names.stream()
            .map(
                name ->
                    (UploadItem)
                        new UploadItem.OfStream(
                            new ByteArrayInputStream(new byte[size]), new ObjectName(name)))
            .toList();
    return UploadRequest.of("c", items).with(UploadOptions.builder().segmentSize(segment).build());
  }

  @ParameterizedTest
  @EnumSource(Work.class)
  void asManyAtOnceAsThePoolIsWide(Work work) {
    for (int call = 1; call <= 2; call++) {
      for (int i = 0; i < 6; i++) {
        fixture.swift.putContainer(new ContainerName("container" + call + i), CallOptions.none());
        fixture.put("o" + call + i, "text");
      }
    }
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(WIDTH);
    LyingTransport wire = new LyingTransport(fixture.transport);
    wire.tell(
        new LyingTransport.Lie() {
          @Override
          public Request asked(Request request) {
            if (work.is(request)) {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              full.countDown();
              try {
                full.await(); // the first wait until there are as many as may be
              } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
              }
            }
            return request;
          }

          @Override
          public void ended(Request request) {
            if (work.is(request)) {
              now.decrementAndGet();
            }
          }
        });
    ServiceSettings three = new ServiceSettings(WIDTH, WIDTH, WIDTH, WIDTH);
    ConnectionSettings settings = ConnectionSettings.DEFAULTS.withTime(fixture.time);
    try (Connection swift = new Connection(wire, fixture.auth("testing"), settings);
        SwiftService service = new SwiftService(swift, three);
        Outcomes<?> one = start(service, work, 1);
        Outcomes<?> another = start(service, work, 2)) {
      one.forEachRemaining(PoolsTest::assertDone);
      another.forEachRemaining(PoolsTest::assertDone);
    }
    assertThat(most).hasValue(WIDTH);
  }

  private static void assertDone(Object outcome) {
    assertThat(outcome.getClass().getSimpleName()).as("%s", outcome).isNotEqualTo("Failed");
  }
}
