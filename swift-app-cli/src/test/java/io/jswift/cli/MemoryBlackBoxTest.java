package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A heap of 24 MB is enough, however large an object is and however many there are. {@code
 * -Djswift.memory.mib=4096} and {@code -Djswift.memory.objects=100000} make it more of them.
 */
class MemoryBlackBoxTest {
  private static final String HEAP = "-Xmx24m";
  private static final long LARGE =
      Integer.getInteger("jswift.memory.mib", 512) * 1024L * 1024;
  private static final int MANY = Integer.getInteger("jswift.memory.objects", 3000);

  @TempDir Path work;
  private MemorySwift swift;
  private LoopbackServer server;

  @BeforeEach
  void start() {
    swift = MemorySwift.builder().spillDirectory(work).build();
    server = swift.serve(0);
  }

  @AfterEach
  void stop() {
    server.close();
    swift.close();
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> words = Program.swift(arguments);
    words.add(1, HEAP);
    Map<String, String> login =
        Map.of("ST_AUTH", server.authUrl(), "ST_USER", "test:tester", "ST_KEY", "testing");
    Cli.Result result = Program.run(work, login, words);
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    return result.out();
  }

  @Test
  void aLargeObject() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(work.resolve("large").toFile(), "rw")) {
      file.setLength(LARGE);
    }

    run("upload", "c", "large", "-S", "64M");
    run("download", "c", "large", "-o", "/dev/null");
    run("download", "c", "large", "-o", "copy");

    assertThat(Files.mismatch(work.resolve("large"), work.resolve("copy"))).isNegative();
    assertThat(run("stat", "c", "large")).contains("Content Length: " + LARGE);
  }

  @Test
  void manyObjects() throws Exception {
    Path many = Files.createDirectory(work.resolve("many"));
    for (int i = 0; i < MANY; i++) {
      Files.writeString(many.resolve("file " + i), "text " + i);
    }

    run("upload", "c", "many");
    assertThat(run("list", "c").lines()).hasSize(MANY);
    run("download", "c", "-D", "copy", "-q");
    run("delete", "c", "-q");

    assertThat(work.resolve("copy/many/file 17")).hasContent("text 17");
    assertThat(run("list")).isEmpty();
  }
}
