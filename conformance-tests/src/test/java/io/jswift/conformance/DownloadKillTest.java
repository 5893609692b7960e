package io.jswift.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.cli.Main;
import io.jswift.domain.ContainerName;
import io.jswift.domain.ETag;
import io.jswift.domain.Secret;
import io.jswift.domain.segment.ManifestEntry;
import io.jswift.domain.segment.SloManifest;
import io.jswift.ports.auth.Auth;
import io.jswift.ports.transport.BodySource;
import io.jswift.ports.transport.Target;
import io.jswift.ports.transport.Transport;
import io.jswift.service.connection.CallOptions;
import io.jswift.service.connection.Connection;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command, killed with SIGKILL at twenty random moments of the download of a segmented object
 * and started again each time, ends with the right bytes and nothing else, and the server sends
 * little more than them.
 *
 * <p>{@code -Djswift.kill.mib=1024} makes the object larger, {@code -Djswift.kill.seed=…} repeats a
 * run.
 */
class DownloadKillTest {
  private static final int KILLS = 20;
  private static final int THREADS = 10;
  private static final int SEGMENTS = 256;
  private static final long SIZE = Integer.getInteger("jswift.kill.mib", 64) * 1024L * 1024;
  private static final int SEGMENT = (int) (SIZE / SEGMENTS);
  // What heads, the login and manifests take.
  private static final long BESIDES = 256 * 1024;

  private final MemorySwift swift = MemorySwift.start();
  private final LoopbackServer server = swift.serve(0);
  private final CountingRelay relay = new CountingRelay(server.port());
  private final long seed = Long.getLong("jswift.kill.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @TempDir Path work;

  @AfterEach
  void close() {
    relay.close();
    server.close();
    swift.close();
  }

  @Test
  void aKilledDownloadGoesOnWhereItStopped() throws Exception {
    System.out.println("DownloadKillTest: -Djswift.kill.seed=" + seed);
    putLargeObject();
    int kills = 0;
    int finished = 0;
    boolean ended = false;
    // The last one is finished, too: what came of it is not wasted.
    while (kills < KILLS || !ended) {
      boolean last = kills == KILLS;
      ended = run(last ? Long.MAX_VALUE : random.nextLong(SIZE / 4));
      if (ended) {
        assertRight();
        finished++;
        Files.delete(target());
      } else {
        kills++;
      }
    }
    long allowed =
        finished * SIZE + KILLS * (long) THREADS * SEGMENT + (finished + KILLS) * BESIDES;
    System.out.println(
        "DownloadKillTest: "
            + finished
            + " downloads of "
            + SIZE
            + " bytes, "
            + kills
            + " kills, "
            + relay.served()
            + " bytes served, "
            + allowed
            + " allowed");
    assertThat(relay.served()).as("seed %d", seed).isLessThanOrEqualTo(allowed);
  }

  /** Runs the command until the server has sent so much more; returns whether it ended before. */
  private boolean run(long bytes) throws IOException, InterruptedException {
    Path errors = work.resolve("errors");
    String[] words = {
      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
      "-XX:+UseSerialGC",
      "-Xmx64m",
      "-cp",
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
      Main.class.getName(),
      "download",
      "c",
      "o",
      "-q",
      "-o",
      target().toString(),
      "--part-size",
      Integer.toString(SEGMENT)
    };
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectError(errors.toFile()).redirectOutput(errors.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(ST|OS)_.*|(?i).*_proxy"));
    builder.environment().put("ST_AUTH", "http://127.0.0.1:" + relay.port() + "/auth/v1.0");
    builder.environment().put("ST_USER", "test:tester");
    builder.environment().put("ST_KEY", "testing");
    long until = bytes == Long.MAX_VALUE ? bytes : relay.served() + bytes;
    Process process = builder.start();
    relay.await(until, process);
    process.destroyForcibly();
    int exit = process.waitFor();
    boolean killed = exit == 128 + 9;
    assertThat(killed || exit == 0).as("seed %d: %s", seed, Files.readString(errors)).isTrue();
    Files.delete(errors);
    return !killed;
  }

  private Path target() throws IOException {
    return Files.createDirectories(work.resolve("down")).resolve("target");
  }

  private void assertRight() throws IOException {
    try (Stream<Path> files = Files.list(work.resolve("down"))) {
      assertThat(files).as("seed %d", seed).containsExactly(target());
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(target()))) {
      for (int i = 0; i < SEGMENTS; i++) {
        assertThat(Arrays.equals(in.readNBytes(SEGMENT), segment(i)))
            .as("seed %d, segment %d", seed, i)
            .isTrue();
      }
      assertThat(in.read()).isNegative();
    }
  }

  private static byte[] segment(int index) {
    byte[] bytes = new byte[SEGMENT];
    new Random(index).nextBytes(bytes);
    return bytes;
  }

  private void putLargeObject() {
    ContainerName container = new ContainerName("c");
    try (Transport transport = swift.transport()) {
      Auth auth =
          new TempAuth(
              transport,
              Target.parse(swift.authUrl()).toString(),
              "test:tester",
              new Secret("testing"));
      Connection connection = new Connection(transport, auth);
      connection.putContainer(container, CallOptions.none());
      List<ManifestEntry> entries = new ArrayList<>();
      for (int i = 0; i < SEGMENTS; i++) {
        var path = container.object("s/" + i);
        ETag etag =
            connection.putObject(path, BodySource.of(segment(i)), CallOptions.none()).value();
        entries.add(ManifestEntry.Part.whole(path, etag, SEGMENT));
      }
      connection.putManifest(container.object("o"), new SloManifest(entries), CallOptions.none());
    }
  }
}
