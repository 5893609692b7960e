package io.jswift.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image that was built, run where there is nothing else: no Java, and no program at all. */
class ImageTest {
  private static final Path IMAGE = Path.of(System.getProperty("swift.image", "target/image"));
  private static final Path PACKAGES =
      Path.of(System.getProperty("swift.packages", "target/packages"));
  private static final Map<String, String> BARE = Map.of("PATH", "", "LC_ALL", "C");

  @TempDir Path work;
  private Process server;
  private Map<String, String> login;

  /** What a run printed and how it ended. */
  record Result(int exit, String out, String err) {}

  @BeforeEach
  void serve() throws IOException {
    server = builder(BARE, command(IMAGE, "serve", "--port", "0")).start();
    BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
    login = new HashMap<>(BARE);
    for (int i = 0; i < 3; i++) {
      String[] words = out.readLine().split("[ =]", 3);
      login.put(words[1], words[2]);
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.destroy();
    assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
  }

  private static List<String> command(Path image, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(image.resolve("bin/swift").toAbsolutePath().toString());
    words.addAll(List.of(arguments));
    return words;
  }

  private ProcessBuilder builder(Map<String, String> environment, List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words).directory(work.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  private Result run(Map<String, String> environment, List<String> words) throws Exception {
    Path out = work.resolve("stdout");
    Path err = work.resolve("stderr");
    Process process =
        builder(environment, words)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(1, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).as("the program ends").isTrue();
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Result swift(String... arguments) throws Exception {
    return run(login, command(IMAGE, arguments));
  }

  @Test
  void everyByteComesBackWhereNoJavaIs() throws Exception {
    byte[] content = new byte[300_000];
    new Random(1).nextBytes(content);
    Path files = Files.createDirectory(work.resolve("files"));
    Files.write(files.resolve("a b.bin"), content);
    Result upload = swift("upload", "c", "files", "-S", "100000");
    assertThat(upload.out().lines())
        .containsExactlyInAnyOrder(
            "files/a b.bin segment 0",
            "files/a b.bin segment 1",
            "files/a b.bin segment 2",
            "files/a b.bin");
    assertThat(upload.exit()).isZero();
    assertThat(swift("list", "c")).isEqualTo(new Result(0, "files/a b.bin\n", ""));
    assertThat(swift("stat", "c", "files/a b.bin").out()).contains("Content Length: 300000\n");
    assertThat(swift("download", "c", "-D", "copy", "-q")).isEqualTo(new Result(0, "", ""));
    assertThat(work.resolve("copy/files/a b.bin")).hasBinaryContent(content);
    assertThat(swift("delete", "c", "files/a b.bin").out()).contains("files/a b.bin\n");
  }

  @Test
  void theClassDataArchiveIsUsed() throws Exception {
    Map<String, String> environment = new HashMap<>(BARE);
    environment.put("JSWIFT_JAVA_OPTIONS", "-Xshare:on -Xlog:class+load:file=loaded.txt");
    assertThat(run(environment, command(IMAGE, "--version")).out()).startsWith("jswift ");
    List<String> loaded = Files.readAllLines(work.resolve("loaded.txt"));
    assertThat(loaded)
        .anyMatch(line -> line.contains(" io.jswift.cli.Run source: shared objects file"))
        .noneMatch(line -> line.contains("source: jrt:/"));
  }

  @Test
  void theFolderMayMoveAndBeLinkedTo() throws Exception {
    Path moved = work.resolve("else where");
    assertThat(
            new ProcessBuilder("cp", "-r", IMAGE.toAbsolutePath().toString(), moved.toString())
                .start()
                .waitFor())
        .isZero();
    Path link = Files.createSymbolicLink(work.resolve("link"), moved.resolve("bin/swift"));
    Map<String, String> environment = new HashMap<>(BARE);
    environment.put("JSWIFT_JAVA_OPTIONS", "-Xshare:on");
    assertThat(run(environment, List.of(link.toString(), "--version")).out()).startsWith("jswift ");
  }

  @Test
  void ellipticCurvesAreThereForTls() throws Exception {
    Path java = IMAGE.resolve("lib/jswift/bin/java").toAbsolutePath();
    assertThat(run(BARE, List.of(java.toString(), "--list-modules")).out())
        .contains("jdk.crypto.ec@")
        .doesNotContain("java.desktop");
  }

  @Test
  void theArchiveFileHoldsTheImage() throws Exception {
    Path archive;
    try (var found = Files.newDirectoryStream(PACKAGES, "*.tar.gz")) {
      archive = found.iterator().next();
    }
    Process tar =
        new ProcessBuilder("tar", "xzf", archive.toAbsolutePath().toString())
            .directory(work.toFile())
            .start();
    assertThat(tar.waitFor()).isZero();
    try (var found = Files.newDirectoryStream(work, "jswift-*")) {
      assertThat(run(BARE, command(found.iterator().next(), "--version")).out())
          .startsWith("jswift ");
    }
  }
}
