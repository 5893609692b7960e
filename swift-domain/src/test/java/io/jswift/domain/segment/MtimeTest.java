package io.jswift.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MtimeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z",
    "1580608922.123456, 2020-02-02T02:02:02.123456Z",
    "' 1580608922.123456789 ', 2020-02-02T02:02:02.123456789Z",
    "1580608922.1234567899, 2020-02-02T02:02:02.123456789Z",
    "1.580608922e9, 2020-02-02T02:02:02Z",
    "-1, 1969-12-31T23:59:59Z",
    "-0.25, 1969-12-31T23:59:59.750Z",
    "99999999999, 5138-11-16T09:46:39Z"
  })
  void timesAreReadToTheNanosecond(String text, Instant time) {
    assertThat(Mtime.parse(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "yesterday",
        "nan",
        "inf",
        "-Infinity",
        "0x10",
        "1,5",
        "1e30",
        "-1e30",
        "1e308",
        "1e99999999",
        "-1e99999999",
        "1e-99999999",
        "1e9999999999",
        "31556889864403200",
        "-31557014167219201",
        "9223372036854775808"
      })
  @Timeout(20)
  void whatIsNoTimeIsNone(String text) {
    assertThat(Mtime.parse(text)).isEmpty();
  }

  @Test
  void timesAreWrittenWithSixDecimals() {
    assertThat(Mtime.text(Instant.parse("2020-02-02T02:02:02.5Z"))).isEqualTo("1580608922.500000");
    assertThat(Mtime.text(Instant.ofEpochSecond(-1))).isEqualTo("-1.000000");
  }
}
