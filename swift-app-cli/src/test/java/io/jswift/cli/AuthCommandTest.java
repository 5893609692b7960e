package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code auth}, and what a shell makes of it. */
class AuthCommandTest extends CommandCase {
  @Test
  void logsInOnce() {
    Cli.Result result = cli.run("auth");
    expect(
        result,
        0,
        "export OS_STORAGE_URL=http://swift/v1/AUTH_test\nexport OS_AUTH_TOKEN=TOKEN\n",
        "");
    put("c", "o", "x");
    Map<String, String> session =
        Map.of(
            "OS_STORAGE_URL",
            cli.origin() + "/v1/AUTH_test",
            "OS_AUTH_TOKEN",
            result.out().replaceFirst("(?s).*TOKEN=(.*)\n", "$1"));
    assertThat(Cli.run(session, "", "list")).isEqualTo(new Cli.Result(0, "c\n", ""));
    assertThat(Cli.run(session, "", "auth")).isEqualTo(result);
    Map<String, String> odd = Map.of("OS_STORAGE_URL", "http://h/v1/a(b)", "OS_AUTH_TOKEN", "it's");
    assertThat(Cli.run(odd, "", "auth").out())
        .isEqualTo("export OS_STORAGE_URL='http://h/v1/a(b)'\nexport OS_AUTH_TOKEN='it'\"'\"'s'\n");
  }

  @Test
  void whatCannotLogIn() {
    assertThat(cli.run("auth", "-K", "wrong").err()).startsWith("Auth GET failed: ");
    assertThat(cli.run("auth", "-K", "wrong").exit()).isEqualTo(1);
    assertThat(Cli.run(Map.of(), "", "auth").err()).startsWith("Auth version 1.0 requires");
    assertThat(Cli.run(Map.of(), "", "auth", "-v").err()).startsWith("Auth version 1.0 requires");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          -A http://127.0.0.1:1/a -U t:u -K é'x | ST_AUTH=http://127.0.0.1:1/a ST_USER=t:u ST_KEY='é'"'"'x'
          -A http://127.0.0.1:1/a -U t:u -K k --os-cacert /x | ST_AUTH=http://127.0.0.1:1/a ST_USER=t:u ST_KEY=k
          -V 2 --os-auth-url http://127.0.0.1:1/a --os-username u --os-password p | OS_IDENTITY_API_VERSION=2.0 OS_AUTH_VERSION=2.0 OS_AUTH_URL=http://127.0.0.1:1/a OS_PASSWORD=p OS_USERNAME=u
          --os-auth-url u --os-username n --os-user-domain-id d --os-user-id i --os-password p --os-project-name x | OS_IDENTITY_API_VERSION=3 OS_AUTH_VERSION=3 OS_AUTH_URL=u OS_PASSWORD=p OS_PROJECT_NAME=x OS_USER_DOMAIN_ID=d OS_USER_ID=i OS_USERNAME=n
          """)
  void verbosePrintsWhatWasGiven(String options, String exports) {
    Cli.Result result = Cli.run(Map.of(), "", ("auth -v " + options).split(" "));
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo("export " + exports.replaceAll(" (?=[SO][TS]_)", "\nexport ") + "\n");
  }

  @Test
  void aCloudIsWrittenOut() throws IOException {
    Files.writeString(
        work.resolve("clouds.yaml"),
        """
        clouds:
          mine:
            auth: {auth_url: 'http://k/v3', username: u, password: 'p w', project_name: x}
            user_domain_id: default
        """);
    Map<String, String> environment =
        Map.of("OS_CLIENT_CONFIG_FILE", work.resolve("clouds.yaml").toString());
    Cli.Result result = Cli.run(environment, "", "auth", "-v", "--os-cloud", "mine");
    assertThat(result.out())
        .contains("export OS_AUTH_URL=http://k/v3\n", "export OS_PASSWORD='p w'\n")
        .doesNotContain("OS_CLOUD");
  }
}
