package io.jswift.conformance.keystone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The embedded Swift's Keystone lets our command in, and python-swiftclient. */
class LoopbackKeystoneTest {
  private static final Path PYTHON = Path.of("/usr/bin/swift");

  private final MemorySwift swift = MemorySwift.start();
  private LoopbackServer server;

  @TempDir Path work;

  @BeforeEach
  void start() {
    server = swift.serve(0);
  }

  @AfterEach
  void stop() {
    server.close();
    swift.close();
  }

  static List<Map<String, String>> logins() {
    return List.of(
        Map.of("OS_IDENTITY_API_VERSION", "3", "OS_PROJECT_NAME", "test"),
        Map.of("OS_IDENTITY_API_VERSION", "3", "OS_PROJECT_ID", "test"),
        Map.of(
            "OS_IDENTITY_API_VERSION", "3",
            "OS_PROJECT_NAME", "test",
            "OS_PROJECT_DOMAIN_NAME", "Default",
            "OS_USER_DOMAIN_ID", "default"),
        Map.of("OS_IDENTITY_API_VERSION", "2", "OS_TENANT_NAME", "test"),
        Map.of("OS_IDENTITY_API_VERSION", "2", "OS_TENANT_ID", "test"));
  }

  private Map<String, String> login(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("OS_AUTH_URL", server.keystoneUrl());
    all.put("OS_USERNAME", "tester");
    all.putIfAbsent("OS_PASSWORD", "testing");
    return all;
  }

  @ParameterizedTest
  @MethodSource("logins")
  void ourCommandGetsIn(Map<String, String> variables) {
    assertThat(ours(login(variables), 0, "stat")).contains("Account: AUTH_test");
  }

  @ParameterizedTest
  @MethodSource("logins")
  void pythonGetsIn(Map<String, String> variables) throws Exception {
    assertThat(python(login(variables), "stat")).contains("Account: AUTH_test");
  }

  @Test
  void aWrongPasswordAndAForeignProjectAreRefused() {
    Map<String, String> wrong =
        login(
            Map.of("OS_IDENTITY_API_VERSION", "3", "OS_PROJECT_NAME", "test", "OS_PASSWORD", "no"));
    Map<String, String> foreign =
        login(Map.of("OS_IDENTITY_API_VERSION", "3", "OS_PROJECT_NAME", "test2"));
    for (Map<String, String> each : List.of(wrong, foreign)) {
      assertThat(ours(each, 1, "stat")).startsWith("Unauthorized. Check username/id, password");
    }
  }

  @Test
  void aTokenThatDiesIsRenewed() {
    Map<String, String> login =
        login(Map.of("OS_IDENTITY_API_VERSION", "3", "OS_PROJECT_NAME", "test"));
    swift.faults().add("PUT /c #1 -> expire-token");
    ours(login, 0, "post", "c");
    assertThat(ours(login, 0, "list")).isEqualTo("c\n");
  }

  private static String ours(Map<String, String> variables, int exit, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int ended = Main.run(List.of(arguments), variables, InputStream.nullInputStream(), out, err);
    assertThat(ended).as("%s", err).isEqualTo(exit);
    return (exit == 0 ? out : err).toString(StandardCharsets.UTF_8);
  }

  private String python(Map<String, String> variables, String command)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(PYTHON), PYTHON + " is not installed.");
    Path said = work.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder(PYTHON.toString(), command)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().keySet().removeIf(LoopbackKeystoneTest::interferes);
    builder.environment().putAll(variables);
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return Files.readString(said);
  }

  private static boolean interferes(String variable) {
    String lower = variable.toLowerCase(Locale.ROOT);
    return lower.startsWith("os_") || lower.startsWith("st_") || lower.endsWith("_proxy");
  }
}
