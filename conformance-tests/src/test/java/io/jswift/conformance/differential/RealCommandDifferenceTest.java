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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our command does what Debian's python-swiftclient (4.1.0) does: the lines of each file are run
 * with both, each in an account and a directory of its own at the same real Swift, and what they
 * print, how they end, the account and the files after every line are compared. Skipped, with the
 * reason, where there is no real Swift.
 */
class RealCommandDifferenceTest {
  private static final Path PYTHON = Path.of("/usr/bin/swift");
  private static final String RUN = Long.toString(System.nanoTime() & 0xFFFFFFFL, 36);

  @TempDir static Path shared;
  private static String server = "";
  private static String ours = "";
  private static @Nullable PythonServer python;

  @TempDir Path work;

  @BeforeAll
  static void start() throws Exception {
    String auth = Optional.ofNullable(System.getenv("JSWIFT_REAL_AUTH")).orElse("");
    assumeTrue(
        !auth.isEmpty(),
        "No real Swift: JSWIFT_REAL_AUTH is not set (see conformance-tests/real-swift).");
    assumeTrue(Files.isExecutable(PYTHON), PYTHON + " is not installed.");
    server = auth.replaceFirst("/auth/.*", "");
    python = new PythonServer(PYTHON, shared);
    ours = ourProgram();
  }

  @AfterAll
  static void stop() {
    if (python != null) {
      python.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"frame", "names", "queries", "files", "large", "versions", "copy"})
  void bothDoTheSame(String subject) throws Exception {
    List<CommandScript.Line> lines = CommandScript.read(subject).lines();
    ExecutorService two = Executors.newFixedThreadPool(2);
    List<String> expected;
    List<String> actual;
    try {
      Future<List<String>> theirs = two.submit(all("p", subject, python.words(), lines));
      Future<List<String>> own = two.submit(all("j", subject, ours, lines));
      expected = theirs.get();
      actual = own.get();
    } finally {
      two.shutdownNow();
    }
    SoftAssertions soft = new SoftAssertions();
    for (int i = 0; i < lines.size(); i++) {
      CommandScript.Line line = lines.get(i);
      if (line.reason().isEmpty()) {
        soft.assertThat(actual.get(i)).as(line.text()).isEqualTo(expected.get(i));
      } else {
        soft.assertThat(actual.get(i))
            .as("no longer different: %s", line.text())
            .isNotEqualTo(expected.get(i));
      }
    }
    soft.assertAll();
  }

  /** Runs all lines in an account and a directory of their own; returns what each did. */
  private Callable<List<String>> all(
      String who, String subject, String program, List<CommandScript.Line> lines) {
    String account = "AUTH_" + who + RUN + subject;
    return () -> {
      CommandSide side = new CommandSide(work.resolve(who), program, server, account);
      List<String> done = new ArrayList<>();
      try (OkHttpTransport transport = new OkHttpTransport();
          Connection connection = connection(transport, account)) {
        for (CommandScript.Line line : lines) {
          done.add(done(side, connection, line));
        }
      }
      return done;
    };
  }

  private static String done(CommandSide side, Connection account, CommandScript.Line line)
      throws IOException, InterruptedException {
    String told = side.run(line.text());
    // A look at the account costs as much as the command; what a line that only reads has changed
    // nevertheless shows after the next one that writes.
    return line.mayWrite()
        ? told + "--- account\n" + side.steady(new AccountState(account).text())
        : told;
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
      once.addAll(List.of(Main.class.getName(), "try")); // it uploads, lists and downloads
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

  private static Connection connection(OkHttpTransport transport, String account) {
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
