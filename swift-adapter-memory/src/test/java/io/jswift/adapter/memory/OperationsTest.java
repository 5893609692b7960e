package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.RawClient.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links, parts, expiry, quotas and access by referrer. */
class OperationsTest {
  private final ManualTime time = new ManualTime();
  private final Asking swift = new Asking(MemorySwift.builder().time(time).build());

  @BeforeEach
  void makeContainer() {
    swift.ask("PUT /c", "");
  }

  @AfterEach
  void close() {
    swift.close();
  }

  @Test
  void linksAreFollowedTwiceAndNotMore() {
    swift.ask("PUT /c/o", "there");
    swift.ask("PUT /c/1", "", "X-Symlink-Target: c/o");
    swift.ask("PUT /c/2", "", "X-Symlink-Target: c/1");
    swift.ask("PUT /c/3", "", "X-Symlink-Target: c/2");

    assertThat(swift.ask("GET /c/2", "").header("Content-Location")).isEqualTo("/v1/AUTH_test/c/o");
    assertThat(swift.ask("GET /c/3", "").status()).isEqualTo(409);
  }

  @Test
  void aStaticLinkDoesNotLeadToChangedBytes() {
    String etag = swift.ask("PUT /c/o", "there").header("Etag");
    swift.ask("PUT /c/l", "", "X-Symlink-Target: c/o", "X-Symlink-Target-Etag: " + etag);
    assertThat(swift.ask("GET /c/l", "").body()).isEqualTo("there");
    swift.ask("PUT /c/o", "elsewhere");
    assertThat(swift.ask("GET /c/l", "").status()).isEqualTo(409);
  }

  @Test
  void aSegmentMayBeALink() {
    swift.ask("PUT /c/o", "there");
    swift.ask("PUT /c/l", "", "X-Symlink-Target: c/o");
    swift.ask("PUT /c/slo?multipart-manifest=put", "[{\"path\":\"/c/l\",\"size_bytes\":5}]");
    assertThat(swift.ask("GET /c/slo", "").body()).isEqualTo("there");
  }

  @ParameterizedTest
  @CsvSource({"1, 206, bytes 0-2/7", "2, 206, bytes 3-6/7", "3, 416, bytes */7", "0, 400,"})
  void aPartIsReadByItsNumber(String number, int status, String range) {
    swift.ask("PUT /c/1", "one");
    swift.ask("PUT /c/2", "two2");
    swift.ask("PUT /c/slo?multipart-manifest=put", "[{\"path\":\"/c/1\"},{\"path\":\"/c/2\"}]");

    Answer part = swift.ask("GET /c/slo?part-number=" + number, "");

    assertThat(part.status()).isEqualTo(status);
    if (range != null) {
      assertThat(part.header("Content-Range")).isEqualTo(range);
      assertThat(part.header("X-Parts-Count")).isEqualTo("2");
    }
  }

  @Test
  void whatIsOverIsGoneFromListingAndCounts() {
    swift.ask("PUT /c/o", "four", "X-Delete-After: 10");
    assertThat(swift.ask("GET /c", "").header("X-Container-Bytes-Used")).isEqualTo("4");
    time.advance(Duration.ofSeconds(11));
    assertThat(swift.ask("GET /c", "").header("X-Container-Bytes-Used")).isEqualTo("0");
    assertThat(swift.ask("DELETE /c", "").status()).isEqualTo(204);
  }

  @Test
  void quotasOfAContainerHold() {
    swift.ask("POST /c", "", "X-Container-Meta-Quota-Bytes: 5", "X-Container-Meta-Quota-Count: 2");
    assertThat(swift.ask("PUT /c/1", "123456").status()).isEqualTo(413);
    assertThat(swift.ask("PUT /c/1", "12345").status()).isEqualTo(201);
    assertThat(swift.ask("PUT /c/2", "").status()).isEqualTo(201);
    assertThat(swift.ask("PUT /c/3", "").status()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.example.org/, 200",
    "http://bad.example.org/, 401",
    "http://example.org/, 401",
    "junk, 401"
  })
  void referrersAreAllowedByDomain(String referrer, int status) {
    swift.ask("POST /c", "", "X-Container-Read: .r:*.example.org,.r:-bad.example.org");
    swift.ask("PUT /c/o", "x");
    assertThat(swift.askAsNobody("GET /c/o", "", "Referer: " + referrer).status())
        .isEqualTo(status);
    assertThat(swift.askAsNobody("GET /c", "", "Referer: " + referrer).status()).isEqualTo(401);
  }
}
