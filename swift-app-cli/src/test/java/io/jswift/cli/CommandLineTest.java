package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a command line is read: what is an option, what a positional, what is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineTest {
  private Cli cli;

  @BeforeAll
  void start() {
    cli = new Cli();
    cli.piped("one", "upload", "c", "-", "--object-name", "docs/a");
    cli.piped("three", "upload", "c", "-", "--object-name", "b");
  }

  @AfterAll
  void stop() {
    cli.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list c -p docs",
        "list -p docs c",
        "-v list -pdocs c",
        "list --prefix=docs -T 5s c",
        "-R 2 list -T 5 c --pre docs",
        "list --pre=docs c -q",
        "-T5s -qv list c -pdocs",
        "list -p=docs c",
        "-V 1 list -V2 c -V=1.0 -p docs"
      })
  void optionsStandAnywhereAndMayBeShort(String line) {
    Cli.Result result = cli.run(line.split(" "));
    assertThat(result).isEqualTo(new Cli.Result(0, "docs/a\n", ""));
  }

  @Test
  void flagsCombine() {
    assertThat(cli.run("list", "-ltt", "c").out()).isEqualTo("           8\n");
    assertThat(cli.run("list", "-lh", "c").out()).startsWith("Usage: swift list [--long]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          upload --obj 2 c f | ambiguous option: --obj could match --object-threads, --object-name
          list -R | argument -R/--retries: expected one argument
          list -p -v c | argument -p/--prefix: expected one argument
          list -lx c | argument -l/--long: ignored explicit argument 'x'
          list -vx c | argument -v/--verbose: ignored explicit argument 'x'
          list --long=x c | argument -l/--long: ignored explicit argument 'x'
          list -R x | argument -R/--retries: invalid int value: 'x'
          upload --object-threads 1.5 c f | argument --object-threads: invalid int value: '1.5'
          tempurl --digest md5 GET 1 /v1/a/c/o k | argument --digest: invalid choice: 'md5' (choose from 'sha1', 'sha256', 'sha512')
          """)
  void wrongOptionsEndWithStatusTwo(String line, String complaint) {
    Cli.Result result = cli.run(line.split(" "));
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            "usage: swift [options] <command> [arguments]\nswift: error: " + complaint + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "5ms", "-1", "nan", "", "inf", "5f", "5dd", "0x10p1", "1 0", "s"})
  void timesThatAreNoneEndWithStatusTwo(String time) {
    Cli.Result result = cli.run("-T", time, "list");
    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err())
        .contains("swift: error: argument -T/--timeout: invalid parse_timeout value: '");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e300", "1e12", "0", "99999d", " 5 ", ".5m", "2.hr"})
  void noTimeIsTooLong(String time) {
    assertThat(cli.run("-T", time, "list").err()).isEmpty();
  }

  @Test
  void unknownOptionsArePositionals() {
    assertThat(cli.run("list", "--bogus").err()).startsWith("Container '--bogus' not found\n");
    assertThat(cli.run("upload", "c", "--", "-q").err())
        .isEqualTo("Local file '--' not found\nLocal file '-q' not found\n");
    Cli.Result before = cli.run("-c", "upload");
    assertThat(before.exit()).isEqualTo(1);
    assertThat(before.err()).isEqualTo("no such command: -c\n");
  }

  @Test
  void unknownCommands() {
    Cli.Result result = cli.run("bogus");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).startsWith("usage: swift ");
    assertThat(result.err()).isEqualTo("no such command: bogus\n");
    assertThat(cli.run("bogus", "--help"))
        .isEqualTo(new Cli.Result(0, "no such command: bogus\n", ""));
  }

  @Test
  void whatIsMistypedIsGuessed() {
    assertThat(cli.run("dowload", "c").err())
        .isEqualTo("no such command: dowload\nDid you mean: swift download\n");
    assertThat(cli.run("list", "c", "--perfix", "docs").err())
        .endsWith("No option is called --perfix. Did you mean: --prefix\n");
  }

  @Test
  void newOptionsLeaveOldAbbreviationsAlone() {
    assertThat(cli.run("list", "c", "--f")).isEqualTo(cli.run("list", "c"));
    assertThat(cli.run("list", "c", "--l").err())
        .contains("ambiguous option: --l could match --long, --lh");
    assertThat(cli.run("list", "c", "--lo").out()).startsWith("           5 ");
    assertThat(cli.run("upload", "c", "x", "--no", "--segment-si", "x").err())
        .isEqualTo("Invalid segment size\n");
  }

  @Test
  void versionAnywhere() {
    for (String line : List.of("--version", "list --version", "--version bogus")) {
      Cli.Result result = Cli.run(Map.of(), "", line.split(" "));
      assertThat(result.exit()).isZero();
      assertThat(result.out()).matches("jswift \\S.*\n");
      assertThat(result.err()).isEmpty();
    }
  }

  @Test
  void helpNeedsNoCredentials() {
    Cli.Result none = Cli.run(Map.of(), "");
    assertThat(none).isEqualTo(Cli.run(Map.of(), "", "--help"));
    assertThat(none).isEqualTo(Cli.run(Map.of(), "", "-q"));
    assertThat(none.exit()).isZero();
    assertThat(none.err()).isEmpty();
    assertThat(none.out()).startsWith("usage: swift [options] <subcommand>");
    assertThat(none.out())
        .contains(
            "  download        Download objects from containers.\n",
            "  try             Shows in a few seconds, without any cluster, that all this works.\n");
    for (String name :
        List.of(
            "upload",
            "download",
            "list",
            "stat",
            "post",
            "delete",
            "copy",
            "capabilities",
            "info",
            "auth",
            "tempurl",
            "bash_completion",
            "serve",
            "try")) {
      Cli.Result after = Cli.run(Map.of(), "", name, "--help");
      assertThat(after.exit()).isZero();
      assertThat(after.err()).isEmpty();
      assertThat(after.out()).startsWith("Usage: swift " + name).contains("\nLogin:\n");
      assertThat(Cli.run(Map.of(), "", "-h", name)).isEqualTo(after);
      assertThat(Cli.run(Map.of(), "", name, "--he")).isEqualTo(after);
    }
  }

  @Test
  void helpShowsEachOptionOnceInItsSection() {
    String help = Cli.run(Map.of(), "", "upload", "--help").out();
    String options = help.substring(help.indexOf("\nOptions:\n"));
    assertThat(options.lines().filter(line -> line.matches("\\S.*:")))
        .containsExactly(
            "Options:",
            "Choosing objects:",
            "The transfer:",
            "Login:",
            "Requests:",
            "Output:",
            "Help:");
    for (String word : Cli.run(Map.of(), "", "bash_completion", "upload").out().split("\\s+")) {
      if (!word.matches("--os[-_].*") || word.equals("--os-help")) {
        Pattern entry = Pattern.compile("(?m)^ +(?:\\S+, )*" + Pattern.quote(word) + "[=, \\n]");
        assertThat(entry.matcher(options).results()).as(word).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete",
        "delete -a c",
        "download",
        "download -a c",
        "upload c",
        "upload",
        "stat a b c",
        "post a b c",
        "list a b",
        "list a/b",
        "capabilities a b",
        "info a b",
        "tempurl GET 60 /v1/a/c/o",
        "serve x"
      })
  void wrongPositionalsShowTheUsage(String line) {
    Cli.Result result = cli.run(line.split(" "));
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("Usage: swift " + line.split(" ")[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "--object-threads, upload c f",
    "--segment-threads, upload c f",
    "--object-threads, delete c",
    "--container-threads, delete c",
    "--object-threads, download c",
    "--container-threads, download c"
  })
  void threadsArePositive(String option, String line) {
    for (String count : List.of("0", "-1")) {
      Cli.Result result = cli.run((line + " " + option + " " + count).split(" "));
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err())
          .startsWith(
              "ERROR: option " + option + " should be a positive integer.\n\nUsage: swift ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          list -d / | -d option only allowed for container listings
          list -t | Listing totals only works with -l or --lh.
          stat --version-id 1 c | --version-id option only allowed for object stats
          post -r x | -r, -w, -t, and -k options only allowed for containers
          post -k x | -r, -w, -t, and -k options only allowed for containers
          upload c - f | upload from stdin cannot be used along with other files
          upload c - | object-name must be specified with uploads from stdin
          upload --object-name x c a b | object-name only be used with 1 file or dir
          upload -S 1.5G c f | Invalid segment size
          upload -S 10KB c f | Invalid segment size
          upload -S K c f | Invalid segment size
          upload -S 1T c f | Invalid segment size
          upload -S 0 c f | segment-size should be positive
          upload -S -1 c f | segment-size should be positive
          download -o x c | -o option only allowed for single file downloads
          download -o x c a b | -o option only allowed for single file downloads
          download -D x c a | Please use -o option for single file downloads and renames
          """)
  void combinationsThatMakeNoSense(String line, String complaint) {
    assertThat(cli.run(line.split(" "))).isEqualTo(new Cli.Result(1, "", complaint + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete a/b/d",
        "download a/b/d",
        "stat a/b/d",
        "post a/b/d",
        "stat a/b/d x",
        "delete a/b/d x"
      })
  void slashesInContainersAreWarnedOf(String line) {
    assertThat(cli.run(line.split(" ")))
        .isEqualTo(
            new Cli.Result(
                1,
                "",
                "WARNING: / in container name; you might have meant 'a b/d' instead of 'a/b/d'.\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list -H foo",
        "list c -H foo",
        "stat -H foo",
        "stat c b -H foo",
        "post -m foo",
        "post c -H foo",
        "upload c f -m foo",
        "upload c f -H foo",
        "download c -H foo",
        "download c b -H foo",
        "copy c b -H foo",
        "copy c b -m foo",
        "delete c -H foo",
        "delete c b -H foo"
      })
  void headersNeedColons(String line) {
    assertThat(cli.run(line.split(" ")))
        .isEqualTo(
            new Cli.Result(
                1,
                "",
                """
                Metadata parameter foo must contain a ':'.
                Example: 'Color:Blue' or 'Size:Large'
                Failed Transaction ID: unknown
                """));
  }

  @Test
  void credentialsAreAskedForBeforeAnythingIsSent() {
    Cli.Result result = Cli.run(Map.of("ST_AUTH", "http://127.0.0.1:1/"), "", "list");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith(
            """
            Auth version 1.0 requires ST_AUTH, ST_USER, and ST_KEY environment variables
            to be set or overridden with -A, -U, or -K.

            """)
        .hasLineCount(7);
  }

  @Test
  void optionsOverrideTheEnvironment() {
    Cli.Result result = cli.run("-K", "wrong", "list");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(cli.steady(result.err()))
        .isEqualTo(
            """
            Auth GET failed: http://swift/auth/v1.0 401 Unauthorized  [first 60 chars of response] \
            b'<html><h1>Unauthorized</h1><p>This server could not verify t'
            Failed Transaction ID: TXN
            """);
    Map<String, String> bad = Map.of("ST_AUTH", "http://127.0.0.1:1/", "ST_KEY", "wrong");
    String url = cli.environment().get("ST_AUTH");
    assertThat(Cli.run(bad, "", "-A", url, "-U", "test:tester", "list", "-K", "testing").exit())
        .isZero();
  }

  @Test
  void lastOfQuietAndVerboseWins() {
    assertThat(cli.run("stat", "-q", "-v", "-v").out()).contains("Auth Token");
    assertThat(cli.run("stat", "-v", "-q").out()).doesNotContain("Auth Token");
    assertThat(cli.run("stat", "-q", "-v").out()).doesNotContain("Auth Token").contains("Account");
  }

  @Test
  void debugShowsExchangesAndHidesSecrets() {
    Cli.Result result = cli.run("--debug", "list", "c");
    assertThat(result.out()).isEqualTo("b\ndocs/a\n");
    assertThat(result.err()).contains("REQ: curl -i " + cli.origin(), "RESP STATUS: 200 OK");
    assertThat(result.err())
        .doesNotContain("testing")
        .containsPattern("X-Auth-Token: \\w+\\.\\.\\.");
    String token =
        cli.run("stat", "-v")
            .out()
            .lines()
            .filter(each -> each.contains("Auth Token"))
            .findFirst()
            .orElseThrow()
            .replaceFirst(".*: ", "");
    assertThat(result.err()).doesNotContain(token);
    assertThat(cli.run("--debug-with-secrets", "list", "c").err()).contains(token);
    assertThat(cli.run("--info", "list", "c").err()).isEmpty();
    assertThat(cli.run("--info", "list", "nosuch").err()).contains("RESP STATUS: 404");
  }

  @Test
  void debugShowsWhatAnswersSay() {
    assertThat(cli.run("--debug", "list", "c").err())
        .containsPattern("RESP HEADERS: .*\\nRESP BODY: '\\[\\{.*docs/a");
    assertThat(cli.run("--info", "list", "c").err()).doesNotContain("RESP BODY");
    assertThat(cli.run("--info", "list", "nosuch").err())
        .contains("RESP BODY: '<html><h1>Not Found");
    assertThat(cli.run("--debug", "download", "c", "b", "-o", "-").err()).doesNotContain("BODY");
  }
}
