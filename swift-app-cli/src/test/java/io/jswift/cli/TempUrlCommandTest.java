package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tempurl}: no credentials, no network. */
class TempUrlCommandTest {
  private static Cli.Result run(String line) {
    return Cli.run(Map.of(), "", line.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --absolute --digest sha1 GET 60 /v1/a/c/o key | /v1/a/c/o?temp_url_sig=b84a79413abd62f68974e077ef4fec8f23c0fc7c&temp_url_expires=60
          --absolute GET 60 /v1/a/c/o key | /v1/a/c/o?temp_url_sig=c78d851b6fe3fb2273f9e0a58dd3ff583eabc27b50cf67812a5d744751de1eff&temp_url_expires=60
          --absolute get 6e1 /v1/a/c/o key ignored | /v1/a/c/o?temp_url_sig=c78d851b6fe3fb2273f9e0a58dd3ff583eabc27b50cf67812a5d744751de1eff&temp_url_expires=60
          GET 1970-01-01T00:01:00Z /v1/a/c/o key | /v1/a/c/o?temp_url_sig=c78d851b6fe3fb2273f9e0a58dd3ff583eabc27b50cf67812a5d744751de1eff&temp_url_expires=60
          --iso8601 --absolute GET 60.0 /v1/a/c/o key | /v1/a/c/o?temp_url_sig=c78d851b6fe3fb2273f9e0a58dd3ff583eabc27b50cf67812a5d744751de1eff&temp_url_expires=1970-01-01T00:01:00Z
          --absolute --digest=sha512 GET 60 /v1/a/c/o key | /v1/a/c/o?temp_url_sig=sha512:FgA4EXDL49YtPBHD-718kRCHsFjhInSvwQWX40FvkrH02V-_lgBIQ4cKEW6MS5vG6a-TBYRyTi3OKwn5Jqha5w&temp_url_expires=60
          --absolute --prefix-based --ip-range 1.2.3.0/24 GET 60 /v1/a/c/p key | /v1/a/c/p?temp_url_sig=80f0c465a33cfd8d4e0ce2a0e3ac94e45b8cfd6e69ad72e396d7b580cff5ffcb&temp_url_expires=60&temp_url_ip_range=1.2.3.0/24&temp_url_prefix=p
          --absolute --prefix-based --ip-range 1.2.3.0/24 GET 60 /info key | /info?swiftinfo_sig=1ea798bdf3008e5532a58f9b39bf984e3c99de10cfe866b09249363485cd872b&swiftinfo_expires=60
          --absolute GET 60 HTTP://Host:1/v1/a/c/o;x?y#z key | http://Host:1/v1/a/c/o?temp_url_sig=c78d851b6fe3fb2273f9e0a58dd3ff583eabc27b50cf67812a5d744751de1eff&temp_url_expires=60
          --absolute GET 60 //host/v1/a/c/o key | /v1/a/c/o?temp_url_sig=c78d851b6fe3fb2273f9e0a58dd3ff583eabc27b50cf67812a5d744751de1eff&temp_url_expires=60
          """)
  void signs(String line, String url) {
    assertThat(run("tempurl " + line)).isEqualTo(new Cli.Result(0, url + "\n", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET 60.5 /v1/a/c/o key | time must either be a whole number or in specific ISO 8601 format.
          GET -1 /v1/a/c/o key | time must either be a whole number or in specific ISO 8601 format.
          GET 2015-13-01 /v1/a/c/o key | time must either be a whole number or in specific ISO 8601 format.
          --absolute GET 1d /v1/a/c/o key | time must either be a whole number or in specific ISO 8601 format.
          GET 60 /v1/a/c key | path must be full path to an object e.g. /v1/a/c/o
          GET 60 v1/a/c/o key | path must be full path to an object e.g. /v1/a/c/o
          GET 60 //h/v1/a/c key | path must be full path to an object e.g. /v1/a/c/o
          --prefix-based GET 60 /v1/a/c key | path must at least contain /v1/a/c/
          GET 60.5 /v1/a key | time must either be a whole number or in specific ISO 8601 format.
          """)
  void refuses(String line, String complaint) {
    assertThat(run("tempurl " + line)).isEqualTo(new Cli.Result(1, "", complaint + "\n"));
  }

  @Test
  void warnsOfOddMethods() {
    String warning =
        "WARNING: Non default HTTP method COPY for tempurl specified, possibly an error\n";
    assertThat(run("tempurl --absolute copy 60 /v1/a/c/o key").out())
        .startsWith(warning + "/v1/a/c/o?temp_url_sig=");
    assertThat(run("tempurl copy x /v1/a/c/o key").out()).isEqualTo(warning);
  }

  @Test
  void anEmptyKeyIsRefused() {
    assertThat(Cli.run(Map.of(), "", "tempurl", "GET", "60", "/v1/a/c/o", ""))
        .isEqualTo(new Cli.Result(1, "", "The key of a signature is empty.\n"));
  }

  @Test
  void timesFromNowAndLocalDays() {
    Instant before = Instant.now();
    long expires = expires("tempurl GET 1.5h /v1/a/c/o key");
    Instant after = Instant.now();
    assertThat(expires).isBetween(before.getEpochSecond() + 5400, after.getEpochSecond() + 5400);
    assertThat(expires("tempurl GET 2030-05-06 /v1/a/c/o key"))
        .isEqualTo(LocalDate.of(2030, 5, 6).atStartOfDay(ZoneId.systemDefault()).toEpochSecond());
  }

  private static long expires(String line) {
    return Long.parseLong(run(line).out().strip().replaceFirst(".*temp_url_expires=", ""));
  }
}
