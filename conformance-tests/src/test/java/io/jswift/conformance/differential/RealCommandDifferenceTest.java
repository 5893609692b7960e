package io.jswift.conformance.differential;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jswift.adapter.okhttp.OkHttpTransport;
import io.jswift.adapter.tempauth.TempAuth;
import io.jswift.cli.Main;
import io.jswift.domain.Secret;
import io.jswift.ports.time.Time;
import io.jswift.ports.transport.Target;
import io.jswift.service.connection.Connection;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our command does what Debian's python-swiftclient (4.1.0) does: the lines of each file are run
 * with both, each in an account and a directory of its own at the same real Swift, and what they
 * print, how they end, the account and the files are compared after every line. Skipped, with the
 * reason, where there is no real Swift.
 */
class RealCommandDifferenceTest {
  private static final Path PYTHON = Path.of("/usr/bin/swift");
  private static final String RUN = Long.toString(System.nanoTime() & 0xFFFFFFFL, 36);

  @TempDir static Path shared;
  @TempDir Path work;

  @ParameterizedTest
  @ValueSource(strings = {"frame", "names", "queries", "files", "large", "versions", "copy"})
  void bothDoTheSame(String subject) throws Exception {
    String auth = Optional.ofNullable(System.getenv("JSWIFT_REAL_AUTH")).orElse("");
    assumeTrue(
        !auth.isEmpty(),
        "No real Swift: JSWIFT_REAL_AUTH is not set (see conformance-tests/real-swift).");
    assumeTrue(Files.isExecutable(PYTHON), PYTHON + " is not installed.");
    String server = auth.replaceFirst("/auth/.*", "");
    String theirAccount = "AUTH_p" + RUN + subject;
    String ourAccount = "AUTH_j" + RUN + subject;
    CommandSide theirs =
        new CommandSide(work.resolve("p"), PYTHON.toString(), server, theirAccount);
    CommandSide ours = new CommandSide(work.resolve("j"), ourProgram(), server, ourAccount);
    SoftAssertions soft = new SoftAssertions();
    ExecutorService two = Executors.newFixedThreadPool(2);
    try (OkHttpTransport transport = new OkHttpTransport();
        Connection theirServer = connection(transport, server, theirAccount);
        Connection ourServer = connection(transport, server, ourAccount)) {
      for (CommandScript.Line line : CommandScript.read(subject).lines()) {
        Future<String> expected = two.submit(done(theirs, theirServer, line));
        Future<String> actual = two.submit(done(ours, ourServer, line));
        if (line.reason().isEmpty()) {
          soft.assertThat(actual.get()).as(line.text()).isEqualTo(expected.get());
        } else {
          soft.assertThat(actual.get())
              .as("no longer different: %s", line.text())
              .isNotEqualTo(expected.get());
        }
      }
    } finally {
      two.shutdownNow();
    }
    soft.assertAll();
  }

  private static Callable<String> done(
      CommandSide side, Connection server, CommandScript.Line line) {
    return () -> {
      String told = side.run(line.text());
      // A look at the account costs as much as the command; what a line that only reads has changed
      // nevertheless shows after the next one that writes.
      return line.mayWrite()
          ? told + "--- account\n" + side.steady(new AccountState(server).text())
          : told;
    };
  }

  /**
   * Returns the words that run our command as a process of its own, with its classes archived,
   * since it is started hundreds of times. Where they are in directories there is no archive, and
   * it runs all the same.
   */
  private static String ourProgram() throws IOException, InterruptedException {
    String modules = System.getProperty("jdk.module.path", "");
    String path = modules.isEmpty() ? System.getProperty("java.class.path") : modules;
    String jars =
        Stream.of(path.split(File.pathSeparator))
            .filter(each -> !each.contains("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    List<String> java =
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xlog:disable",
            "-cp",
            jars);
    Path archive = shared.resolve("classes.jsa");
    if (Files.notExists(archive)) {
      List<String> once = new ArrayList<>(java);
      once.add("-XX:ArchiveClassesAtExit=" + archive);
      once.addAll(List.of(Main.class.getName(), "-A", "http://127.0.0.1:1/a", "-R", "0"));
      once.addAll(List.of("-U", "u", "-K", "k", "list"));
      new ProcessBuilder(once)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
    return "'"
        + String.join("' '", java)
        + "' -XX:SharedArchiveFile='"
        + archive
        + "' "
        + Main.class.getName();
  }

  private static Connection connection(OkHttpTransport transport, String server, String account) {
    return new Connection(
        transport,
        new TempAuth(
            transport,
            Target.parse(server + "/auth/v1.0"),
            "admin:admin",
            new Secret("admin"),
            Time.system(),
            Duration.ofSeconds(60),
            Target.parse(server + "/v1/" + account)));
  }
}
