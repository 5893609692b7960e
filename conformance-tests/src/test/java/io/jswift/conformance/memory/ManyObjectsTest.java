package io.jswift.conformance.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Secret;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * However many objects there are, or segments of one, a small heap is enough to list and delete
 * them. The full size, which needs a few minutes and as much memory for the server: {@code
 * -Dmany=100000 -DargLine=-Xmx2g}.
 */
class ManyObjectsTest {
  private static final int MANY = Integer.getInteger("many", 4000);
  private static final String HEAP = MANY < 50_000 ? "-Xmx20m" : "-Xmx64m";
  private static final byte[] TEXT = "text".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path work;
  private MemorySwift memory;
  private LoopbackServer server;
  private Transport transport;
  private Connection swift;

  @BeforeEach
  void start() {
    memory = MemorySwift.start();
    server = memory.serve(0);
    transport = memory.transport();
    swift =
        new Connection(
            transport,
            new TempAuth(transport, memory.authUrl(), "test:tester", new Secret("testing")));
  }

  @AfterEach
  void stop() {
    swift.close();
    transport.close();
    server.close();
    memory.close();
  }

  private void fill(String container, String prefix) {
    ContainerName name = new ContainerName(container);
    swift.putContainer(name, CallOptions.none());
    for (int i = 0; i < MANY; i++) {
      swift.putObject(name.object(prefix + i), BodySource.of(TEXT), CallOptions.none());
    }
  }

  private String sweep(String container) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-cp",
            System.getProperty("java.class.path"),
            Sweep.class.getName(),
            server.authUrl(),
            container);
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    long millis = (System.nanoTime() - start) / 1_000_000;
    return told.strip() + (MANY < 50_000 ? "" : " in " + millis + " ms with " + HEAP);
  }

  @Test
  void manySmallObjectsAreListedAndDeleted() throws Exception {
    fill("c", "an object of a name that is not short, number ");

    String told = sweep("c");

    assertThat(told)
        .startsWith("listed %d deleted %d segments 0 failed 0 containers 1".formatted(MANY, MANY));
  }

  @Test
  void manySegmentsOfOneObjectAreDeleted() throws Exception {
    fill("s", "large/");
    ContainerName container = new ContainerName("c");
    swift.putContainer(container, CallOptions.none());
    swift.putDynamicManifest(
        container.object("large"), new ContainerName("s"), "large/", CallOptions.none());

    String told = sweep("c");

    assertThat(told)
        .startsWith("listed 1 deleted 1 segments %d failed 0 containers 1".formatted(MANY));
  }
}
