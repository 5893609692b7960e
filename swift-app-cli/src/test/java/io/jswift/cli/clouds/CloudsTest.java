package io.jswift.cli.clouds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jswift.cli.options.Stop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudsTest {
  private static final String CLOUDS =
      """
      # two clouds
      clouds:
        dev: &dev
          auth:
            auth_url: http://k:5000/v3
            username: tester
            password: 0123
            project_name: test
            user_domain_name: Default
            project_domain_id: default
          region_name: One
          interface: internal
          verify: no
          compute_api_version: 2
        old:
          <<: *dev
          identity_api_version: 2.0
          regions: [{name: Two, values: {}}, Three]
        app:
          auth_type: v3applicationcredential
          auth: {auth-url: "http://k", application_credential_id: a, application_credential_secret: 's'}
          cacert: /ca.pem
          regions: [{name: Four, values: {}}, Five]
        odd: {auth_type: v3kerberos}
      """;

  @TempDir Path home;
  @TempDir Path work;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void empty() {
    environment.put("HOME", home.toString());
  }

  @Test
  void aCloudBecomesVariables() throws IOException {
    write(work.resolve("clouds.yaml"), CLOUDS);
    environment.putAll(Map.of("OS_TOKEN", "x", "ST_KEY", "y", "http_proxy", "p"));
    assertThat(read("dev"))
        .containsOnly(
            Map.entry("HOME", home.toString()),
            Map.entry("http_proxy", "p"),
            Map.entry("OS_AUTH_URL", "http://k:5000/v3"),
            Map.entry("OS_USERNAME", "tester"),
            Map.entry("OS_PASSWORD", "0123"),
            Map.entry("OS_PROJECT_NAME", "test"),
            Map.entry("OS_USER_DOMAIN_NAME", "Default"),
            Map.entry("OS_PROJECT_DOMAIN_ID", "default"),
            Map.entry("OS_REGION_NAME", "One"),
            Map.entry("OS_ENDPOINT_TYPE", "internal"),
            Map.entry("OS_AUTH_TYPE", "v3password"),
            Map.entry("SWIFTCLIENT_INSECURE", "true"));
  }

  @Test
  void valuesMayBeMergedAndOldVersionsAsked() throws IOException {
    write(work.resolve("clouds.yaml"), CLOUDS);
    assertThat(read("old"))
        .containsEntry("OS_AUTH_TYPE", "v2password")
        .containsEntry("OS_REGION_NAME", "One")
        .containsEntry("OS_USERNAME", "tester");
    assertThat(read("app"))
        .containsEntry("OS_AUTH_URL", "http://k")
        .containsEntry("OS_AUTH_TYPE", "v3applicationcredential")
        .containsEntry("OS_APPLICATION_CREDENTIAL_ID", "a")
        .containsEntry("OS_REGION_NAME", "Four")
        .containsEntry("OS_CACERT", "/ca.pem");
  }

  @Test
  void theFirstFileWins() throws IOException {
    Path own = home.resolve(".config/openstack/clouds.yaml");
    write(own, cloud("own"));
    assertThat(read("c")).containsEntry("OS_USERNAME", "own");
    write(work.resolve("clouds.yml"), cloud("work"));
    assertThat(read("c")).containsEntry("OS_USERNAME", "work");
    write(home.resolve("told"), cloud("told"));
    environment.put("OS_CLIENT_CONFIG_FILE", home.resolve("told").toString());
    assertThat(read("c")).containsEntry("OS_USERNAME", "told");
    environment.put("OS_CLIENT_CONFIG_FILE", home.resolve("nowhere").toString());
    assertThat(read("c")).containsEntry("OS_USERNAME", "work");
    environment.put("XDG_CONFIG_HOME", home.resolve("x").toString());
    Files.delete(work.resolve("clouds.yml"));
    write(home.resolve("x/openstack/clouds.yaml"), cloud("xdg"));
    assertThat(read("c")).containsEntry("OS_USERNAME", "xdg");
  }

  @Test
  void theSecureFileIsMergedOver() throws IOException {
    write(work.resolve("clouds.yaml"), CLOUDS);
    write(
        home.resolve(".config/openstack/secure.yaml"),
        "clouds: {dev: {auth: {password: better}, key: /k.pem}, none: {}}");
    assertThat(read("dev"))
        .containsEntry("OS_PASSWORD", "better")
        .containsEntry("OS_USERNAME", "tester")
        .containsEntry("OS_KEY", "/k.pem");
    assertThat(read("old")).containsEntry("OS_PASSWORD", "0123");
  }

  @Test
  void unknownCloudsListTheKnown() throws IOException {
    assertThatThrownBy(() -> read("none"))
        .isInstanceOf(Stop.class)
        .hasMessageStartingWith("Cloud 'none' not found: there is no clouds.yaml in " + work + ", ")
        .hasMessageEndingWith(", /etc/openstack.");
    write(work.resolve("clouds.yaml"), CLOUDS);
    assertThatThrownBy(() -> read("none"))
        .isInstanceOf(Stop.class)
        .hasMessage(
            "Cloud 'none' not found in "
                + work.resolve("clouds.yaml")
                + ", which has: app, dev, odd, old.");
    write(work.resolve("clouds.yaml"), "");
    assertThatThrownBy(() -> read("none")).hasMessageEndingWith(", which has: none.");
  }

  @Test
  void otherWaysOfLoggingInAreRefused() throws IOException {
    write(work.resolve("clouds.yaml"), CLOUDS);
    assertThatThrownBy(() -> read("odd"))
        .isInstanceOf(Stop.class)
        .hasMessage("Cloud 'odd' has the auth_type 'v3kerberos', which is not known.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clouds:\\n  c:\\n    auth: [password: s3cret | 3",
        "clouds:\\n  c:\\n\\tauth: s3cret | 3",
        "clouds:\\n  c:\\n    auth: 's3cret | 3",
        "clouds:\\n  c:\\n    auth: s3cret | 3",
        "clouds:\\n  c: s3cret | 2",
        "clouds:\\n  - s3cret | 2",
        "- s3cret | 1",
        "clouds:\\n  c:\\n    auth:\\n      password: {s3cret: 1} | 4",
        "clouds:\\n  c:\\n    ? [s3cret]\\n    : 1 | 3",
        "clouds:\\n  c: *s3cret | 2"
      })
  void malformedFilesNameTheLine(String content, int line) throws IOException {
    Path file = work.resolve("clouds.yaml");
    write(file, content.replace("\\n", "\n").replace("\\t", "\t"));
    assertThatThrownBy(() -> read("c"))
        .isInstanceOf(Stop.class)
        .hasMessageMatching("(?s)\\Q" + file + "\\E, line \\d+: .*\\.")
        .satisfies(
            stop ->
                assertThat(
                        Integer.parseInt(
                            stop.getMessage().replaceAll("(?s).*, line (\\d+):.*", "$1")))
                    .isBetween(line, line + 1));
  }

  @Test
  void filesThatAreNotUtf8AreRefused() throws IOException {
    Files.write(work.resolve("clouds.yaml"), new byte[] {'c', (byte) 0xFF});
    assertThatThrownBy(() -> read("c")).hasMessageEndingWith("cannot be read: it is not UTF-8.");
  }

  private static String cloud(String user) {
    return "clouds: {c: {auth: {username: " + user + "}}}";
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> read(String cloud) {
    return new Clouds(environment, work).variables(cloud);
  }
}
