package io.jswift.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GlobalOptionsTest {
  private static GlobalOptions read(Map<String, String> environment, String... arguments) {
    GlobalOptions options = new GlobalOptions();
    options.environment(environment);
    CommandLineReader.read(List.of(arguments), options);
    return options;
  }

  @Test
  void anOptionThatIsGivenEmptyBeatsItsVariable() {
    Map<String, String> all = Map.of("ST_KEY", "k", "ST_USER", "u", "OS_REGION_NAME", "r");
    GlobalOptions empty = read(all, "-K", "", "-U", "", "--os-region-name", "");
    assertThat(empty.key() + empty.user() + empty.openStack(OpenStackOption.REGION_NAME)).isEmpty();
    GlobalOptions none = read(all);
    assertThat(none.key() + none.user() + none.openStack(OpenStackOption.REGION_NAME))
        .isEqualTo("kur");
  }

  @Test
  void nothingTypedAtThePromptIsNoKey() {
    GlobalOptions options = read(Map.of("ST_KEY", "k", "OS_PASSWORD", "p"), "--prompt", "-K", "x");
    options.key("");
    assertThat(options.key() + options.openStack(OpenStackOption.PASSWORD)).isEmpty();
  }

  @Test
  void authoritiesAreThoseOfTheOptionAndElseOfTheVariablesOfPythonsLibrary() {
    Map<String, String> both = Map.of("REQUESTS_CA_BUNDLE", "r", "CURL_CA_BUNDLE", "c");
    assertThat(read(both, "--os-cacert", "o").caCertificates()).isEqualTo("o");
    assertThat(read(both).caCertificates()).isEqualTo("r");
    assertThat(read(Map.of("CURL_CA_BUNDLE", "c")).caCertificates()).isEqualTo("c");
    assertThat(read(Map.of()).caCertificates()).isEmpty();
  }
}
