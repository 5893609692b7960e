package io.jswift.domain.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.Secret;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TempUrlTest {
  private static final Secret KEY = new Secret("key");
  private static final Instant END = Instant.ofEpochSecond(60);
  private static final TempUrl URL = TempUrl.of("get", "/v1/a/c/o", END);

  @ParameterizedTest
  @CsvSource({
    "sha1, b84a79413abd62f68974e077ef4fec8f23c0fc7c",
    "sha256, c78d851b6fe3fb2273f9e0a58dd3ff583eabc27b50cf67812a5d744751de1eff",
    "sha512, sha512:FgA4EXDL49YtPBHD-718kRCHsFjhInSvwQWX40FvkrH02V-_lgBIQ4cKEW6MS5vG6a-TBYRyTi3OKwn5Jqha5w",
  })
  void signsAsPythonSwiftclientDoes(String digest, String signature) {
    assertThat(URL.with(SignatureDigest.parse(digest)).text(KEY, false))
        .isEqualTo("/v1/a/c/o?temp_url_sig=" + signature + "&temp_url_expires=60");
  }

  @Test
  void signsPrefixesAndNetworks() {
    TempUrl url = TempUrl.under("GET", "/v1/a/c/p", END).from("1.2.3.0/24");
    assertThat(url.text(KEY, true))
        .isEqualTo(
            "/v1/a/c/p?temp_url_sig=80f0c465a33cfd8d4e0ce2a0e3ac94e45b8cfd6e69ad72e396d7b580cff5ffcb"
                + "&temp_url_expires=1970-01-01T00:01:00Z"
                + "&temp_url_ip_range=1.2.3.0/24&temp_url_prefix=p");
    TempUrl odd = TempUrl.under("GET", "/v1/a/c/p q", END);
    assertThat(odd.text(KEY, false)).endsWith("&temp_url_prefix=p q");
    assertThat(odd.target(KEY)).endsWith("&temp_url_prefix=p%20q");
    assertThat(TempUrl.under("GET", "/v1/a/c/", END).text(KEY, false))
        .endsWith("&temp_url_prefix=");
  }

  @Test
  void signsInfoWithoutPrefixAndNetwork() {
    String signed =
        "/info?swiftinfo_sig=1ea798bdf3008e5532a58f9b39bf984e3c99de10cfe866b09249363485cd872b"
            + "&swiftinfo_expires=60";
    assertThat(TempUrl.of("GET", "/info", END).text(KEY, false)).isEqualTo(signed);
    assertThat(TempUrl.under("GET", "/info", END).from("1.2.3.4").text(KEY, false))
        .isEqualTo(signed);
  }

  @Test
  void aTargetIsEscapedAndItsSignatureIsOverTheRawPath() {
    TempUrl url = TempUrl.of("GET", "/v1/a/c/ä ?", END);
    assertThat(url.target(KEY))
        .isEqualTo(
            "/v1/a/c/%C3%A4%20%3F?temp_url_sig=" + url.signature(KEY) + "&temp_url_expires=60");
    assertThat(TempUrl.filename("a&b")).isEqualTo("&filename=a%26b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/v1/a/c",
        "/v1/a/c/",
        "v1/a/c/o",
        "/v1//c/o",
        "//a/c/o",
        "/v1/a//o",
        "x/v1/a/c/o"
      })
  void aPathIsAnObjects(String path) {
    assertThatThrownBy(() -> TempUrl.of("GET", path, END))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("path must be full path to an object e.g. /v1/a/c/o");
  }

  @Test
  void otherMistakesHaveMessages() {
    assertThatThrownBy(() -> TempUrl.under("GET", "/v1/a/c", END))
        .hasMessage("path must at least contain /v1/a/c/");
    assertThatThrownBy(() -> TempUrl.of("GET", "/v1/a/c/\ud800", END))
        .hasMessage("path must be representable as UTF-8");
    assertThatThrownBy(() -> URL.from("\ud800"))
        .hasMessage("ip_range must be representable as UTF-8");
    assertThatThrownBy(() -> SignatureDigest.parse("md5"))
        .hasMessage("digest must be one of sha1, sha256, or sha512");
  }

  @ParameterizedTest
  @CsvSource({
    "60, false, 1060",
    "60.0, false, 1060",
    "1e3, false, 2000",
    "60, true, 60",
    "0, true, 0",
    "1.5m, false, 1090",
    "2min, false, 1120",
    "1h, false, 4600",
    "1hr, false, 4600",
    "1d, false, 87400",
    "0.4s, false, 1000",
    "0.5s, false, 1001",
    "-1m, false, 940",
    "1970-01-02T00:00:01Z, false, 86401",
    "1970-01-02T00:00:01, true, 82801",
    "1970-01-02, false, 82800",
  })
  void readsTimes(String text, boolean absolute, long expected) {
    assertThat(time(text, absolute)).isEqualTo(Instant.ofEpochSecond(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "'', false",
    "-1, false",
    "1.5, false",
    "1m, true",
    "1w, false",
    "nan, false",
    "1970-13-01, false",
    "1970-02-30, false",
    "1970-01-01T25:00:00Z, false",
    "1970-01-01T00:00Z, false",
    "1e300, false",
    "999999999999999999d, false",
  })
  void refusesOtherTimes(String text, boolean absolute) {
    assertThatThrownBy(() -> time(text, absolute))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("time must either be a whole number or in specific ISO 8601 format.");
  }

  private static Instant time(String text, boolean absolute) {
    Instant now = Instant.ofEpochSecond(1000, 500_000_000);
    return SignatureTime.parse(text, absolute, now, ZoneId.of("+01:00"));
  }
}
