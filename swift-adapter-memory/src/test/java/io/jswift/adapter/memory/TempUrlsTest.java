package io.jswift.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.RawClient.Answer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URLs that open an object for a time. */
class TempUrlsTest {
  private static final String PATH = "/v1/AUTH_test/c/dir/o";
  private static final long EXPIRES = 2_000_000_000L;

  private final ManualTime time = new ManualTime(Instant.ofEpochSecond(EXPIRES - 100));
  private final Asking swift = new Asking(MemorySwift.builder().time(time).build());

  @BeforeEach
  void setKey() {
    swift.ask("POST ", "", "X-Account-Meta-Temp-URL-Key: secret");
    swift.ask("PUT /c", "", "X-Container-Meta-Temp-URL-Key-2: other");
    swift.ask("PUT /c/dir/o", "body", "X-Object-Meta-A: hidden");
  }

  @AfterEach
  void close() {
    swift.close();
  }

  static String signed(String algorithm, String key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException everyJdkHasThem) {
      throw new IllegalStateException(everyJdkHasThem);
    }
  }

  private Answer get(String signature, String more) {
    String query = "?temp_url_sig=" + signature + "&temp_url_expires=" + EXPIRES + more;
    return swift.askAsNobody("GET /c/dir/o" + query, "");
  }

  @ParameterizedTest
  @CsvSource({"HmacSHA1, secret", "HmacSHA256, secret", "HmacSHA512, secret", "HmacSHA1, other"})
  void aSignatureOpensTheObject(String algorithm, String key) {
    Answer answer = get(signed(algorithm, key, "GET\n" + EXPIRES + "\n" + PATH), "");

    assertThat(answer.body()).isEqualTo("body");
    assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"o\"");
    assertThat(answer.header("X-Object-Meta-A")).isNullOrEmpty();
  }

  @ParameterizedTest
  @CsvSource({"HmacSHA1, wrong, GET", "HmacMD5, secret, GET", "HmacSHA1, secret, PUT"})
  void anotherSignatureDoesNot(String algorithm, String key, String method) {
    assertThat(get(signed(algorithm, key, method + "\n" + EXPIRES + "\n" + PATH), "").status())
        .isEqualTo(401);
  }

  @Test
  void itIsOverWhenItsTimeIs() {
    String signature = signed("HmacSHA1", "secret", "GET\n" + EXPIRES + "\n" + PATH);
    time.advance(Duration.ofSeconds(101));
    assertThat(get(signature, "").status()).isEqualTo(401);
  }

  @Test
  void aPrefixOpensWhatIsBelow() {
    String text = "GET\n" + EXPIRES + "\nprefix:/v1/AUTH_test/c/dir/";
    assertThat(get(signed("HmacSHA1", "secret", text), "&temp_url_prefix=dir/").status())
        .isEqualTo(200);
    assertThat(get(signed("HmacSHA1", "secret", text), "&temp_url_prefix=di").status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 200",
    "127.0.0.0/8, 200",
    "10.0.0.0/8, 401",
    "127.0.0.1/8, 401",
    "localhost, 401",
    "::1, 401"
  })
  void aRangeOfAddressesLimitsIt(String range, int status) {
    String text = "ip=" + range + "\nGET\n" + EXPIRES + "\n" + PATH;
    assertThat(get(signed("HmacSHA1", "secret", text), "&temp_url_ip_range=" + range).status())
        .isEqualTo(status);
  }

  @Test
  void aKeyOfTheContainerDoesNotReachOthers() {
    swift.ask("PUT /far", "");
    swift.ask("PUT /far/o", "far");
    swift.ask("PUT /c/dir/o", "", "X-Symlink-Target: far/o");
    String text = "GET\n" + EXPIRES + "\n" + PATH;

    assertThat(get(signed("HmacSHA1", "secret", text), "").body()).isEqualTo("far");
    assertThat(get(signed("HmacSHA1", "other", text), "").status()).isEqualTo(401);
  }
}
