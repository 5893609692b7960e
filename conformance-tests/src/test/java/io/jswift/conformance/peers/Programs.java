package io.jswift.conformance.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jswift.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs our command and other clients as {@code test:tester}, each for a minute at most. */
final class Programs {
  private static final Path PYTHON = Path.of("/usr/bin/swift");
  private static final Path RCLONE = Path.of("/usr/bin/rclone");
  private static final Path CURL = Path.of("/usr/bin/curl");
  private static final long SECONDS = 60;

  private final Map<String, String> environment;
  private final String authUrl;
  private final Path work;

  Programs(String authUrl, Path work) {
    this.authUrl = authUrl;
    this.work = work;
    this.environment =
        Map.of(
            "ST_AUTH",
            authUrl,
            "ST_USER",
            "test:tester",
            "ST_KEY",
            "testing",
            "RCLONE_CONFIG_X_TYPE",
            "swift",
            "RCLONE_CONFIG_X_AUTH",
            authUrl,
            "RCLONE_CONFIG_X_USER",
            "test:tester",
            "RCLONE_CONFIG_X_KEY",
            "testing",
            "LC_ALL",
            "C.UTF-8");
  }

  /** Runs our command in this process, and returns what it prints. */
  String ours(String... arguments) {
    return ours(InputStream.nullInputStream(), arguments);
  }

  /** Runs our command with this as its standard input. */
  String ours(InputStream in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = Main.run(List.of(arguments), environment, in, out, err);
    if (!arguments[0].equals("delete")) {
      assertThat(exit).as("%s: %s", List.of(arguments), err).isZero();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  String python(String... arguments) {
    return run(PYTHON, List.of(), arguments);
  }

  String rclone(String... arguments) {
    return run(RCLONE, List.of("--config", "/dev/null", "--retries", "1"), arguments);
  }

  String curl(String... arguments) {
    return run(CURL, List.of("-sS", "--fail", "--noproxy", "*"), arguments);
  }

  /** Returns the headers of a login. */
  Map<String, String> login() {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    curl("-i", authUrl, "-H", "X-Auth-User: test:tester", "-H", "X-Auth-Key: testing")
        .lines()
        .filter(line -> line.contains(": "))
        .forEach(line -> headers.put(line.split(": ", 2)[0], line.split(": ", 2)[1].strip()));
    return headers;
  }

  private String run(Path program, List<String> first, String... arguments) {
    assumeTrue(Files.isExecutable(program), program + " is not installed.");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(first);
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(work, "out", "");
      Path err = Files.createTempFile(work, "err", "");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " did not end within " + SECONDS + " s.");
      }
      assertThat(process.exitValue()).as("%s: %s", command, Files.readString(err)).isZero();
      return Files.readString(out);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
