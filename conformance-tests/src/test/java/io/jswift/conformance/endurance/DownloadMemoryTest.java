package io.jswift.conformance.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The command brings back whatever there is with a heap of 64 MB, and every byte of it is right: it
 * would end at once if that were not enough.
 *
 * <p>Also in the small size the object is half as large again as the heap, so whoever held all of
 * it, or all of its parts, would not come to the end; and 1500 segments are two levels of
 * manifests. What grows with the number of objects shows in the full size only: {@code
 * -Djswift.memory.mib=4096 -Djswift.memory.objects=100000}. It needs three times that much room for
 * temporary files.
 */
class DownloadMemoryTest {
  private static final long MIB = 1024 * 1024;
  private static final long LARGE = Long.getLong("jswift.memory.mib", 96) * MIB;
  private static final int OBJECTS = Integer.getInteger("jswift.memory.objects", 1500);
  private static final int IN_A_FOLDER = 1000;
  private static final String HEAP = "64m";
  private static final long MINUTES = 30;

  @TempDir Path work;
  private MemorySwift swift;
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    Path spill = Files.createDirectories(work.resolve("spill"));
    swift = MemorySwift.builder().spillDirectory(spill).build();
    server = swift.serve(0);
  }

  @AfterEach
  void stop() {
    server.close();
    swift.close();
  }

  @ParameterizedTest
  @CsvSource({"segments, 16M", "more segments than one manifest names, 1500", "none, ''"})
  void aLargeObject(String what, String size) throws Exception {
    Path source = numbers();
    List<String> upload =
        new ArrayList<>(List.of("upload", "c", source.toString(), "--object-name", "large"));
    if (!size.isEmpty()) {
      upload.add("-S");
      upload.add(size.endsWith("M") ? size : Long.toString(LARGE / Integer.parseInt(size)));
    }
    run(upload.toArray(String[]::new));

    run("download", "c", "large", "-o", work.resolve("copy").toString());
    assertThat(Files.mismatch(source, work.resolve("copy"))).isNegative();

    Path printed = run("download", "c", "large", "-o", "-");
    assertThat(Files.mismatch(source, printed)).isNegative();
    Files.delete(printed);

    Path skipped =
        run("download", "c", "large", "-o", work.resolve("copy").toString(), "--skip-identical");
    assertThat(skipped).content().contains("Skipped identical");
    run("delete", "c", "large");
    assertThat(run("list", "c")).isEmptyFile();
  }

  @Test
  void manySmallObjects() throws Exception {
    Path tree = Files.createDirectories(work.resolve("tree"));
    for (int i = 0; i < OBJECTS; i++) {
      Path folder = tree.resolve("folder" + i / IN_A_FOLDER);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("object" + i), "content " + i);
    }

    run("upload", "c", tree.toString(), "--object-name", "t");
    assertThat(lines(run("list", "c"))).isEqualTo(OBJECTS);
    assertThat(lines(run("download", "c", "-D", work.resolve("copy").toString())))
        .isEqualTo(OBJECTS);
    for (int i = 0; i < OBJECTS; i++) {
      Path copy = work.resolve("copy/t/folder" + i / IN_A_FOLDER + "/object" + i);
      assertThat(Files.readString(copy)).isEqualTo("content " + i);
    }
    try (Stream<Path> files = Files.walk(work.resolve("copy"))) {
      assertThat(files.filter(Files::isRegularFile).count()).isEqualTo(OBJECTS);
    }
    run("delete", "c");
    assertThat(run("list")).isEmptyFile();
  }

  /** Every eight bytes of it are others, so that none can stand in another's place unnoticed. */
  private Path numbers() throws IOException {
    Path file = work.resolve("large");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      for (long i = 0; i < LARGE / Long.BYTES; i++) {
        out.writeLong(i);
      }
    }
    return file;
  }

  private static long lines(Path printed) throws IOException {
    try (Stream<String> lines = Files.lines(printed)) {
      return lines.count();
    }
  }

  private Path run(String... words) throws Exception {
    long start = System.nanoTime();
    Path printed =
        new CommandProcess(work, HEAP, server.authUrl(), List.of(words)).success(MINUTES);
    System.out.printf(
        "%s: %.1f s with -Xmx%s%n", List.of(words), (System.nanoTime() - start) / 1e9, HEAP);
    return printed;
  }
}
