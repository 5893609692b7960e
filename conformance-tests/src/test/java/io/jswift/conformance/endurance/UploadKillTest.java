package io.jswift.conformance.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.domain.ContainerName;
import io.jswift.domain.Secret;
import io.jswift.domain.listing.ListingEntry;
import io.jswift.domain.listing.ListingQuery;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command is killed at random moments of a segmented upload, by SIGKILL, and started again each
 * time. It ends with the right bytes and no orphan, and each time it goes on where it was: what the
 * server received stays below the size, and one segment a thread for each kill.
 *
 * <p>The full size: {@code -Djswift.kill.mib=1024 -Djswift.kill.segment=8388608
 * -Djswift.kill.kills=200}. A run is repeated with {@code -Djswift.kill.seed=N}, which it prints.
 */
class UploadKillTest {
  private static final int SIZE = Integer.getInteger("jswift.kill.mib", 12) << 20;
  private static final int SEGMENT = Integer.getInteger("jswift.kill.segment", 128 * 1024);
  private static final int KILLS = Integer.getInteger("jswift.kill.kills", 20);
  private static final long SEED = Long.getLong("jswift.kill.seed", System.nanoTime());
  private static final int THREADS = 4;
  private static final ContainerName CONTAINER = new ContainerName("c");
  private static final ContainerName SEGMENTS = new ContainerName("c_segments");

  @TempDir Path work;

  @Test
  void whateverIsKilledGoesOnWhereItWas() throws Exception {
    System.out.println("jswift.kill.seed=" + SEED);
    Random random = new Random(SEED);
    try (MemorySwift swift = MemorySwift.builder().spillDirectory(work).build();
        LoopbackServer server = swift.serve(0);
        CountingRelay relay = new CountingRelay(URI.create(server.authUrl()).getPort())) {
      int kills = 0;
      for (int round = 0; kills < KILLS; round++) {
        kills += round(swift, server.authUrl(), relay, random, round, KILLS - kills);
      }
    }
  }

  /** Uploads one file until it is there; returns how often it was killed meanwhile. */
  private int round(
      MemorySwift swift, String authUrl, CountingRelay relay, Random random, int round, int most)
      throws Exception {
    Path file = work.resolve("file" + round);
    byte[] bytes = new byte[SIZE];
    random.nextBytes(bytes);
    Files.write(file, bytes);
    long before = relay.received();
    int kills = 0;
    while (kills < most && isKilled(authUrl, relay, file, random.nextInt(SIZE / 8))) {
      kills++;
    }
    upload(authUrl, relay, file).success(2);
    long received = relay.received() - before;
    assertThat(received).isLessThan(SIZE + (long) kills * THREADS * SEGMENT + SIZE / 50);
    check(swift, file.getFileName().toString(), bytes);
    new CommandProcess(work, "128m", authUrl, List.of("delete", "c", file.getFileName().toString()))
        .success(2);
    return kills;
  }

  private boolean isKilled(String authUrl, CountingRelay relay, Path file, int after)
      throws IOException, InterruptedException {
    long moment = relay.received() + after;
    CommandProcess command = upload(authUrl, relay, file);
    relay.await(moment, command);
    return command.kill();
  }

  private CommandProcess upload(String authUrl, CountingRelay relay, Path file) throws IOException {
    return new CommandProcess(
        work,
        "128m",
        authUrl,
        List.of(
            "--os-storage-url",
            "http://127.0.0.1:" + relay.port() + "/v1/AUTH_test",
            "upload",
            CONTAINER.value(),
            file.toString(),
            "--object-name",
            file.getFileName().toString(),
            "-S",
            Integer.toString(SEGMENT),
            "--segment-threads",
            Integer.toString(THREADS)));
  }

  private static void check(MemorySwift swift, String name, byte[] bytes) throws IOException {
    try (Transport transport = swift.transport();
        Connection connection =
            new Connection(
                transport,
                new TempAuth(transport, swift.authUrl(), "test:tester", new Secret("testing")))) {
      try (var reader = connection.getObject(CONTAINER.object(name), CallOptions.none());
          InputStream in = reader.stream()) {
        assertThat(Arrays.equals(in.readAllBytes(), bytes)).as("the right bytes").isTrue();
      }
      List<String> used =
          connection
              .getManifest(CONTAINER.object(name), CallOptions.none())
              .value()
              .paths()
              .stream()
              .map(path -> path.object().value())
              .sorted()
              .toList();
      assertThat(
              connection
                  .getContainer(SEGMENTS, ListingQuery.ALL, CallOptions.none())
                  .value()
                  .entries()
                  .stream()
                  .map(ListingEntry::name))
          .containsExactlyElementsOf(used);
    }
  }
}
