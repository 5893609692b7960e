package io.jswift.ports.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.InvalidRequestException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxySettingsTest {
  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, false",
    "example.com, a.example.com, false",
    ".example.com, example.com, false",
    "example.com, badexample.com, true",
    "'other, EXAMPLE.com ', example.com, false",
    "example.com:80, example.com, false",
    "example.com:81, example.com, true",
    "*, example.com, false",
    "10.0.0.0/8, 10.255.0.1, false",
    "10.0.0.0/8, 11.0.0.1, true",
    "192.168.1.64/26, 192.168.1.127, false",
    "192.168.1.64/26, 192.168.1.128, true",
    "10.1.2.3/32, 10.1.2.3, false",
    "10.1.2.3/32, 10.1.2.2, true",
    "0.0.0.0/0, 8.8.8.8, false",
    "0.0.0.0/0, example.com, true",
    "10.0.0.0/33, 10.0.0.1, true",
    "example.com/8, example.com, true",
    "'', example.com, true"
  })
  void someHostsAreReachedDirectly(String except, String host, boolean proxied) {
    ProxySettings settings =
        ProxySettings.fromEnvironment(Map.of("http_proxy", "http://p:1", "no_proxy", except));
    assertThat(settings.proxyFor(new Origin("http", host, 80)).isPresent()).isEqualTo(proxied);
  }

  @Test
  void eachSchemeHasItsProxyAndAllStandsInForBoth() {
    Origin plain = new Origin("http", "h", 80);
    Origin secure = new Origin("https", "h", 443);
    ProxySettings settings =
        ProxySettings.fromEnvironment(
            Map.of("HTTP_PROXY", "upper:1", "http_proxy", "lower:2", "ALL_PROXY", "all:3"));
    assertThat(settings.proxyFor(plain).orElseThrow().address()).hasToString("http://lower:2");
    assertThat(settings.proxyFor(secure).orElseThrow().address()).hasToString("http://all:3");
    assertThat(ProxySettings.NONE.proxyFor(plain)).isEmpty();
  }

  @Test
  void aWrongVariableIsNamedAndItsPasswordIsNot() {
    assertThatThrownBy(
            () -> ProxySettings.fromEnvironment(Map.of("https_proxy", "socks5://u:s3cret@h:1")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("https_proxy")
        .hasMessageNotContaining("s3cret");
  }
}
