package io.jswift.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.domain.Headers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of an answer's text: not the secrets in it, and not all of a long one. */
class WireLogTest {
  private static final Headers SENT = Headers.of("X-Auth-Token", "s3cret-of-mine", "X-Other", "o");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "an o                             | an o",
        "you sent s3cret-of-mine, an o    | you sent s3cret..., an o",
        "{\"token\": {\"id\": \"gAAAAABmW-x_8=\"}} | gAAAAA...",
        "AUTH_tk0123456789abcdef0         | AUTH_tk...",
        "{\"password\":\"s3cret\"}        | {\"password\":\"...\"}",
        "{\"user\": 1, \"secret\" : \"s3c | \"secret\" : \"..."
      })
  void hidesSecrets(String text, String shown) {
    assertThat(heard(text, false)).startsWith("RESP BODY: '").contains(shown);
    assertThat(heard(text, false))
        .doesNotContain("cret-of", "mW-x", "0123456789", "\"s3c")
        .endsWith("'\n");
    assertThat(heard(text, true)).isEqualTo("RESP BODY: '" + text + "'\n");
  }

  @Test
  void asksForAFewThousandBytes() {
    assertThat(log(new ByteArrayOutputStream(), false).heardBytes()).isEqualTo(4096);
  }

  private static String heard(String text, boolean secrets) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    log(err, secrets).heard("GET", "http://swift/v1/a", SENT, 200, text);
    return err.toString(StandardCharsets.UTF_8);
  }

  private static WireLog log(ByteArrayOutputStream err, boolean secrets) {
    return new WireLog(new Output(new ByteArrayOutputStream(), err), false, secrets);
  }
}
