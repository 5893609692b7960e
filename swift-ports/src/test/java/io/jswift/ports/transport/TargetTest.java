package io.jswift.ports.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.Headers;
import io.jswift.domain.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://host/v1/AUTH_x",
        "http://under_score:8080/a%2F../b?x=1&y",
        "https://[::1]:8443/",
        "http://127.0.0.1/?q",
      })
  void urlsComeBackAsTheyWere(String url) {
    assertThat(Target.parse(url)).hasToString(url);
  }

  @Test
  void defaultPortsAndAMissingPathAreFilledIn() {
    assertThat(Target.parse("HTTP://Host:80")).hasToString("http://host/");
    assertThat(Target.parse("https://h").origin().port()).isEqualTo(443);
    assertThat(Target.parse("https://[fe80::1]/x").origin().host()).isEqualTo("fe80::1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host/path",
        "ftp://h/",
        "http://",
        "http:///x",
        "http://h:x/",
        "http://h:0/",
        "http://h:70000/",
        "http://u:p@h/",
        "http://h/a b",
        "http://h/a#f",
        "http://h/é",
        "http://h/a\r\nX: y",
      })
  void whatIsNotAUrlIsRefused(String url) {
    assertThatThrownBy(() -> Target.parse(url)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aRefusalSaysWhyAndShowsNoPassword() {
    assertThatThrownBy(() -> Target.parse("http://user:s3cret@h:8080/v1?k=s3cret"))
        .hasMessage("A URL cannot hold a user name or a password: \"http://...@h:8080/v1\".");
    assertThatThrownBy(() -> Target.parse("ftp://h/x?k=s3cret"))
        .hasMessage(
            "Unsupported scheme \"ftp\" in url \"ftp://h/x\": only http and https are known.");
  }

  @Test
  void whatIsShownDoesNotOpenAnything() {
    Target signed =
        Target.parse("http://h/v1/a/c/o_sig=x?b=1&temp_url_sig=s3cret&temp_url_expires=9");
    assertThat(signed.shown())
        .isEqualTo("http://h/v1/a/c/o_sig=x?b=1&temp_url_sig=...&temp_url_expires=9");
    assertThat(Target.parse("http://h/info?swiftinfo_sig=s3cret").shown())
        .isEqualTo("http://h/info?swiftinfo_sig=...");
  }

  @Test
  void pathsAreAppendedWithoutDoublingTheSlashAtTheSeam() {
    Target root = Target.parse("http://h/v1/A");
    assertThat(root.resolve("/c/o").requestLine()).isEqualTo("/v1/A/c/o");
    assertThat(Target.parse("http://h/").resolve("//x").path()).isEqualTo("//x");
    assertThat(root.withQuery("a=b").requestLine()).isEqualTo("/v1/A?a=b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\nb", "a\0", " a", "a ", "\ud800", "\u007f", "\ta"})
  void headerValuesThatWouldNotArriveAsTheyAreAreRefused(String value) {
    assertThatThrownBy(() -> request("X-A", value)).isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "a\r\nb", "a\0", "Host", "content-length", "Expect"})
  void headerNamesThatAreNoneOrTheTransportsOwnAreRefused(String name) {
    assertThatThrownBy(() -> request(name, "x")).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void ordinaryHeadersPass() {
    assertThat(request("X-Object-Meta-Größe", "ü\t😀").headers().lines()).hasSize(1);
  }

  private static Request request(String name, String value) {
    return Request.of("GET", Target.parse("http://h/")).withHeaders(Headers.of(name, value));
  }
}
