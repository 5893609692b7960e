package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command with OpenStack's options and variables, at a Keystone that is a fake. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeystoneLoginTest {
  private static final String ARGUMENTS = "--os-username=tester --os-password=k3y ";

  private Cli cli;
  private FakeKeystone keystone;

  @BeforeAll
  void start() {
    cli = new Cli();
    cli.piped("one", "upload", "c", "-", "--object-name", "o");
    keystone = new FakeKeystone(cli.origin());
  }

  @AfterAll
  void stop() {
    keystone.close();
    cli.close();
  }

  @BeforeEach
  void forget() {
    keystone.requests().clear();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ARGUMENTS + "--os-project-name=test --os-user-domain-name=Default | /v3/auth/tokens",
        ARGUMENTS + "-V=3 --os-project-id=1 --os-region-name=One | /v3/auth/tokens",
        ARGUMENTS + "-V=3 --os_project_id=1 --os_endpoint_type=publicURL | /v3/auth/tokens",
        ARGUMENTS + "--os-tenant-name=test | /v2.0/tokens",
        "-V=2 --os-username=test:tester --os-password=k3y | /v2.0/tokens",
        "--os-auth-type=v3applicationcredential --os-application-credential-id=i"
            + " --os-application-credential-secret=k3y | /v3/auth/tokens",
        "--os-auth-type=v3token --os-auth-token=k3y --os-project-id=1 | /v3/auth/tokens"
      })
  void logsInAndLists(String options, String path) {
    assertThat(list(options)).isEqualTo(new Cli.Result(0, "o\n", ""));
    assertThat(keystone.requests()).singleElement().asString().startsWith(path + " {\"auth\":");
  }

  @Test
  void variablesStandInForOptions() {
    Map<String, String> variables =
        Map.of(
            "OS_AUTH_URL", keystone.url() + "/v3",
            "OS_USER_ID", "u1",
            "OS_PASSWORD", "k3y",
            "OS_PROJECT_NAME", "test",
            "OS_PROJECT_DOMAIN_NAME", "Other");
    assertThat(Cli.run(variables, "", "list", "c").out()).isEqualTo("o\n");
    assertThat(keystone.requests().get(0)).contains("\"id\":\"u1\"", "{\"name\":\"Other\"}");
  }

  @Test
  void wrongPasswordsAreToldOnce() {
    Cli.Result result = list("--os-username=u --os-password=bad -V=3 --os-project-id=1");
    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                1,
                "",
                """
                Unauthorized. Check username/id, password, tenant name/id and user/tenant domain name/id.
                Failed Transaction ID: req-9
                """));
    assertThat(keystone.requests()).hasSize(1);
  }

  @Test
  void aRegionThatIsNotThereShowsThoseThatAre() {
    assertThat(list(ARGUMENTS + "-V=3 --os-project-id=1 --os-region-name=Two").err())
        .isEqualTo(
            "Endpoint for object-store not found - have you specified a region? Asked for: public in"
                + " Two. The catalogue has: object-store (public in One).\n");
  }

  @Test
  void applicationCredentialsHonourTheRegion() {
    String credential =
        "--os-auth-type=v3applicationcredential --os-application-credential-id=i"
            + " --os-application-credential-secret=k3y";
    assertThat(list(credential + " --os-region-name=One").out()).isEqualTo("o\n");
    assertThat(list(credential + " --os-region-name=Two").err())
        .startsWith("Endpoint for object-store not found");
    assertThat(list(credential + " --os-endpoint-type=internal").err())
        .startsWith("Endpoint for object-store not found");
    assertThat(Cli.run(Map.of(), "", (credential + " list").split(" ")))
        .isEqualTo(
            new Cli.Result(
                1,
                "",
                "Auth version 3 requires OS_AUTH_URL to be set or overridden with --os-auth-url\n"));
  }

  @Test
  void aGivenStorageUrlReplacesTheCatalogues() {
    assertThat(
            list(ARGUMENTS
                    + "-V=3 --os-project-id=1 --os-service-type=none --os-storage-url="
                    + cli.origin()
                    + "/v1/AUTH_test")
                .out())
        .isEqualTo("o\n");
  }

  @Test
  void aDeadTokenIsRenewed() {
    String given = "--os-storage-url=" + cli.origin() + "/v1/AUTH_test --os-auth-token=dead ";
    assertThat(list(given + ARGUMENTS + "-V=3 --os-project-id=1"))
        .isEqualTo(new Cli.Result(0, "o\n", ""));
    assertThat(keystone.requests()).hasSize(1);
    assertThat(list(given).exit()).isEqualTo(1);
  }

  @Test
  void cloudsOfAFileAreUsed(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("clouds.yaml");
    Files.writeString(
        file,
        "clouds: {dev: {auth: {auth_url: '%s', username: u, password: k3y, project_id: p1}}}"
            .formatted(keystone.url()));
    Map<String, String> variables =
        Map.of(
            "OS_CLIENT_CONFIG_FILE", file.toString(),
            "OS_CLOUD", "dev",
            "OS_PASSWORD", "bad",
            "ST_AUTH", "http://127.0.0.1:1/",
            "ST_USER", "t:u",
            "ST_KEY", "k");
    assertThat(Cli.run(variables, "", "list", "c")).isEqualTo(new Cli.Result(0, "o\n", ""));
    assertThat(Cli.run(variables, "", "--os-project-id=p2", "list", "c").exit()).isZero();
    assertThat(keystone.requests().get(1)).contains("\"p2\"");
    assertThat(Cli.run(variables, "", "--os-cloud", "prod", "list", "c"))
        .isEqualTo(
            new Cli.Result(1, "", "Cloud 'prod' not found in " + file + ", which has: dev.\n"));
  }

  @Test
  void commandsInALoopLogInOnceIfAskedTo(@TempDir Path directory) {
    Map<String, String> variables =
        new HashMap<>(
            Map.of(
                "OS_AUTH_URL", keystone.url() + "/v3",
                "OS_USER_ID", "u1",
                "OS_PASSWORD", "k3y",
                "OS_PROJECT_ID", "p1",
                "OS_AUTH_TYPE", "v3password",
                "XDG_CACHE_HOME", directory.toString(),
                "JSWIFT_SESSION_CACHE", "on"));
    for (int i = 0; i < 3; i++) {
      assertThat(Cli.run(variables, "", "list", "c")).isEqualTo(new Cli.Result(0, "o\n", ""));
    }
    assertThat(keystone.requests()).hasSize(1);
    assertThat(Cli.run(variables, "", "list", "c", "--os-project-id=p2").exit()).isZero();
    assertThat(Cli.run(variables, "", "list", "c", "--os-password=bad").exit()).isEqualTo(1);
    assertThat(keystone.requests()).hasSize(3);
    variables.put("JSWIFT_SESSION_CACHE", "off");
    assertThat(Cli.run(variables, "", "list", "c").exit()).isZero();
    assertThat(keystone.requests()).hasSize(4);
  }

  @Test
  void debugHidesSecrets() {
    Cli.Result result = list(ARGUMENTS + "-V=3 --os-project-id=1 --debug");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).contains("REQ: curl").doesNotContain("k3y");
  }

  @Test
  void helpOfOpenStacksOptionsIsAsked() {
    String without = Cli.run(Map.of(), "", "--help").out();
    assertThat(without).contains("--os-help").doesNotContain("--os-project-name=NAME");
    for (String option : new String[] {"--os-help", "--os_help"}) {
      Cli.Result with = Cli.run(Map.of(), "", option);
      assertThat(with.exit()).isZero();
      assertThat(with.out())
          .contains("--os-project-name=NAME", "(OS_PROJECT_NAME)", "--os-cacert=FILE")
          .doesNotContain("--os_project");
    }
  }

  private Cli.Result list(String options) {
    Map<String, String> variables = new HashMap<>(Map.of("OS_AUTH_URL", keystone.url()));
    String words = (options.replace("-V=", "-V") + " list c").trim();
    return Cli.run(variables, "", words.split(" +"));
  }
}
