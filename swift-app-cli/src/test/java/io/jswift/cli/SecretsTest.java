package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done, and however it fails, no secret is printed. */
class SecretsTest extends CommandCase {
  private static final String KEY = "planted-secret-of-the-user";
  private static final String SIGNING = "planted-secret-for-signing";

  static Stream<List<String>> commands() {
    return Stream.of(
            "stat",
            "stat -v",
            "stat none",
            "stat c none",
            "list",
            "list none",
            "upload c missing",
            "post -m Temp-URL-Key:" + SIGNING,
            "post c -m Temp-URL-Key-2:" + SIGNING,
            "post c -k " + SIGNING,
            "stat c",
            "download c",
            "download none",
            "delete c",
            "delete none",
            "-U test:nobody stat",
            "-A http://127.0.0.1:1/auth -R 0 stat",
            "-A nonsense stat",
            "--os-storage-url http://127.0.0.1:1/v1/A --os-auth-token " + SIGNING + " -R 0 list",
            "-V 9 stat",
            "bogus")
        .map(line -> Arrays.asList(line.split(" ")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noneIsPrinted(List<String> command) {
    Map<String, String> login =
        Map.of(
            "ST_AUTH", cli.origin() + "/auth/v1.0", "ST_USER", "test:tester", "ST_KEY", "testing");
    String token = token(login);

    String said = said(login, command);

    // stat -v shows the token because it is asked to; python-swiftclient does so as well.
    if (!command.contains("-v")) {
      assertThat(said).doesNotContain(token);
    }
    assertThat(said).doesNotContain(SIGNING).doesNotContain("X-Auth-Key: testing");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aRefusedKeyIsNotPrinted(List<String> command) {
    Map<String, String> login =
        Map.of("ST_AUTH", cli.origin() + "/auth/v1.0", "ST_USER", "test:tester", "ST_KEY", KEY);

    assertThat(said(login, command)).doesNotContain(KEY);
  }

  @Test
  void thePlantedOnesWouldBeFound() {
    Cli.Result open =
        Cli.run(
            cli.environment(), "", "--debug-with-secrets", "post", "-m", "Temp-URL-Key:" + SIGNING);
    assertThat(open.err()).contains(SIGNING).contains(token(cli.environment()));
  }

  private static String said(Map<String, String> login, List<String> command) {
    String[] words = Stream.concat(Stream.of("--debug"), command.stream()).toArray(String[]::new);
    Cli.Result result = Cli.run(login, "", words);
    return result.out() + result.err();
  }

  private static String token(Map<String, String> login) {
    String said = Cli.run(login, "", "--debug-with-secrets", "stat").err();
    Matcher token = Pattern.compile("AUTH_tk\\w+").matcher(said);
    assertThat(token.find()).isTrue();
    return token.group();
  }
}
