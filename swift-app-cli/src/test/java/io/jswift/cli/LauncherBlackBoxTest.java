package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a checkout of its own, where a stand-in for Maven counts what it builds: an image
 * with the true launcher script, and for a runtime this one with the modules of this build.
 */
class LauncherBlackBoxTest {
  @TempDir Path temporary;
  private Path checkout;
  private Path bin;

  @BeforeEach
  void checkOut() throws IOException {
    checkout = Files.createDirectories(temporary.resolve("a check out"));
    bin = Files.createDirectories(temporary.resolve("bin"));
    Files.copy(Program.LAUNCHER, checkout.resolve("swift"));
    executable(checkout.resolve("swift"));
    Path main = Files.createDirectories(checkout.resolve("swift-app-cli/src/main"));
    Path image = Files.createDirectories(checkout.resolve("distribution/src/main/image"));
    Files.copy(Program.IMAGE_LAUNCHER, image.resolve("swift"));
    for (String source :
        List.of(
            "pom.xml",
            "swift-app-cli/pom.xml",
            "distribution/pom.xml",
            "distribution/src/main/image/swift",
            "distribution/src/main/image",
            "distribution/src/main")) {
      if (source.endsWith("pom.xml")) {
        Files.writeString(checkout.resolve(source), "");
      }
      Files.setLastModifiedTime(checkout.resolve(source), FileTime.from(Instant.EPOCH));
    }
    Files.writeString(main.resolve("A.java"), "");
    Files.setLastModifiedTime(main.resolve("A.java"), FileTime.from(Instant.EPOCH));
    Files.setLastModifiedTime(main, FileTime.from(Instant.EPOCH));
    maven(
        """
        image=distribution/target/image
        mkdir -p $image/bin $image/lib/jswift/bin
        cp distribution/src/main/image/swift $image/bin/swift
        cat >$image/lib/jswift/bin/java <<'JAVA'
        #!/bin/sh
        exec '%s' -p '%s' "$@"
        JAVA
        chmod +x $image/lib/jswift/bin/java
        """
            .formatted(Program.JAVA, Program.LIBRARY.toAbsolutePath().normalize()));
  }

  /** JUnit removes the directory, and warns of every link that leads out of it. */
  @AfterEach
  void removeLinks() throws IOException {
    try (Stream<Path> walk = Files.walk(temporary)) {
      for (Path link : walk.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  private void maven(String script) throws IOException {
    String counting =
        "#!/bin/sh\necho \"$@\" >> '" + temporary.resolve("builds") + "'\necho noise\n";
    Files.writeString(bin.resolve("mvn"), counting + script);
    executable(bin.resolve("mvn"));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Map<String, String> environment() {
    Map<String, String> all = new HashMap<>();
    all.put("PATH", bin + ":" + System.getenv("PATH"));
    return all;
  }

  private Cli.Result launch(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(checkout.resolve("swift").toString()));
    words.addAll(List.of(arguments));
    return Program.run(temporary, environment(), words);
  }

  private int builds() throws IOException {
    Path log = temporary.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  @Test
  void buildsOnceAndAgainWhenStale() throws Exception {
    Cli.Result first = launch("--version");
    assertThat(first.exit()).isZero();
    assertThat(first.out()).startsWith("jswift ").hasLineCount(1);
    assertThat(first.err()).isEqualTo("swift: building, once...\n");
    assertThat(launch("--version")).isEqualTo(new Cli.Result(0, first.out(), ""));
    assertThat(builds()).isEqualTo(1);
    Path source = checkout.resolve("swift-app-cli/src/main/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    assertThat(launch("--version").err()).isEqualTo("swift: building, once...\n");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void whatIsEditedDuringTheBuildIsBuiltNextTime() throws Exception {
    Files.writeString(
        bin.resolve("mvn"),
        Files.readString(bin.resolve("mvn"))
            + "touch -d '2100-01-01' distribution/target/image\n"
            + "touch swift-app-cli/src/main/A.java\n");
    launch("--version");
    launch("--version");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void exitCodesPassThrough() throws Exception {
    launch("--version");
    assertThat(launch("bogus").exit()).isEqualTo(1);
    assertThat(launch("list", "-R").exit()).isEqualTo(2);
  }

  @Test
  void linksToTheLauncherFindTheCheckout() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("my swift"), checkout.resolve("swift"));
    Cli.Result result =
        Program.run(temporary, environment(), List.of(link.toString(), "--version"));
    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("jswift ");
  }

  private void launchThreeAtOnce(Map<String, String> environment) throws Exception {
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(
          Program.builder(
                  temporary,
                  environment,
                  List.of(checkout.resolve("swift").toString(), "--version"))
              .start());
    }
    for (Process each : all) {
      assertThat(Program.end(each)).isZero();
    }
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void firstRunsAtOnceBuildOnce() throws Exception {
    launchThreeAtOnce(environment());
  }

  private Map<String, String> withoutFlock() throws IOException {
    Path tools = Files.createDirectories(temporary.resolve("tools"));
    for (String tool :
        List.of(
            "bash",
            "cat",
            "chmod",
            "cp",
            "dirname",
            "env",
            "find",
            "ln",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sh",
            "sleep",
            "tail",
            "touch")) {
      Path found = Path.of("/usr/bin", tool);
      Files.createSymbolicLink(
          tools.resolve(tool), Files.exists(found) ? found : Path.of("/bin", tool));
    }
    Map<String, String> environment = environment();
    environment.put("PATH", bin + ":" + tools);
    return environment;
  }

  @Test
  void firstRunsAtOnceBuildOnceWithoutFlockToo() throws Exception {
    launchThreeAtOnce(withoutFlock());
    assertThat(checkout.resolve("distribution/target/building")).doesNotExist();
  }

  @Test
  void aBuildThatDiedIsNamed() throws Exception {
    Map<String, String> environment = withoutFlock();
    Path lock = Files.createDirectories(checkout.resolve("distribution/target/building"));
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
    assertThat(
            Program.run(
                temporary, environment, List.of(checkout.resolve("swift").toString(), "--version")))
        .isEqualTo(
            new Cli.Result(
                1,
                "",
                "swift: a build ended without tidying up; remove %s and try again.\n"
                    .formatted(lock)));
  }

  @Test
  void failedBuildsSayWhere() throws Exception {
    maven("echo 'no compiler'; exit 1\n");
    Cli.Result result = launch("--version");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("swift: building, once...\nnoise\nno compiler\n")
        .endsWith("all it said is in " + checkout + "/distribution/target/build.log\n");
    launch("--version");
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void namesAreUtf8WhateverTheLocale() throws Exception {
    launch("--version");
    try (Cli cli = new Cli()) {
      Map<String, String> environment = environment();
      environment.putAll(cli.environment());
      environment.put("LC_ALL", "C");
      environment.put("SWIFT", checkout.resolve("swift").toString());
      String script =
          "mkdir in && echo 1 > in/$'n\\xc3\\xa4\\xe2\\x98\\x83' && echo 2 > in/$'bad\\xff'"
              + " && \"$SWIFT\" upload c in; echo $?; \"$SWIFT\" list c;"
              + " \"$SWIFT\" download c -D out -q; cat out/in/$'n\\xc3\\xa4\\xe2\\x98\\x83'";
      Cli.Result result = Program.run(temporary, environment, List.of("bash", "-c", script));
      assertThat(result.out()).isEqualTo("in/nä☃\n1\nin/nä☃\n1\n");
      assertThat(result.err())
          .isEqualTo(
              "Cannot upload 'in/bad\uFFFD': its name is not UTF-8, and Swift's names are.\n");
    }
  }
}
