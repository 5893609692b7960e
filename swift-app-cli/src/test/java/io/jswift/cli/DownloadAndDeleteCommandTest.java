package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code download} and {@code delete} do and print. */
class DownloadAndDeleteCommandTest extends CommandCase {
  @Test
  void downloadsWholeContainersIntoADirectory() throws IOException {
    put("c", "docs/a", "1");
    put("c", "docs/sub/b", "2");
    put("c", "z", "3");
    String target = work.resolve("t").toString();
    Cli.Result result = cli.run("download", "c", "-D", target);
    assertThat(sorted(cli.steady(result.out())))
        .isEqualTo(
            Stream.of("docs/a", "docs/sub/b", "z")
                .map(each -> target + "/" + each + " [auth Ns, headers Ns, total Ns, N MB/s]")
                .collect(Collectors.joining("\n")));
    assertThat(work.resolve("t/docs/sub/b")).hasContent("2");
    String bare = work.resolve("bare").toString();
    assertThat(cli.run("download", "c", "-p", "docs/", "-r", "-D", bare, "-q").out()).isEmpty();
    assertThat(work.resolve("bare/a")).hasContent("1");
    assertThat(work.resolve("bare/sub/b")).hasContent("2");
    assertThat(work.resolve("bare/z")).doesNotExist();
    String after = work.resolve("after").toString();
    cli.run("download", "c", "-m", "docs/sub/b", "-D", after);
    assertThat(work.resolve("after").toFile().list()).containsExactly("z");
    String all = work.resolve("all").toString();
    assertThat(cli.run("download", "--all", "-D", all).exit()).isZero();
    assertThat(work.resolve("all/c/z")).hasContent("3");
    String none = work.resolve("none").toString();
    assertThat(cli.run("download", "c", "--no-download", "-D", none).exit()).isZero();
    assertThat(work.resolve("none")).doesNotExist();
  }

  @Test
  void aPrefixIsRemovedFromObjectsOfEveryContainer() {
    put("c", "docs/a", "1");
    put("d", "docs//b", "2");
    put("d", "other", "3");
    String target = work.resolve("t").toString();
    Cli.Result result = cli.run("download", "--all", "-p", "docs/", "-r", "-D", target);
    assertThat(sorted(cli.steady(result.out())))
        .isEqualTo(
            Stream.of("c/a", "d/b")
                .map(each -> target + "/" + each + " [auth Ns, headers Ns, total Ns, N MB/s]")
                .collect(Collectors.joining("\n")));
    assertThat(work.resolve("t/c/a")).hasContent("1");
    assertThat(work.resolve("t/d/b")).hasContent("2");
    assertThat(work.resolve("t/d").toFile().list()).containsExactly("b");
  }

  @Test
  void theMarkerOfARemovedPrefixIsTheDirectoryItself() {
    cli.piped("", "upload", "c", "-", "--object-name", "docs/", "-H", "Content-Type: a/b");
    cli.piped("", "upload", "c", "-", "--object-name", "d", "-H", "Content-Type: text/directory");
    String target = work.resolve("t").toString();
    String[] line = {"download", "c", "-p", "docs/", "-r", "-D", target};
    String[] marker = {"download", "c", "-p", "d", "-r", "-D", target, "--no-shuffle"};
    expect(cli.run(line), 0, target + "/ [auth Ns, headers Ns, total Ns, pseudo]\n", "");
    Cli.Result both = cli.run(marker);
    assertThat(both.exit()).isZero();
    assertThat(sorted(cli.steady(both.out())))
        .isEqualTo(
            "T/ [auth Ns, headers Ns, total Ns, N MB/s]\nT/ocs/ [auth Ns, headers Ns, total Ns, pseudo]"
                .replace("T", target));
    assertThat(work.resolve("t")).isDirectory();
    assertThat(cli.run("download", "c", "-p", "docs/", "-r", "--dry-run", "-D", target).out())
        .isEqualTo("would download c/docs/ to " + target + "/ (0 bytes)\n");
  }

  @Test
  void aNameWithASlashAtItsEndMayBeAFileOfAnotherName() {
    put("c", "docs/", "text");
    String target = work.resolve("t").toString();
    expect(
        cli.run("download", "c", "docs/", "-o", target),
        0,
        "docs/ [auth Ns, headers Ns, total Ns, N MB/s]\n",
        "");
    assertThat(work.resolve("t")).hasContent("text");
    expect(
        cli.run("download", "c", "--no-download"),
        0,
        "docs/ [auth Ns, headers Ns, total Ns, N MB/s]\n",
        "");
  }

  @Test
  void markersAreNotCalledPseudoDirectories() {
    String[] marker = {"-", "--object-name", "m/", "-H", "Content-Type: application/directory"};
    cli.piped("", "upload", "c", marker[0], marker[1], marker[2], marker[3], marker[4]);
    expect(
        cli.run("download", "c", "-D", work.toString()),
        0,
        work + "/m/ [auth Ns, headers Ns, total Ns, N MB/s]\n",
        "");
    assertThat(work.resolve("m")).isDirectory();
  }

  @Test
  void aFileOfWhichThePrefixIsTheWholeNameIsRefused() {
    put("c", "docs/a", "1");
    String target = work.resolve("t").toString();
    String told =
        "Error downloading object 'c/docs/a': The object name 'docs/a' names no file once its"
            + " prefix is removed.\nFailed Transaction ID: unknown\n";
    expect(cli.run("download", "c", "-p", "docs/a", "-r", "-D", target), 1, "", told);
    expect(cli.run("download", "c", "-p", "docs/a", "-r", "-D", target, "--dry-run"), 1, "", told);
    assertThat(work.resolve("t")).doesNotExist();
  }

  @Test
  void nothingIsReplacedByBytesThatAreWrong() throws IOException {
    Path target = Path.of(file("target", "before"));
    try (Cli flipping = new Cli("GET /c/o -> flip=2")) {
      assertThat(flipping.piped("hello", "upload", "c", "-", "--object-name", "o").exit()).isZero();
      Cli.Result result = flipping.run("download", "c", "o", "-o", target.toString());
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .startsWith("Error downloading object 'c/o': ")
          .contains("md5sum != etag", "\nFailed Transaction ID: ");
    }
    assertThat(target).hasContent("before");
    assertThat(work.toFile().list()).containsExactly("target");
  }

  @Test
  void downloadsInPartsAndOlderVersions() throws IOException {
    put("c", "o", "0123456789");
    String target = work.resolve("target").toString();
    Cli.Result result = cli.run("download", "c", "o", "-o", target, "--part-size", "3", "--sync");
    expect(result, 0, "o [auth Ns, headers Ns, total Ns, N MB/s]\n", "");
    assertThat(work.resolve("target")).hasContent("0123456789");
    assertThat(work.toFile().list()).containsExactly("target");
    expect(
        cli.run("download", "c", "--version-id", "1"),
        1,
        "",
        "--version-id option only allowed for object downloads\n");
    expect(
        cli.run("download", "c", "o", "--part-size", "0"),
        1,
        "",
        "segment-size should be positive\n");
    cli.run("post", "c", "-H", "X-Versions-Enabled: true");
    put("c", "v", "older");
    String id =
        cli.run("stat", "c", "v", "-v")
            .out()
            .lines()
            .filter(line -> line.contains("X-Object-Version-Id: "))
            .map(line -> line.replaceFirst(".*: ", ""))
            .findFirst()
            .orElseThrow();
    put("c", "v", "newer");
    cli.run("download", "c", "v", "-o", target, "--version-id", id);
    assertThat(work.resolve("target")).hasContent("older");
  }

  @Test
  void aDanglingLinkIsWrittenThrough() throws IOException {
    put("c", "o", "text");
    Path link = Files.createSymbolicLink(work.resolve("link"), Path.of("aim"));
    assertThat(cli.run("download", "c", "o", "-o", link.toString(), "-q").exit()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(work.resolve("aim")).hasContent("text");
  }

  @Test
  void deletesObjectsPrefixesContainersAndAll() throws IOException {
    put("c", "a/1", "");
    put("c", "a/2", "");
    put("c", "b", "");
    String large = file("large", "0123456789");
    cli.run("upload", "c", large, "--object-name", "big", "-S", "5");
    Cli.Result result = cli.run("delete", "c", "-p", "a/");
    assertThat(sorted(result.out())).isEqualTo("a/1\na/2");
    expect(cli.run("delete", "c", "big"), 0, "big\n", "");
    expect(cli.run("list", "c_segments"), 0, "", "");
    expect(cli.run("delete", "c", "b", "-q"), 0, "", "");
    expect(cli.run("delete", "c"), 0, "c\n", "");
    put("d", "o", "");
    result = cli.run("delete", "--all");
    assertThat(result.exit()).isZero();
    assertThat(sorted(result.out())).isEqualTo("c_segments\nd\nd/o"); // containers go side by side
    expect(cli.run("list"), 0, "", "");
    expect(
        cli.run("delete", "--all", "-p", "x"),
        1,
        "",
        "Prefix specified without container\nFailed Transaction ID: unknown\n");
  }

  @Test
  void leavesSegmentsWhereTold() throws IOException {
    String large = file("large", "0123456789");
    cli.run("upload", "c", large, "--object-name", "big", "-S", "5");
    expect(cli.run("delete", "c", "big", "--leave-segments"), 0, "big\n", "");
    assertThat(cli.run("list", "c_segments").out().lines()).hasSize(2);
  }
}
