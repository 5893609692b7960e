package io.jswift.conformance.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other clients and our command exchange files through the same Swift, in both directions: what one
 * writes the other reads, byte for byte, plain and in segments.
 */
abstract class PeerSuite {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int MIB = 1024 * 1024;

  @TempDir Path work;
  private Path tree;
  private String container;
  private Programs programs;

  /** Returns where to log in as {@code test:tester}; empty if this Swift is not there. */
  abstract String authUrl();

  @BeforeEach
  final void prepare() throws IOException {
    assumeTrue(
        !authUrl().isEmpty(),
        "No real Swift: JSWIFT_REAL_AUTH is not set (see conformance-tests/real-swift).");
    programs = new Programs(authUrl(), work);
    container =
        "peers-" + Long.toString(System.nanoTime() & 0xFFFFFFF, 36) + COUNT.getAndIncrement();
    tree = makeTree(work.resolve("tree"));
  }

  @AfterEach
  final void clean() {
    if (programs != null) {
      programs.ours("delete", container);
      programs.ours("delete", container + "_segments");
    }
  }

  private static Path makeTree(Path tree) throws IOException {
    Files.createDirectories(tree.resolve("sub dir/ü"));
    Files.writeString(tree.resolve("plain.txt"), "plain\n");
    Files.writeString(tree.resolve("empty"), "");
    Files.writeString(tree.resolve("sub dir/100% #1 ?+&.txt"), "odd name\n");
    Files.writeString(tree.resolve("sub dir/ü/日本 😀"), "unicode\n");
    byte[] large = new byte[3 * MIB + 17];
    new Random(7).nextBytes(large);
    Files.write(tree.resolve("large.bin"), large);
    return tree;
  }

  private void assertSameTree(Path copy) throws IOException {
    try (var walk = Files.walk(tree)) {
      List<Path> files = walk.filter(Files::isRegularFile).toList();
      assertThat(files).hasSize(5);
      for (Path file : files) {
        assertThat(copy.resolve(tree.relativize(file).toString())).hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void pythonReadsWhatWeUploadInSegments() throws IOException {
    programs.python("--version");
    programs.ours("upload", container, tree.toString(), "--object-name", "t", "-S", "1M");
    programs.python("download", container, "-D", work.resolve("copy").toString());
    assertSameTree(work.resolve("copy/t"));
  }

  @Test
  void weReadWhatPythonUploadsAsStaticLargeObjects() throws IOException {
    programs.python(
        "upload", container, tree.toString(), "--object-name", "t", "-S", "1048576", "--use-slo");
    programs.ours("download", container, "-D", work.resolve("copy").toString());
    assertSameTree(work.resolve("copy/t"));
  }

  @Test
  void weReadWhatPythonUploadsAsDynamicLargeObjects() throws IOException {
    programs.python("upload", container, tree.toString(), "--object-name", "t", "-S", "1048576");
    programs.ours("download", container, "-D", work.resolve("copy").toString());
    assertSameTree(work.resolve("copy/t"));
  }

  @Test
  void pythonSkipsWhatWeUploadedAlready() throws IOException {
    programs.ours("upload", container, tree.toString(), "--object-name", "t");
    programs.python("upload", container, tree.toString(), "--object-name", "t", "--changed");
    String listed = programs.ours("upload", container, tree.toString(), "--object-name", "t", "-c");
    assertThat(listed).contains("t/plain.txt");
    assertThat(programs.python("list", container)).isEqualTo(programs.ours("list", container));
  }

  @Test
  void listingsAndNumbersAreTheSameToBoth() {
    programs.ours("upload", container, tree.toString(), "--object-name", "t", "-S", "1M");
    for (String[] command :
        new String[][] {
          {"list", container, "--lh"},
          {"list", container, "-d", "/"},
          {"list", container, "-l", "-p", "t/sub"},
          {"list", container, "--json", "-p", "t/p"},
        }) {
      assertThat(programs.ours(command))
          .as(String.join(" ", command))
          .isEqualTo(programs.python(command));
    }
    assertThat(steady(programs.ours("stat", container, "t/plain.txt")))
        .isEqualTo(steady(programs.python("stat", container, "t/plain.txt")));
    assertThat(steady(programs.ours("stat", container)))
        .isEqualTo(steady(programs.python("stat", container)));
  }

  /** Without the lines that differ from one request to the next. */
  private static List<String> steady(String stat) {
    return stat.lines()
        .filter(line -> !line.contains("Trans-Id") && !line.contains("Request-Id"))
        .sorted()
        .toList();
  }

  @Test
  void copiesAndDeletionsPrintAndLeaveTheSame() {
    String second = container + "-2";
    List<List<String>> told = new ArrayList<>();
    for (String each : List.of(container, second)) {
      Function<String[], String> client = each.equals(second) ? programs::python : programs::ours;
      programs.ours("upload", each, tree.toString(), "--object-name", "t", "-S", "1M");
      String odd = "t/sub dir/100% #1 ?+&.txt";
      StringBuilder all = new StringBuilder();
      for (String[] command :
          new String[][] {
            {"copy", each, odd, "-d", "/" + each + "/odd copy %"},
            {"copy", each, "t/large.bin", "-d", "/" + each + "/large copy", "-m", "Color:Blue"},
            {"copy", each, "t/plain.txt", "t/empty", "-d", "/" + each, "-M"},
            {"copy", each, "odd copy %", "-m", "Size:Big"},
            {"list", each, "--lh"},
            {"delete", each, "t/large.bin", odd},
            {"list", each + "_segments"},
            {"delete", each, "-p", "t/sub"},
            {"list", each},
            {"delete", each},
          }) {
        all.append(client.apply(command)).append("--\n");
        if (command[0].equals("list") && command.length > 2) {
          for (String name : List.of("large copy", "odd copy %")) {
            String[] stat = {"stat", each, name};
            steady(client.apply(stat)).stream()
                .filter(line -> line.contains("Meta") && !line.contains("Mtime"))
                .forEach(line -> all.append(line).append('\n'));
          }
        }
      }
      programs.ours("delete", each + "_segments");
      told.add(sorted(all.toString().replace(each, "C").replaceAll("\\d\\d:\\d\\d:\\d\\d", "")));
    }
    assertThat(told.get(0)).isEqualTo(told.get(1));
    assertThat(String.join("\n", told.get(0))).contains("C/odd copy % copied to <self>");
  }

  /** The lines of each command in order of their text, since they come as things are done. */
  private static List<String> sorted(String all) {
    return Stream.of(all.split("--\n"))
        .map(part -> part.lines().sorted().collect(Collectors.joining("\n")))
        .toList();
  }

  @Test
  void rcloneReadsWhatWeUpload() throws IOException {
    programs.ours("upload", container, tree.toString(), "--object-name", "t", "-S", "1M");
    programs.rclone("copy", "x:" + container + "/t", work.resolve("copy").toString());
    assertSameTree(work.resolve("copy"));
  }

  @Test
  void weReadWhatRcloneUploads() throws IOException {
    programs.rclone("copy", tree.toString(), "x:" + container + "/t", "--swift-chunk-size", "1M");
    programs.ours("download", container, "-D", work.resolve("copy").toString());
    assertSameTree(work.resolve("copy/t"));
    programs.rclone("check", tree.toString(), "x:" + container + "/t", "--download");
  }

  @Test
  void curlReadsAndWrites() throws IOException {
    Map<String, String> session = programs.login();
    String url = session.get("X-Storage-Url") + "/" + container;
    String token = "X-Auth-Token: " + session.get("X-Auth-Token");
    programs.ours("upload", container, tree.resolve("plain.txt").toString(), "--object-name", "p");
    assertThat(programs.curl("-H", token, url + "/p")).isEqualTo("plain\n");
    programs.curl("-H", token, "-T", tree.resolve("large.bin").toString(), url + "/large");
    programs.ours("download", container, "large", "-o", work.resolve("large").toString());
    assertThat(work.resolve("large")).hasSameBinaryContentAs(tree.resolve("large.bin"));
  }

  @Test
  void rcloneKeepsACopyInStep() throws IOException {
    String there = "x:" + container + "/t";
    programs.rclone("sync", tree.toString(), there);
    Files.delete(tree.resolve("empty"));
    Files.writeString(tree.resolve("plain.txt"), "another text\n");
    Files.writeString(tree.resolve("new.txt"), "new\n");
    programs.rclone("sync", tree.toString(), there);
    programs.rclone("check", tree.toString(), there, "--download");
    assertThat(programs.ours("list", container)).contains("t/new.txt").doesNotContain("t/empty");

    programs.rclone("copy", there, "x:" + container + "/u");
    programs.rclone("check", there, "x:" + container + "/u");
    programs.rclone("delete", there);
    assertThat(programs.ours("list", container)).contains("u/plain.txt").doesNotContain("t/");
    programs.rclone("purge", "x:" + container);
    assertThat(programs.ours("list")).doesNotContain(container + "\n");
  }

  @Test
  void pythonCopiesChangesAndDeletes() {
    programs.python("upload", container, tree.toString(), "--object-name", "t", "-S", "1048576");
    programs.python("copy", container, "t/plain.txt", "-d", "/" + container + "/copy");
    assertThat(programs.ours("download", container, "copy", "-o", "-")).isEqualTo("plain\n");
    programs.python("post", container, "copy", "-m", "Color:blue", "-H", "Content-Type: a/b");
    assertThat(programs.ours("stat", container, "copy")).contains("Meta Color: blue", "a/b");
    programs.python("post", container, "-r", ".r:*,.rlistings", "-m", "Kind:test");
    assertThat(programs.ours("stat", container)).contains(".r:*,.rlistings", "Meta Kind: test");

    programs.python("delete", container, "t/large.bin");
    assertThat(programs.ours("list", container + "_segments")).isEmpty();
    programs.python("delete", container);
    assertThat(programs.ours("list")).doesNotContain(container + "\n");
  }

  @Test
  void curlAsksForPartsSegmentsAndDeletions() throws IOException {
    Map<String, String> session = programs.login();
    String url = session.get("X-Storage-Url") + "/" + container;
    String token = "X-Auth-Token: " + session.get("X-Auth-Token");
    Path one = Files.writeString(work.resolve("one"), "first ");
    Path two = Files.writeString(work.resolve("two"), "second");
    programs.curl("-H", token, "-X", "PUT", url, "-H", "Content-Length: 0");
    programs.curl("-H", token, "-T", one.toString(), url + "/s/1");
    programs.curl("-H", token, "-T", two.toString(), url + "/s/2");
    String manifest = "[{\"path\": \"/%1$s/s/1\"}, {\"path\": \"/%1$s/s/2\"}]".formatted(container);
    programs.curl("-H", token, "-X", "PUT", "-d", manifest, url + "/slo?multipart-manifest=put");
    assertThat(programs.curl("-H", token, url + "/slo")).isEqualTo("first second");
    assertThat(programs.curl("-H", token, "-r", "4-7", url + "/slo")).isEqualTo("t se");
    assertThat(programs.curl("-H", token, "-r", "0-0,11-11", url + "/slo"))
        .contains("Content-Range: bytes 11-11/12");
    programs.curl("-H", token, "-X", "DELETE", url + "/slo?multipart-manifest=delete");
    assertThat(programs.curl("-H", token, url)).isEmpty();
    programs.curl("-H", token, "-X", "DELETE", url);
  }
}
