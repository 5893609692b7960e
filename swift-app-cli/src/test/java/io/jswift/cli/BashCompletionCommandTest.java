package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code bash_completion}. */
class BashCompletionCommandTest {
  private static List<String> words(String... arguments) {
    Cli.Result result = Cli.run(Map.of(), "", arguments);
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).endsWith("\n").containsOnlyOnce("\n");
    return List.of(result.out().strip().split(" "));
  }

  @Test
  void commandsAndOptionsOfAll() {
    assertThat(words("bash_completion"))
        .doesNotHaveDuplicates()
        .contains("delete", "download", "list", "post", "copy", "stat", "upload")
        .contains("capabilities", "info", "tempurl", "auth", "-A", "--auth", "-h", "--help")
        .contains("--os-username", "--os_username", "--os-help", "--os_help", "--os-cacert")
        .contains("-q", "--timeout", "--os-identity-api-version")
        .doesNotContain("bash_completion", "--os_cacert", "--segment-size");
  }

  @Test
  void optionsOfOne() {
    assertThat(words("bash_completion", "stat"))
        .contains("--lh", "--version-id", "-H", "--header", "-A", "--os_user_id")
        .doesNotContain("stat", "list", "--segment-size");
    assertThat(words("bash_completion", "upload")).contains("--segment-size", "-S");
    assertThat(Cli.run(Map.of(), "", "bash_completion", "bogus"))
        .isEqualTo(new Cli.Result(0, "\n", ""));
  }
}
