package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that ask for too much or say what cannot be, below the framing of HTTP. */
class AbuseTest {
  private final Asking swift = new Asking(MemorySwift.start());

  @BeforeEach
  void fill() {
    swift.ask("PUT /c", "");
    swift.ask("PUT /c/o", "0123456789");
  }

  @AfterEach
  void close() {
    swift.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "0-3,1-4,2-5 416", // each overlaps each
        "0-3,1-4,6-7 206",
        "0-9,1-1,2-2 206", // Swift lets two pass
        "0-9,1-1,2-2,3-3 416",
        "7-7,6-6,5-5,4-4,3-3,2-2,1-1,0-0 416",
        "7-7,6-6,5-5,4-4,3-3,2-2,1-1 206",
        "0-1,0-0,2-2,3-3,4-4,5-5,6-6,7-7 416",
        "0-0,1-1,2-2,3-3,4-4,5-5,6-6,7-7,8-8 206"
      })
  void disorderlyRangesAreRefused(String ranges, int status) {
    assertThat(swift.ask("GET /c/o", "", "Range: bytes=" + ranges).status()).isEqualTo(status);
  }

  @Test
  void moreThanFiftyRangesAreRefused() {
    String fifty = "0-1,".repeat(49) + "0-1";
    assertThat(swift.ask("GET /c/o", "", "Range: bytes=" + fifty).status()).isEqualTo(206);
    assertThat(swift.ask("GET /c/o", "", "Range: bytes=0-1," + fifty).status()).isEqualTo(416);
  }

  @Test
  void aTypeIsText() {
    String type = "Content-Type: \u00ff\u00fe";
    assertThat(swift.ask("PUT /c/a", "x", type).body()).contains("Invalid Content-Type");
    assertThat(swift.ask("GET /c", "").body()).isEqualTo("o\n");
  }
}
