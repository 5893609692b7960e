package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ObjectPath;
import io.jswift.domain.Secret;
import io.jswift.ports.transport.BodySource;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import io.jswift.service.connection.ConnectionSettings;
import io.jswift.service.connection.ObjectReader;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's HTTP client waits for ever for a silent server; a connection over it does not. */
@Timeout(60)
class JdkSilenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /auth/* #1 -> stall=forever",
        "PUT /c/o #1 -> stall=forever",
        "HEAD /c/o #1 -> stall=forever",
        "GET /c/o #1 -> stall=forever",
        "GET /c/o #1 -> stall-after=3"
      })
  void aServerThatFallsSilentIsAskedAgain(String fault) throws IOException {
    ConnectionSettings settings = ConnectionSettings.DEFAULTS.withIdleLimit(Duration.ofMillis(300));
    try (MemorySwift memory = MemorySwift.start();
        LoopbackServer server = memory.serve(0);
        JdkTransport transport = new JdkTransport();
        Connection swift =
            new Connection(
                transport,
                new TempAuth(transport, server.authUrl(), "test:tester", new Secret("testing")),
                settings)) {
      memory.faults().add(fault);
      ObjectPath path = new ContainerName("c").object("o");
      swift.putContainer(path.container(), CallOptions.none());

      swift.putObject(path, BodySource.of(new byte[100_000]), CallOptions.none());
      swift.headObject(path, CallOptions.none());
      try (ObjectReader reader = swift.getObject(path, CallOptions.none())) {
        assertThat(reader.stream().readAllBytes()).hasSize(100_000);
      }

      assertThat(memory.faults().fired()).isOne();
    }
  }
}
