package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Swift holds survives it, if it was given a directory. */
class DataDirectoryTest {
  private static final String LARGE = "x".repeat(200_000);

  @TempDir Path directory;

  private Asking swift() {
    return new Asking(MemorySwift.builder().data(directory).build());
  }

  private List<Path> bodies() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("bodies"))) {
      return files.toList();
    }
  }

  @Test
  void objectsAndMetadataAreThereAgain() {
    try (Asking swift = swift()) {
      swift.ask("POST ", "", "X-Account-Meta-Color: blue");
      swift.ask("PUT /c", "", "X-Container-Read: .r:*", "X-Storage-Policy: silver");
      swift.ask("PUT /c/small", "small", "X-Object-Meta-A: \u00c3\u00bc", "Content-Type: a/b");
      swift.ask("PUT /c/large", LARGE, "X-Delete-At: 4000000000");
      swift.ask("PUT /c/empty", "");
    }
    try (Asking swift = swift()) {
      assertThat(swift.ask("HEAD ", "").header("X-Account-Meta-Color")).isEqualTo("blue");
      assertThat(swift.ask("HEAD /c", "").header("X-Container-Read")).isEqualTo(".r:*");
      assertThat(swift.ask("HEAD /c", "").header("X-Storage-Policy")).isEqualTo("silver");
      assertThat(swift.ask("HEAD /c", "").header("X-Container-Bytes-Used")).isEqualTo("200005");
      assertThat(swift.ask("GET /c/small", "").body()).isEqualTo("small");
      assertThat(swift.ask("HEAD /c/small", "").header("X-Object-Meta-A"))
          .isEqualTo("\u00c3\u00bc");
      assertThat(swift.ask("GET /c/large", "").body()).isEqualTo(LARGE);
      assertThat(swift.ask("HEAD /c/large", "").header("X-Delete-At")).isEqualTo("4000000000");
      assertThat(swift.ask("GET /c", "").body()).isEqualTo("empty\nlarge\nsmall\n");
    }
  }

  @Test
  void manifestsLinksAndVersionsAreThereAgain() {
    String id;
    try (Asking swift = swift()) {
      swift.ask("PUT /c", "", "X-Versions-Enabled: true");
      id = swift.ask("PUT /c/v", "first").header("X-Object-Version-Id");
      swift.ask("PUT /c/v", "second");
      swift.ask("PUT /p", "");
      swift.ask("PUT /p/s", "segment");
      swift.ask(
          "PUT /p/slo?multipart-manifest=put",
          "[{\"path\":\"/p/s\",\"range\":\"0-2\"},{\"data\":\"YWJj\"}]");
      swift.ask("PUT /p/l", "", "X-Symlink-Target: p/s");
    }
    try (Asking swift = swift()) {
      assertThat(swift.ask("GET /p/slo", "").body()).isEqualTo("segabc");
      assertThat(swift.ask("GET /p/l", "").body()).isEqualTo("segment");
      assertThat(swift.ask("GET /c/v", "").body()).isEqualTo("second");
      assertThat(swift.ask("GET /c/v?version-id=" + id, "").body()).isEqualTo("first");
      assertThat(swift.ask("DELETE /c/v?version-id=" + id, "").status()).isEqualTo(204);
      assertThat(swift.ask("GET /c/v", "").body()).isEqualTo("second");
    }
  }

  @Test
  void bytesThatTwoObjectsShareGoWithTheSecond() throws IOException {
    try (Asking swift = swift()) {
      swift.ask("PUT /old", "");
      swift.ask("PUT /c", "", "X-Versions-Location: old");
      swift.ask("PUT /c/o", LARGE);
      swift.ask("PUT /c/o", "2");
    }
    try (Asking swift = swift()) {
      swift.ask("DELETE /c/o", "");
      assertThat(swift.ask("GET /c/o", "").body()).isEqualTo(LARGE);
      assertThat(bodies()).hasSize(1);
      swift.ask("DELETE /c/o", "");
      assertThat(bodies()).isEmpty();
    }
  }

  @Test
  void bodiesThatNothingRefersToAreDeleted() throws IOException {
    try (Asking swift = swift()) {
      swift.ask("PUT /c", "");
    }
    Files.writeString(directory.resolve("bodies/left"), "over");
    try (Asking swift = swift()) {
      assertThat(swift.ask("GET /c", "").status()).isEqualTo(204);
      assertThat(bodies()).isEmpty();
    }
  }

  @Test
  void anObjectWhoseBodyIsGoneIsGone() throws IOException {
    try (Asking swift = swift()) {
      swift.ask("PUT /c", "");
      swift.ask("PUT /c/o", LARGE);
    }
    for (Path each : bodies()) {
      Files.delete(each);
    }
    try (Asking swift = swift()) {
      assertThat(swift.ask("GET /c/o", "").status()).isEqualTo(404);
      assertThat(swift.ask("HEAD /c", "").header("X-Container-Object-Count")).isEqualTo("0");
    }
  }

  @Test
  void oneSwiftAtATime() {
    try (MemorySwift first = MemorySwift.builder().data(directory).build()) {
      MemorySwiftBuilder second = MemorySwift.builder().data(directory);
      assertThatThrownBy(second::build)
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining(directory.toString())
          .hasMessageContaining("another process uses it");
      assertThat(first.requests()).isEmpty();
    }
  }

  @Test
  void whatIsNoIndexIsRefused() throws IOException {
    Files.writeString(directory.resolve("index"), "\0\0\0\4what");
    MemorySwiftBuilder builder = MemorySwift.builder().data(directory);
    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("of another kind: 'what'");
  }
}
