package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
  void everyAnswerIsTheSameAgain() {
    ManualTime time = new ManualTime();
    MemorySwiftBuilder builder = MemorySwift.builder().data(directory).time(time);
    List<String> before;
    try (Asking swift = new Asking(builder.build())) {
      fill(swift, time);
      before = answers(swift);
    }
    for (int i = 0; i < 2; i++) { // what was read is written again
      try (Asking swift = new Asking(builder.build())) {
        assertThat(answers(swift)).isEqualTo(before);
        swift.ask("POST ", "", "X-Account-Meta-A: changed");
        swift.ask("POST ", "", "X-Account-Meta-A: b");
      }
    }
  }

  private static void fill(Asking swift, ManualTime time) {
    swift.ask("POST ", "", "X-Account-Meta-A: b");
    swift.ask("PUT /c", "");
    time.advance(Duration.ofMinutes(1));
    swift.ask("POST /c", "", "X-Container-Meta-A: b");
    swift.ask("PUT /c/o", "segment", "X-Object-Meta-A: b");
    time.advance(Duration.ofMinutes(1));
    swift.ask("POST /c/o", "", "X-Object-Meta-A: c");
    swift.ask("PUT /c/slo?multipart-manifest=put", "[{\"path\":\"/c/o\"}]");
    swift.ask("PUT /c/nested?multipart-manifest=put", "[{\"path\":\"/c/slo\"}]");
    swift.ask("PUT /c/link", "", "X-Symlink-Target: c/o");
    swift.ask(
        "PUT /c/static",
        "",
        "X-Symlink-Target: c/o",
        "X-Symlink-Target-Account: AUTH_test",
        "X-Symlink-Target-Etag: " + swift.ask("HEAD /c/o", "").header("Etag"));
    swift.ask("PUT /v", "", "X-Versions-Enabled: true");
    swift.ask("PUT /v/o", "first");
    swift.ask("PUT /v/o", "second");
    swift.ask("PUT /v/gone", "gone");
    swift.ask("DELETE /v/gone", "");
    swift.ask("PUT /once", "", "X-Versions-Enabled: true");
    swift.ask("POST /once", "", "X-Versions-Enabled: false");
    swift.ask("PUT /once/o", "no version");
  }

  private static List<String> answers(Asking swift) {
    return Stream.of(
            "HEAD ",
            "GET ?format=json",
            "HEAD /c",
            "GET /c?format=json",
            "HEAD /c/o",
            "GET /c/slo",
            "GET /c/slo?multipart-manifest=get",
            "GET /c/nested",
            "GET /c/nested?multipart-manifest=get",
            "HEAD /c/link?symlink=get",
            "HEAD /c/static?symlink=get",
            "GET /c/static",
            "HEAD /v",
            "GET /v?versions&format=json",
            "GET /v/o",
            "HEAD /once",
            "HEAD /once/o")
        .map(each -> each + " " + lasting(swift.ask(each, "")))
        .toList();
  }

  private static String lasting(RawClient.Answer answer) {
    List<String> headers =
        answer.headers().stream()
            .filter(each -> !each.matches("(?i)(date|x-trans-id|x-openstack-request-id):.*"))
            .toList();
    return answer.statusLine() + headers + answer.body();
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
    }
    assertThat(bodies()).hasSize(1);
    try (Asking swift = swift()) {
      swift.ask("DELETE /c/o", "");
    }
    assertThat(bodies()).isEmpty();
  }

  @Test
  void bytesOfAVersionGoWithIt() throws IOException {
    String id;
    String current;
    try (Asking swift = swift()) {
      swift.ask("PUT /c", "", "X-Versions-Enabled: true");
      id = swift.ask("PUT /c/o", LARGE).header("X-Object-Version-Id");
      current = swift.ask("PUT /c/o", "2").header("X-Object-Version-Id");
    }
    assertThat(bodies()).hasSize(2);
    try (Asking swift = swift()) {
      swift.ask("DELETE /c/o?version-id=" + current, "");
    }
    assertThat(bodies()).hasSize(1);
    try (Asking swift = swift()) {
      swift.ask("DELETE /c/o?version-id=" + id, "");
    }
    assertThat(bodies()).isEmpty();
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
