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

  private Asking swift() {
    return new Asking(
        MemorySwift.builder().spillDirectory(directory).maxFileSize(1_000_000).build());
  }

  @Test
  void bytesAndRangesOfThemAreThoseThatWerePut() {
    String large = "0123456789".repeat(50_000);
    try (Asking swift = swift()) {
      swift.ask("PUT /c", "");
      String etag = swift.ask("PUT /c/o", large).header("Etag");
      assertThat(swift.ask("PUT /c/o", large, "Etag: " + etag).status()).isEqualTo(201);
      assertThat(etag).isEqualTo("609a85cd4d5f8894e9bb58a7d7441347");
      swift.ask("POST /c/o", "", "X-Object-Meta-A: b");
      assertThat(swift.ask("GET /c/o", "").body()).isEqualTo(large);
      assertThat(swift.ask("GET /c/o", "", "Range: bytes=300003-300006").body()).isEqualTo("3456");
      assertThat(swift.ask("GET /c/o", "", "Range: bytes=-3").body()).isEqualTo("789");
      assertThat(swift.ask("GET /c/o", "", "Range: bytes=0-1,300003-300004").body())
          .contains("\r\n\r\n01\r\n--")
          .contains("\r\n\r\n34\r\n--");
    }
  }

  @Test
  void whatIsTooLargeLeavesNothing() throws IOException {
    try (Asking swift = swift()) {
      swift.ask("PUT /c", "");
      assertThat(swift.askInChunks("PUT /c/o", "x".repeat(1_000_001)).status()).isEqualTo(413);
      assertThat(files()).isEmpty();
      assertThat(swift.askInChunks("PUT /c/o", "x".repeat(1_000_000)).status()).isEqualTo(201);
      assertThat(files()).hasSize(1);
    }
    try (Asking swift =
        new Asking(MemorySwift.builder().spillDirectory(directory).maxFileSize(10).build())) {
      swift.ask("PUT /c", "");
      assertThat(swift.askInChunks("PUT /c/o", "x".repeat(11)).status()).isEqualTo(413);
      assertThat(swift.askInChunks("PUT /c/o", "x".repeat(10)).status()).isEqualTo(201);
    }
  }

  @Test
  void filesOfWhatIsDeletedGo() throws IOException {
    String large = "x".repeat(IN_HEAP + 1);
    try (Asking swift = swift()) {
      swift.ask("PUT /c", "");
      swift.ask("PUT /c/o", large);
      swift.ask("DELETE /c/o", "");
      assertThat(files()).isEmpty();
      swift.ask("PUT /v", "", "X-Versions-Enabled: true");
      String id = swift.ask("PUT /v/o", large).header("X-Object-Version-Id");
      swift.ask("DELETE /v/o", "");
      assertThat(files()).hasSize(1);
      swift.ask("DELETE /v/o?version-id=" + id, "");
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void aFileStaysUntilNoneNeedsIt() throws IOException {
    String large = "x".repeat(IN_HEAP + 1);
    try (Asking swift = swift()) {
      swift.ask("PUT /old", "");
      swift.ask("PUT /c", "", "X-Versions-Location: old");
      swift.ask("PUT /c/o", large);
      swift.ask("PUT /c/o", "2");
      swift.ask("DELETE /c/o", ""); // what was overwritten is in two places, then in one
      assertThat(swift.ask("GET /c/o", "").body()).isEqualTo(large);
      assertThat(files()).hasSize(1);
    }
  }
}
