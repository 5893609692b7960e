package io.jswift.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentEncodingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/c/o | /c/o",
        "/c/a b+c | /c/a%20b%2Bc",
        "/c/100%?#&= | /c/100%25%3F%23%26%3D",
        "/c/é€😀 | /c/%C3%A9%E2%82%AC%F0%9F%98%80",
        "/c/%2E%2e | /c/%252E%252e",
        "/c//x/ | /c//x/",
        "/c/~-._ | /c/~-._",
        "/c/.. | /c%2F..",
        "/c/. | /c%2F.",
        "/../x | %2F../x",
        "/c/a/../b/./d | /c/a%2F../b%2F./d",
        "/c/.../..a/a.. | /c/.../..a/a..",
        "/c/a/..%/b | /c/a/..%25/b",
      })
  void pathsKeepTheirSlashesExceptBeforeDotSegments(String raw, String escaped) {
    assertThat(PercentEncoding.path(raw)).isEqualTo(escaped);
    assertThat(PercentEncoding.decode(escaped)).contains(raw);
  }

  @Test
  void everyByteButTheUnreservedIsEscapedInAQuery() {
    assertThat(PercentEncoding.query("a b/ü&=+")).isEqualTo("a%20b/%C3%BC%26%3D%2B");
    assertThat(PercentEncoding.query("\n\u007f")).isEqualTo("%0A%7F");
  }

  @Test
  void brokenEscapesAndBytesThatAreNotUtf8AreNotDecoded() {
    assertThat(PercentEncoding.decode("%")).isEmpty();
    assertThat(PercentEncoding.decode("%2")).isEmpty();
    assertThat(PercentEncoding.decode("%zz")).isEmpty();
    assertThat(PercentEncoding.decode("%FF")).isEmpty();
    assertThat(PercentEncoding.decode("a+b%20")).contains("a+b ");
  }
}
