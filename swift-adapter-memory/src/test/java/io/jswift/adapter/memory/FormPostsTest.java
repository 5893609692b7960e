package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.RawClient.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads by signed HTML forms. */
class FormPostsTest {
  private static final long EXPIRES = 2_000_000_000L;

  private final ManualTime time = new ManualTime(Instant.ofEpochSecond(EXPIRES - 100));
  private final Asking swift = new Asking(MemorySwift.builder().time(time).build());

  @BeforeEach
  void setKeys() {
    swift.ask("POST ", "", "X-Account-Meta-Temp-URL-Key: secret");
    swift.ask("PUT /c", "", "X-Container-Meta-Temp-URL-Key-2: other");
  }

  @AfterEach
  void close() {
    swift.close();
  }

  private static String field(String name, String value) {
    return "--B\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  private static String file(String name, String content) {
    return "--B\r\nContent-Disposition: form-data; name=f; filename=\""
        + name
        + "\"\r\n\r\n"
        + content
        + "\r\n";
  }

  /** A form for one file of ten bytes at most. */
  private static String form(String key, String redirect, String files) {
    String text = "/v1/AUTH_test/c/form-\n" + redirect + "\n10\n1\n" + EXPIRES;
    return (redirect.isEmpty() ? "" : field("redirect", redirect))
        + field("max_file_size", "10")
        + field("max_file_count", "1")
        + field("expires", Long.toString(EXPIRES))
        + field("signature", TempUrlsTest.signed("HmacSHA256", key, text))
        + files
        + "--B--\r\n";
  }

  private Answer post(String path, String form) {
    return swift.askAsNobody("POST " + path, form, "Content-Type: multipart/form-data; boundary=B");
  }

  @Test
  void aSignedFormUploads() {
    String form = form("secret", "", file("a.txt", "AAA"));
    assertThat(post("/c/form-", form).body()).isEqualTo("201 Created");
    assertThat(swift.ask("GET /c/form-a.txt", "").body()).isEqualTo("AAA");
    assertThat(post("/c/form", form).status()).isEqualTo(401);
  }

  @Test
  void everyKeyOfTheContainerSigns() {
    assertThat(post("/c/form-", form("other", "", file("a", "A"))).status()).isEqualTo(201);
    assertThat(post("/c/form-", form("wrong", "", file("a", "A"))).status()).isEqualTo(401);
  }

  @Test
  void moreFilesThanSignedAreRefused() {
    Answer answer = post("/c/form-", form("secret", "", file("a", "A") + file("b", "B")));
    assertThat(answer.body()).contains("400").containsIgnoringCase("max file count exceeded");
    assertThat(swift.ask("GET /c", "").body()).isEqualTo("form-a\n");
  }

  @Test
  void aLargerFileThanSignedIsRefused() {
    String largest = "0123456789";
    assertThat(post("/c/form-", form("secret", "", file("a", largest))).status()).isEqualTo(201);
    Answer answer = post("/c/form-", form("secret", "", file("b", largest + "0")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("max_file_size exceeded");
    assertThat(swift.ask("GET /c", "").body()).isEqualTo("form-a\n");
  }

  @Test
  void aFormIsOverWhenItsTimeIs() {
    time.advance(Duration.ofSeconds(101));
    assertThat(post("/c/form-", form("secret", "", file("a", "A"))).body())
        .contains("Form Expired");
  }

  @Test
  void whereItLeadsIsToldTheOutcome() {
    String plain = form("secret", "http://x/y", file("a", "A"));
    assertThat(post("/c/form-", plain).header("Location"))
        .isEqualTo("http://x/y?status=201&message=");
    String query = form("secret", "http://x/y?a=b", file("a", "A"));
    assertThat(post("/c/form-", query).header("Location"))
        .isEqualTo("http://x/y?a=b&status=201&message=");
  }

  @Test
  void fieldsAreNotKeptWithoutEnd() {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 1100; i++) {
      fields.append(field("more-" + i, "x"));
    }
    Answer answer = post("/c/form-", form("secret", "", fields + file("a", "A")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("too many fields");
  }
}
