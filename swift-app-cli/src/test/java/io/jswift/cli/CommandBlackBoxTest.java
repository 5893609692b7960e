package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built program, run on the module path: what only a process of its own can show. */
class CommandBlackBoxTest {
  private static final int BROKEN_PIPE = 141;

  @TempDir Path work;
  private Cli cli;

  @BeforeEach
  void start() {
    cli =
        new Cli(
            """
            GET /stalls/o -> stall-after=200K stall=forever
            GET /parts/o -> stall-after=50K stall=forever
            PUT /up_segments/*1 #1 -> stall=forever
            """);
  }

  @AfterEach
  void stop() {
    cli.close();
  }

  private void put(String container, String object, String content) {
    assertThat(cli.piped(content, "upload", container, "-", "--object-name", object).exit())
        .isZero();
  }

  private Cli.Result swift(String... arguments) throws IOException, InterruptedException {
    return Program.run(work, cli.environment(), Program.swift(arguments));
  }

  private Cli.Result shell(String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("bash", "-c", script, "bash"));
    words.addAll(Program.swift(arguments));
    return Program.run(work, cli.environment(), words);
  }

  private static boolean root() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  @Test
  void saysItsVersion() throws Exception {
    assertThat(swift("--version").out()).matches("jswift \\d+\\..*\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " | cat", " < /dev/null"})
  void aPasswordIsTypedAtTheTerminalWhereverStreamsLead(String redirection) throws Exception {
    Path script = Path.of("/usr/bin/script");
    assumeTrue(Files.isExecutable(script), script + " is not installed.");
    put("c", "o", "content");
    Map<String, String> environment = new HashMap<>(cli.environment());
    environment.put("ST_KEY", "wrong");
    Path typed = Files.writeString(work.resolve("typed"), "testing\n");
    Path shown = work.resolve("shown");
    String command = String.join(" ", Program.swift("--prompt", "list", "c")) + redirection;
    Process process =
        Program.builder(work, environment, List.of(script.toString(), "-qec", command, "/dev/null"))
            .redirectInput(typed.toFile())
            .redirectOutput(shown.toFile())
            .start();
    assertThat(Program.end(process)).isZero();
    assertThat(Files.readString(shown)).contains("Password: ").endsWith("\no\r\n");
  }

  @Test
  void withoutATerminalNobodyIsAsked() throws Exception {
    List<String> words = new ArrayList<>(List.of("setsid", "--wait"));
    words.addAll(Program.swift("--prompt", "list"));
    assertThat(Program.run(work, cli.environment(), words))
        .isEqualTo(new Cli.Result(1, "", "Input stream incompatible with --prompt option\n"));
  }

  @Test
  void readersMayLeave() throws Exception {
    put("c", "o", "x".repeat(1 << 20));
    Cli.Result result =
        shell("\"$@\" | head -c 1; exit ${PIPESTATUS[0]}", "download", "c", "o", "-o", "-");
    assertThat(result).isEqualTo(new Cli.Result(BROKEN_PIPE, "x", ""));
  }

  @Test
  void fullDisksAreReported() throws Exception {
    put("c", "o", "content");
    Cli.Result result = shell("\"$@\" > /dev/full", "list", "c");
    assertThat(result)
        .isEqualTo(
            new Cli.Result(1, "", "Cannot write standard output: No space left on device\n"));
    result = swift("download", "c", "o", "-o", "/dev/full");
    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                1,
                "",
                """
                Error downloading object 'c/o': Cannot write '/dev/full': No space left on device
                Failed Transaction ID: unknown
                """));
  }

  @Test
  void devicesAndFifosAreWrittenToAndStay() throws Exception {
    put("c", "o", "content");
    assertThat(swift("download", "c", "o", "-o", "/dev/null", "-q"))
        .isEqualTo(new Cli.Result(0, "", ""));
    assertThat(Files.readAttributes(Path.of("/dev/null"), "isOther").get("isOther"))
        .isEqualTo(true);
    Path fifo = work.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    Process process =
        Program.builder(
                work, cli.environment(), Program.swift("download", "c", "o", "-o", "fifo", "-q"))
            .inheritIO()
            .start();
    try (InputStream reader = Files.newInputStream(fifo)) {
      assertThat(new String(reader.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("content");
    }
    assertThat(Program.end(process)).isZero();
    assertThat(Files.readAttributes(fifo, "isOther").get("isOther")).isEqualTo(true);
  }

  /** Runs the command until it has had such an answer, types Ctrl-C, and returns its errors. */
  private List<String> interrupted(String url, String answer, String... arguments)
      throws Exception {
    List<String> words = Program.swift(arguments);
    words.add("--debug");
    return interrupted(url, answer, "", words);
  }

  /** As above, with any words; the sign stands before the number of the process that is meant. */
  private List<String> interrupted(String url, String answer, String sign, List<String> words)
      throws Exception {
    Process process =
        Program.builder(work, cli.environment(), Program.interruptible(words)).start();
    List<String> said = new ArrayList<>();
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      boolean asked = false;
      boolean typed = false;
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        said.add(line);
        asked |= line.startsWith("REQ: ") && line.contains(url);
        if (asked && !typed && line.startsWith("RESP STATUS: " + answer)) {
          Program.interrupt(sign + process.pid());
          typed = true;
        }
      }
    }
    assertThat(Program.end(process)).isEqualTo(2);
    assertThat(said).contains(" Aborted"); // what --debug says of cancelled requests may follow
    return said;
  }

  private List<String> filesLeft() throws IOException {
    try (Stream<Path> left = Files.walk(work)) {
      return left.filter(Files::isRegularFile).map(each -> each.getFileName().toString()).toList();
    }
  }

  @Test
  void interruptsLeaveNothingHalfWritten() throws Exception {
    put("stalls", "o", "x".repeat(1 << 20));
    interrupted("/stalls/o ", "200", "download", "stalls", "-D", "to");
    assertThat(filesLeft()).isEmpty();
  }

  @Test
  void anInterruptedDownloadInPartsLeavesWhatItCanGoOnWith() throws Exception {
    put("parts", "o", "x".repeat(1 << 20));
    interrupted("/parts/o ", "206", "download", "parts", "-D", "to", "--part-size", "100K");
    assertThat(filesLeft()).allMatch(name -> name.matches("[.]jswift-[0-9a-f]+[.]part"));
  }

  @Test
  void anInterruptedUploadOfSegmentsMakesNoManifestAndGoesOn() throws Exception {
    Files.writeString(work.resolve("large"), "x".repeat(250 << 10));
    interrupted("/up_segments/", "201", "upload", "up", "large", "-S", "100K");
    assertThat(swift("list", "up").out()).isEmpty();
    Cli.Result again = swift("upload", "up", "large", "-S", "100K", "--format", "json");
    assertThat(again.exit()).isZero();
    assertThat(again.out()).contains("\"resumed\": true");
    assertThat(swift("download", "up", "large", "-o", "-").out()).hasSize(250 << 10);
  }

  @Test
  @Timeout(40) // only so that a hang does not last
  void anInterruptedReadOfStandardInputEndsAtOnceAndLeavesNothing() throws Exception {
    // standard input is a pipe that nobody writes to or closes
    interrupted("/info", "200", "upload", "c", "-", "--object-name", "piped");
    assertThat(cli.run("list", "c")).isEqualTo(new Cli.Result(0, "", ""));
  }

  @Test
  @Timeout(40) // only so that a hang does not last
  void ofAPipelineThatIsInterruptedNothingIsStored() throws Exception {
    assertThat(cli.run("post", "c").exit()).isZero();
    String pipeline = "trap : INT; { printf half; exec sleep 60; } | \"$@\"; exit ${PIPESTATUS[1]}";
    List<String> words = new ArrayList<>(List.of("setsid", "bash", "-c", pipeline, "bash"));
    words.addAll(Program.swift("upload", "c", "-", "--object-name", "piped", "--debug"));
    interrupted("/info", "200", "-", words);
    assertThat(cli.run("list", "c")).isEqualTo(new Cli.Result(0, "", ""));
  }

  @Test
  void servesUntilInterrupted() throws Exception {
    List<String> words = Program.swift("serve", "--port", "0");
    Process process = Program.builder(work, Map.of(), Program.interruptible(words)).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String url = out.readLine().replace("export ST_AUTH=", "");
      assertThat(out.readLine()).isEqualTo("export ST_USER=test:tester");
      assertThat(out.readLine()).isEqualTo("export ST_KEY=testing");
      Cli.Result result =
          Cli.run(
              Map.of("ST_AUTH", url, "ST_USER", "test:tester", "ST_KEY", "testing"), "", "list");
      assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
      Program.interrupt(process);
      assertThat(out.lines().filter(line -> !line.startsWith("export OS_")))
          .containsExactly("# or, as with Keystone:");
    }
    assertThat(Program.end(process)).isEqualTo(2);
    assertThat(process.errorReader().readLine()).isEqualTo(" Aborted");
  }

  @Test
  void servesOwnUsersToKeystonesClientsAndKeepsWhatTheyStore() throws Exception {
    String data = work.resolve("data").toString();
    Files.writeString(work.resolve("file"), "kept");
    String user = "mine:me=my'key .admin";
    for (String command : List.of("upload c " + work.resolve("file"), "list c", "stat c")) {
      List<String> words = Program.swift("serve", "--port", "0", "--user", user, "--data", data);
      Process process = Program.builder(work, Map.of(), Program.interruptible(words)).start();
      Map<String, String> variables = new HashMap<>();
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        for (int i = 0; i < 12; i++) {
          String told = out.readLine();
          assertThat(told).as(() -> process.errorReader().lines().toList().toString()).isNotNull();
          String[] line = told.replace("export ", "").split("=", 2);
          if (line[0].startsWith("OS_")) {
            variables.put(line[0], line[1].equals("'my'\\''key'") ? "my'key" : line[1]);
          }
        }
        Cli.Result result = Cli.run(variables, "", command.split(" "));
        assertThat(result.exit()).as("%s: %s", command, result.err()).isZero();
        assertThat(result.out()).contains(command.startsWith("stat") ? "Objects: 1" : "file");
        Program.interrupt(process);
      }
      assertThat(Program.end(process)).isEqualTo(2);
    }
  }

  @Test
  void whatAnotherUserMayNotReadIsNamedAndTheRestIsDone() throws Exception {
    assumeTrue(root(), "only root can become another user");
    Path tree = Files.createDirectories(work.resolve("tree"));
    Files.writeString(tree.resolve("ok"), "1");
    Files.writeString(tree.resolve("secret"), "2");
    Files.createDirectories(tree.resolve("closed/in"));
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(
        tree.resolve("closed"), PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(
        tree.resolve("secret"), PosixFilePermissions.fromString("rw-------"));
    List<String> words =
        new ArrayList<>(
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "test", "-r"));
    words.add(Program.LIBRARY.toAbsolutePath().toString());
    assumeTrue(
        Program.run(work, Map.of(), words).exit() == 0, "setpriv, or the right to read the build");
    words = new ArrayList<>(words.subList(0, 4));
    words.addAll(Program.swift("upload", "c", "tree"));
    Cli.Result result = Program.run(work, cli.environment(), words);
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEqualTo("tree/ok\n");
    assertThat(result.err().lines().sorted().toList())
        .hasSize(2)
        .containsExactly(
            "Cannot read 'tree/closed': Permission denied",
            "Cannot read 'tree/secret': Permission denied");
  }

  @Test
  void aFullFileSystemKeepsWhatFits() throws Exception {
    assumeTrue(root(), "only root can mount a small file system");
    put("c", "large", "x".repeat(3 << 20));
    put("c", "small", "fits");
    Path disk = Files.createDirectories(work.resolve("disk"));
    List<String> mount = List.of("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString());
    assumeTrue(Program.run(work, Map.of(), mount).exit() == 0, "a tmpfs cannot be mounted here");
    try {
      Files.writeString(disk.resolve("large"), "before");
      Cli.Result result = swift("download", "c", "-D", "disk", "-q");
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err())
          .startsWith(
              "Error downloading object 'c/large': Cannot write 'disk/large': No space left");
      assertThat(disk.resolve("small")).hasContent("fits");
      assertThat(disk.resolve("large")).hasContent("before");
      assertThat(disk.toFile().list()).containsExactlyInAnyOrder("large", "small");
    } finally {
      Program.run(work, Map.of(), List.of("umount", disk.toString()));
    }
  }
}
