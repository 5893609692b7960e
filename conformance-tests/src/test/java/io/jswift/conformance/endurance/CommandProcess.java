package io.jswift.conformance.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Our command, running as {@code test:tester} in a Java process of its own. */
final class CommandProcess {
  private static final int KILLED = 128 + 9;

  private final List<String> words;
  private final Process process;
  private final Path out;
  private final Path err;

  /**
   * Starts it.
   *
   * @param work where its output goes
   * @param heap such as {@code 64m}
   * @param authUrl where it logs in
   */
  CommandProcess(Path work, String heap, String authUrl, List<String> arguments)
      throws IOException {
    this.words = arguments;
    this.out = Files.createTempFile(work, "out", "");
    this.err = Files.createTempFile(work, "err", "");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                "io.jswift.cli.Main"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(each -> each.matches("(ST|OS)_.*") || isProxy(each));
    builder.environment().put("ST_AUTH", authUrl);
    builder.environment().put("ST_USER", "test:tester");
    builder.environment().put("ST_KEY", "testing");
    builder.environment().put("LC_ALL", "C.UTF-8");
    this.process = builder.start();
    process.getOutputStream().close();
  }

  private static boolean isProxy(String variable) {
    return variable.toLowerCase(Locale.ROOT).endsWith("_proxy");
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Has this done once it has ended. */
  CompletableFuture<Void> onEnd(Runnable action) {
    return process.onExit().thenRun(action);
  }

  /** Ends it by SIGKILL; returns whether it was still running. */
  boolean kill() throws IOException, InterruptedException {
    process.destroyForcibly();
    int exit = process.waitFor();
    assertThat(exit).as("%s: %s", words, Files.readString(err)).isIn(0, KILLED);
    return exit == KILLED;
  }

  /** Waits for its end, which must be a good one, and returns what it printed. */
  Path success(long minutes) throws IOException, InterruptedException {
    boolean ended = process.waitFor(minutes, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("%s ends within %d min", words, minutes).isTrue();
    assertThat(process.exitValue()).as("%s: %s", words, Files.readString(err)).isZero();
    return out;
  }

  String errors() throws IOException {
    return Files.readString(err);
  }
}
