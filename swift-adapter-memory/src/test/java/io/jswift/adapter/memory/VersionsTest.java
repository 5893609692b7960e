package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.RawClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VersionsTest {
  private final Asking swift = new Asking(MemorySwift.start());

  @BeforeEach
  void makeContainer() {
    swift.ask("PUT /c", "", "X-Versions-Enabled: true");
  }

  @AfterEach
  void close() {
    swift.close();
  }

  private String put(String body) {
    return swift.ask("PUT /c/o", body).header("X-Object-Version-Id");
  }

  @Test
  void everyPutIsAVersion() {
    String first = put("one");
    String second = put("two2");

    assertThat(swift.ask("GET /c/o?version-id=" + first, "").body()).isEqualTo("one");
    Answer current = swift.ask("GET /c/o", "");
    assertThat(current.body()).isEqualTo("two2");
    assertThat(current.header("X-Object-Version-Id")).isEqualTo(second);
    assertThat(swift.ask("GET /c", "").header("X-Container-Bytes-Used")).isEqualTo("7");
  }

  @Test
  void aDeletionLeavesAMarkerAndTheVersions() {
    String first = put("one");
    String marker = swift.ask("DELETE /c/o", "").header("X-Object-Version-Id");

    assertThat(swift.ask("GET /c/o", "").status()).isEqualTo(404);
    assertThat(swift.ask("GET /c?versions", "").body())
        .contains("x-deleted", "\"is_latest\": true, \"version_id\": \"" + marker + "\"")
        .contains("\"is_latest\": false, \"version_id\": \"" + first + "\"");
    assertThat(swift.ask("DELETE /c", "").status()).isEqualTo(409);
  }

  @Test
  void aRestoredVersionIsCurrentAgain() {
    String first = put("one");
    put("two2");

    assertThat(swift.ask("PUT /c/o?version-id=" + first, "").status()).isEqualTo(201);

    assertThat(swift.ask("GET /c/o", "").body()).isEqualTo("one");
  }

  @Test
  void theLastVersionTakesTheObjectWithIt() {
    String only = put("one");

    Answer gone = swift.ask("DELETE /c/o?version-id=" + only, "");

    assertThat(gone.header("X-Object-Current-Version-Id")).isEqualTo("null");
    assertThat(swift.ask("GET /c/o", "").status()).isEqualTo(404);
    assertThat(swift.ask("DELETE /c", "").status()).isEqualTo(204);
  }

  @Test
  void whatWasThereBeforeBecomesAVersion() {
    swift.ask("PUT /plain", "");
    swift.ask("PUT /plain/o", "old");
    swift.ask("POST /plain", "", "X-Versions-Enabled: true");

    swift.ask("PUT /plain/o", "new");

    assertThat(swift.ask("GET /plain?versions", "").body().split("version_id")).hasSize(3);
  }

  @Test
  void aPostChangesTheVersionThatIsCurrent() {
    String only = put("one");
    swift.ask("POST /c/o", "", "X-Object-Meta-A: b");
    assertThat(swift.ask("HEAD /c/o?version-id=" + only, "").header("X-Object-Meta-A"))
        .isEqualTo("b");
  }
}
