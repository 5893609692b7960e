package io.jswift.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.StatusException;
import io.jswift.ports.time.Cancellation;
import io.jswift.ports.transport.Request;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.download.DownloadOutcome;
import io.jswift.service.settings.ServiceSettings;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one part does to those beside it. */
class SiblingPartsTest extends PartsCase {
  private final AlteringTransport wire = new AlteringTransport(fixture.transport);
  private final Connection swift =
      new Connection(
          wire, fixture.auth("testing"), ConnectionSettings.DEFAULTS.withTime(fixture.time));
  private final SwiftService service =
      new SwiftService(swift, ServiceSettings.DEFAULTS.withSegmentThreads(2));

  @AfterEach
  void closeAltered() {
    service.close();
    swift.close();
  }

  private static boolean asks(Request request, String range) {
    return request.headers().first("Range").orElse("").startsWith(range);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException timeout) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void onePartThatFailsBreaksOffTheOthers() throws IOException {
    putSegmented(1);
    CountDownLatch begun = new CountDownLatch(1);
    wire.before =
        (request, cancellation) -> {
          if (asks(request, "bytes=0-")) {
            begun.countDown();
            hangUntilCancelled(cancellation);
          } else if (asks(request, "bytes=1000-")) {
            await(begun);
          }
        };
    wire.answers = (request, told) -> asks(request, "bytes=1000-") ? told.withStatus(403) : told;

    DownloadOutcome outcome = download(inParts().build(), service);

    assertThat(((DownloadOutcome.Failed) outcome).failure().cause())
        .isInstanceOf(StatusException.class)
        .hasMessageContaining("403");
  }

  private static void hangUntilCancelled(Cancellation cancellation) {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (Cancellation.Registration hook = cancellation.onCancel(cancelled::countDown)) {
      await(cancelled);
    }
    cancellation.throwIfCancelled();
  }
}
