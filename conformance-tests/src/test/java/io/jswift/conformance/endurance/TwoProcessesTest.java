package io.jswift.conformance.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that download to one file at once: it is one of the objects, whole, and all of them say
 * so.
 */
class TwoProcessesTest {
  private static final int SIZE = 8 << 20;

  @TempDir Path work;

  @Test
  void theFileIsOneOfTheObjects() throws Exception {
    Path folder = Files.createDirectory(work.resolve("down"));
    Path target = folder.resolve("target");
    List<byte[]> contents = new ArrayList<>();
    try (MemorySwift swift = MemorySwift.builder().build();
        LoopbackServer server = swift.serve(0)) {
      for (int i = 0; i < 2; i++) {
        byte[] bytes = new byte[SIZE];
        new Random(i).nextBytes(bytes);
        contents.add(bytes);
        Path source = Files.write(work.resolve("o" + i), bytes);
        run(server, "upload", "c", source.toString(), "--object-name", "o" + i, "-S", "64K")
            .success(2);
      }
      List<CommandProcess> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String to = target.toString();
        all.add(run(server, "download", "c", "o" + i % 2, "-o", to, "--part-size", "64K"));
      }
      for (CommandProcess each : all) {
        each.success(2);
      }
    }
    assertThat(contents).contains(Files.readAllBytes(target));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }

  private CommandProcess run(LoopbackServer server, String... words) throws Exception {
    return new CommandProcess(work, "64m", server.authUrl(), List.of(words));
  }
}
