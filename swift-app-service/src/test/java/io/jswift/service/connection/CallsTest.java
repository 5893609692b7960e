package io.jswift.service.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.ports.transport.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsTest {
  @ParameterizedTest
  @CsvSource({
    "http://h, /info",
    "http://h/, /info",
    "http://h/v1/AUTH_a, /info",
    "http://h/v1.0/AUTH_a/c?x=1, /info",
    "http://h/v1, /info",
    "http://h/swift/, /swift/info",
    "http://h/swift/v1/AUTH_a, /swift/info",
    "http://h/vault, /vault/info",
    "http://h/info, /info",
    "http://h/info/, /info",
    "http://h/swift/info/sub, /swift/info/sub"
  })
  void aClusterTellsAboutItselfBelowInfo(String url, String path) {
    assertThat(Calls.info(Target.parse(url)).toString()).isEqualTo("http://h" + path);
  }
}
