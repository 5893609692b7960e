package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.ManualTime;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Secret;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Transport;
import io.jswift.service.SwiftService;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.delete.DeleteOutcome;
import io.jswift.service.delete.DeleteRequest;
import io.jswift.service.outcome.Outcomes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the library tells {@code System.Logger}, which is java.util.logging here. */
class LogTest {
  private static final String FAULTS =
      """
      PUT /c/o07 #1 -> 503 retry-after=7
      PUT /c/o09 #1 -> expire-token
      POST /?bulk-delete #* -> 404
      DELETE /c #1 -> 409
      """;

  private final Logger logger = Logger.getLogger("io.jswift.service");
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @AfterEach
  void detach() {
    logger.removeHandler(handler);
    logger.setLevel(null);
  }

  private void work() {
    ManualTime time = new ManualTime();
    try (MemorySwift memory = MemorySwift.builder().faults(FAULTS).time(time).build();
        Transport transport = memory.transport();
        Connection swift =
            new Connection(
                transport,
                new TempAuth(transport, memory.authUrl(), "test:tester", new Secret("testing")),
                ConnectionSettings.DEFAULTS.withTime(time));
        SwiftService service = new SwiftService(swift)) {
      ContainerName container = new ContainerName("c");
      swift.putContainer(container, CallOptions.none());
      for (int i = 0; i < 30; i++) {
        String name = String.format("o%02d", i);
        swift.putObject(container.object(name), BodySource.of(new byte[1]), CallOptions.none());
      }
      try (Outcomes<DeleteOutcome> outcomes =
          service.delete(DeleteRequest.of(new DeleteRequest.Selection.Container(container)))) {
        assertThat(outcomes.stream()).hasSize(31);
      }
    }
  }

  private List<String> told(String name) {
    return records.stream()
        .filter(each -> each.getLoggerName().equals(name))
        .map(LogRecord::getMessage)
        .toList();
  }

  @Test
  void retriesRenewalsAndFallbacksAreToldAndNoSecrets() {
    logger.addHandler(handler);
    logger.setLevel(Level.FINE);

    work();

    assertThat(told("io.jswift.service.connection"))
        .anyMatch(each -> each.matches("Object PUT, attempt 2 in PT7\\S*: .*503.*"))
        .anyMatch(each -> each.startsWith("Object PUT, with a new session: "));
    assertThat(told("io.jswift.service.delete"))
        .anyMatch(each -> each.startsWith("Objects are deleted one by one: "))
        .anyMatch(each -> each.startsWith("c is listed anew in PT0.5S: "));
    assertThat(records).allMatch(each -> each.getLevel().equals(Level.FINE));
    assertThat(records)
        .noneMatch(
            each -> each.getMessage().contains("testing") || each.getMessage().contains("AUTH_tk"));
  }

  @Test
  void nothingIsToldUnlessAsked() {
    logger.addHandler(handler);

    work();

    assertThat(records).isEmpty();
  }
}
