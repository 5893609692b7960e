package io.jswift.domain.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.domain.ContainerName;
import io.jswift.domain.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DloManifestTest {
  @ParameterizedTest
  @CsvSource({
    "c/p, c, p",
    "/c/p/, c, p/",
    "c%20%C3%BC/a%2Fb%25, c ü, a/b%",
    "c/100%, c, 100%",
    "c/, c, ''",
    "c//p, c, /p"
  })
  void isContainerAndPrefix(String header, String container, String prefix) {
    assertThat(DloManifest.parse(header))
        .isEqualTo(new DloManifest(new ContainerName(container), prefix));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c", "/", "//p"})
  void whatNamesNoContainerAndPrefixIsNone(String header) {
    assertThatThrownBy(() -> DloManifest.parse(header))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("container/prefix");
  }

  @Test
  void isReadAsItWasWritten() {
    DloManifest odd = new DloManifest(new ContainerName("ü %2F"), "a/../b?#%/.");
    assertThat(odd.header()).isEqualTo("%C3%BC%20%252F/a%2F../b%3F%23%25%2F.");
    assertThat(DloManifest.parse(odd.header())).isEqualTo(odd);
  }
}
