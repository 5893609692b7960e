package io.jswift.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusExceptionTest {
  private static final Headers TRANSACTION = Headers.of("X-Trans-Id", "tx1");

  @Test
  void theMessageSaysWhatWasTriedOnWhatAndWhatCameBack() {
    assertThat(failure("no such\n'thing'"))
        .hasMessage(
            "Object GET failed: http://h/v1/A/c/o 404 Not Found   b\"no such\\n'thing'\" (txn: tx1)");
  }

  @Test
  void aLongBodyIsCutAtSixtyBytes() {
    assertThat(failure("x".repeat(61)).text())
        .isEqualTo(
            "Object GET failed: http://h/v1/A/c/o 404 Not Found  [first 60 chars of response] b'"
                + "x".repeat(60)
                + "'");
  }

  @Test
  void anEmptyBodyAddsNothing() {
    assertThat(failure("").text()).isEqualTo("Object GET failed: http://h/v1/A/c/o 404 Not Found");
    assertThat(failure("").kind()).isEqualTo(StatusException.Kind.NOT_FOUND);
    assertThat(failure("é").text()).endsWith("b'\\xc3\\xa9'");
  }

  private static StatusException failure(String body) {
    String url = "http://h/v1/A/c/o";
    return new StatusException("Object GET", url, 404, "Not Found", TRANSACTION, body, 1);
  }
}
