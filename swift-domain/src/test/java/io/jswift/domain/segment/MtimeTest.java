package io.jswift.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modification times as text and back. */
class MtimeTest {
  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 0.000000",
    "2026-01-02T03:04:05.123456Z, 1767323045.123456",
    // rounded, through a double
    "2026-01-02T03:04:05.123456789Z, 1767323045.123457",
    "2026-01-02T03:04:05.999999999Z, 1767323046.000000",
    "1969-12-31T23:59:59.5Z, -0.500000",
    "1901-12-13T20:45:52Z, -2147483648.000000",
    "9999-12-31T23:59:59Z, 253402300799.000000",
    "9999-12-31T23:59:59.999999Z, 253402300800.000000",
  })
  void textIsThatOfPython(Instant time, String text) {
    assertThat(Mtime.text(time)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z",
    "-0.5, 1969-12-31T23:59:59.5Z",
    "-2147483648.000001, 1901-12-13T20:45:51.999999Z",
    "253402300799.999999, 9999-12-31T23:59:59.999999Z",
    "1.7e9, 2023-11-14T22:13:20Z",
    "1.0000000019, 1970-01-01T00:00:01.000000001Z",
    "' 1580608922.123456789 ', 2020-02-02T02:02:02.123456789Z",
    "1.580608922e9, 2020-02-02T02:02:02Z",
    "-1, 1969-12-31T23:59:59Z",
    "99999999999, 5138-11-16T09:46:39Z",
  })
  void textComesBackToTheNanosecond(String text, Instant time) {
    assertThat(Mtime.parse(text)).hasValue(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "nan",
        "inf",
        "-Infinity",
        "1e30",
        "-1e30",
        "1e308",
        "9223372036854775808",
        "1 2",
        "1,5",
        "0x10",
        "31556889864403200",
        "-31557014167219201"
      })
  void whatIsNoTimeIsNone(String text) {
    assertThat(Mtime.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e2147483647", "1e9999999999"})
  @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aHugeExponentCostsNothing(String text) {
    assertThat(Mtime.parse(text)).isEmpty();
  }

  @Test
  void digitsBeyondTheNanosecondAreDropped() {
    assertThat(Mtime.parse("1." + "3".repeat(90))).hasValue(Instant.ofEpochSecond(1, 333_333_333));
  }
}
