package io.jswift.conformance.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command uploads with a heap of 64 MB whatever there is: it would end at once if that were not
 * enough.
 *
 * <p>The full size: {@code -Djswift.memory.mib=4096 -Djswift.memory.objects=100000}.
 */
class UploadMemoryTest {
  private static final long MIB = 1024 * 1024;
  private static final long LARGE = Long.getLong("jswift.memory.mib", 192) * MIB;
  private static final int OBJECTS = Integer.getInteger("jswift.memory.objects", 3000);
  private static final String HEAP = "64m";
  private static final long MINUTES = 30;

  @TempDir Path work;

  @Test
  void aLargeFile() throws Exception {
    Path file = sparse();
    upload(List.of("upload", "c", file.toString(), "--object-name", "large", "-S", "16M"), "large");
  }

  @Test
  void aLargeFileInMoreSegmentsThanOneManifestNames() throws Exception {
    Path file = sparse();
    String size = Long.toString(Math.max(1, LARGE / 1500));
    upload(List.of("upload", "c", file.toString(), "--object-name", "many", "-S", size), "many");
  }

  @Test
  void manySmallObjects() throws Exception {
    Path tree = Files.createDirectories(work.resolve("tree"));
    for (int i = 0; i < OBJECTS; i++) {
      Path folder = tree.resolve("folder" + i / 1000);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("object" + i), "content " + i);
    }
    Path printed = upload(List.of("upload", "c", tree.toString(), "--object-name", "t"), "t/");
    try (Stream<String> lines = Files.lines(printed)) {
      assertThat(lines.filter(line -> line.startsWith("t/folder")).count()).isEqualTo(OBJECTS);
    }
  }

  private Path sparse() throws IOException {
    Path file = work.resolve("large");
    try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
      made.setLength(LARGE);
    }
    return file;
  }

  private Path upload(List<String> words, String line) throws Exception {
    Path spill = Files.createDirectories(work.resolve("spill"));
    try (MemorySwift swift = MemorySwift.builder().spillDirectory(spill).build();
        LoopbackServer server = swift.serve(0)) {
      long start = System.nanoTime();
      Path printed =
          new CommandProcess(work, HEAP, server.authUrl(), new ArrayList<>(words)).success(MINUTES);
      System.out.printf("%s: %.1f s with -Xmx%s%n", words, (System.nanoTime() - start) / 1e9, HEAP);
      try (Stream<String> lines = Files.lines(printed)) {
        assertThat(lines.anyMatch(each -> each.startsWith(line))).isTrue();
      }
      return printed;
    }
  }
}
