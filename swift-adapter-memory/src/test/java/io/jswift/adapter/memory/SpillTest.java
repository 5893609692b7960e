package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large bodies are in files while they are held, and nowhere afterwards. */
class SpillTest {
  private static final int IN_HEAP = 64 * 1024;

  @TempDir Path directory;

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void filesComeAndGoWithTheirObjects() throws IOException {
    try (Asking swift = new Asking(MemorySwift.builder().spillDirectory(directory).build())) {
      swift.ask("PUT /c", "");
      swift.ask("PUT /c/small", "x".repeat(IN_HEAP));
      assertThat(files()).isEmpty();
      swift.ask("PUT /c/large", "x".repeat(IN_HEAP + 1));
      swift.ask("PUT /c/other", "x".repeat(IN_HEAP + 2));
      assertThat(files()).hasSize(2);
      swift.ask("PUT /c/large", "replaced");
      assertThat(files()).hasSize(1);
      swift.ask("PUT /c/wrong", "x".repeat(IN_HEAP + 3), "Etag: wrong");
      assertThat(files()).hasSize(1);
    }
    assertThat(directory).isEmptyDirectory();
  }
}
