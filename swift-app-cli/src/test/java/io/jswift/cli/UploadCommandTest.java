package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code upload} does and prints. */
class UploadCommandTest extends CommandCase {
  @Test
  void uploadsFilesTreesAndSegments() throws IOException {
    file("tree/a", "1");
    file("tree/sub/b", "2");
    Files.createDirectories(work.resolve("tree/empty"));
    String tree = work.resolve("tree").toString();
    String name = tree.substring(1);
    Cli.Result result = cli.run("upload", "c", tree);
    assertThat(sorted(result.out())).isEqualTo(name + "/a\n" + name + "/empty\n" + name + "/sub/b");
    expect(cli.run("upload", "c/ps", tree + "/a", "-q"), 0, "", "");
    expect(cli.run("list", "c", "-p", "ps/"), 0, "ps/" + name + "/a\n", "");
    assertThat(cli.run("upload", "d", tree, "--object-name", "t").exit()).isZero();
    expect(cli.run("list", "d"), 0, "t/a\nt/empty\nt/sub/b\n", "");
    String large = file("large", "0123456789");
    result = cli.run("upload", "e", large, "--object-name", "big", "-S", "4");
    assertThat(result.out()).endsWith("\nbig\n");
    assertThat(sorted(result.out())).isEqualTo("big\nbig segment 0\nbig segment 1\nbig segment 2");
    expect(cli.run("list"), 0, "c\nd\ne\ne_segments\n", "");
    expect(
        cli.run("list", "e_segments"),
        0,
        """
        big/slo/1714979289.123456/10/4/00000000
        big/slo/1714979289.123456/10/4/00000001
        big/slo/1714979289.123456/10/4/00000002
        """,
        "");
    result = cli.run("upload", "e", file("large", "abc"), "--object-name", "big");
    assertThat(result.out().lines().sorted().toList())
        .hasSize(4)
        .contains("big", "big/slo/1714979289.123456/10/4/00000001");
    expect(cli.run("list", "e_segments"), 0, "", "");
  }

  @Test
  void uploadsOnlyWhatIsThere() throws IOException {
    String there = file("a", "1");
    Cli.Result result = cli.run("upload", "c", "nosuch", there, "");
    expect(
        result,
        1,
        there.substring(1) + "\n",
        "Local file 'nosuch' not found\nLocal file '' not found\n");
    expect(cli.run("list", "c"), 0, there.substring(1) + "\n", "");
  }

  @Test
  void uploadsStandardInput() {
    expect(cli.piped("hello", "upload", "c", "-", "--object-name", "o"), 0, "o\n", "");
    expect(cli.run("download", "c", "o", "-o", "-"), 0, "hello", "");
    Cli.Result result =
        cli.piped("0123456789", "upload", "c/ps", "-", "--object-name", "o", "-S", "4");
    assertThat(sorted(result.out()))
        .isEqualTo("ps/o\nps/o segment 0\nps/o segment 1\nps/o segment 2");
    expect(cli.run("download", "c", "ps/o", "-o", "-", "-v"), 0, "0123456789", "");
    expect(cli.piped("", "upload", "c", "-", "--object-name", "none"), 0, "none\n", "");
  }

  @Test
  void hintsAtSegmentsWhenTheServerSaysTooLarge() throws IOException {
    String path = file("a", "1");
    try (Cli small = new Cli("PUT /c/* -> 413")) {
      Cli.Result result = small.run("upload", "c", path);
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err())
          .startsWith("Object PUT failed: ")
          .contains(" 413 ", "(txn: ")
          .endsWith("\nConsider using the --segment-size option to chunk the object\n");
      assertThat(small.run("upload", "c", path, "-q").err()).doesNotContain("Consider");
    }
  }

  @Test
  void containersThatCannotBeMadeAreWarnedOf() throws IOException {
    String path = file("a", "1");
    try (Cli refusing = new Cli("PUT /c -> 403")) {
      refusing.run("post", "c");
      Cli.Result result = refusing.run("upload", "c", path, "--object-name", "a");
      assertThat(result.err().lines().findFirst().orElse(""))
          .startsWith("Warning: failed to create container 'c': 403 Forbidden");
      assertThat(refusing.run("upload", "c", path, "-H", "X-Storage-Policy: silver").err())
          .startsWith(
              "Warning: failed to create container 'c' with Storage Policy silver: 403 Forbidden");
    }
  }

  @Test
  void aWarningIsNoError() throws IOException {
    String path = file("a", "1");
    try (Cli refusing = new Cli("PUT /c #2 -> 403")) {
      refusing.run("post", "c");
      Cli.Result result = refusing.run("upload", "c", path, "--object-name", "a");
      assertThat(result.err()).startsWith("Warning: failed to create container 'c': 403 Forbidden");
      assertThat(result.out()).isEqualTo("a\n");
      assertThat(result.exit()).isZero();
    }
  }

  @Test
  void linksToDirectoriesAreNotFollowedAndBrokenOnesAreTold() throws IOException {
    file("real/a", "1");
    Files.createDirectories(work.resolve("t"));
    Files.createSymbolicLink(work.resolve("t/folder"), Path.of("../real"));
    Files.createSymbolicLink(work.resolve("t/broken"), Path.of("nowhere"));
    Files.createSymbolicLink(work.resolve("t/file"), Path.of("../real/a"));
    Files.createSymbolicLink(work.resolve("top"), Path.of("real"));
    Cli.Result tree = cli.run("upload", "c", work.resolve("t").toString(), "--object-name", "t");
    assertThat(tree.out()).isEqualTo("t/file\n");
    assertThat(tree.err())
        .isEqualTo("[Errno 2] No such file or directory: '" + work.resolve("t/broken") + "'\n");
    assertThat(tree.exit()).isEqualTo(1);
    String top = work.resolve("top").toString();
    expect(cli.run("upload", "c", top, "--object-name", "top"), 0, "top/a\n", "");
  }

  @Test
  void skipsWhatHasNotChanged() throws IOException {
    String path = file("a", "1");
    cli.run("upload", "c", path, "--object-name", "a");
    expect(cli.run("upload", "c", path, "--object-name", "a", "-c"), 0, "a\n", "");
    expect(cli.run("upload", "c", path, "--object-name", "a", "--skip-identical"), 0, "a\n", "");
    String target = work.resolve("copy").toString();
    assertThat(cli.run("download", "c", "a", "-o", target, "--skip-identical").out())
        .startsWith("a [auth ");
    expect(
        cli.run("download", "c", "a", "-o", target, "--skip-identical", "-q"),
        0,
        "Skipped identical file 'a'\n",
        "");
  }

  @Test
  void namesAreUtf8() throws IOException {
    String path = file("päth ☃", "1");
    expect(cli.run("upload", "c", path, "--object-name", "näme ☃"), 0, "näme ☃\n", "");
    expect(cli.run("list", "c"), 0, "näme ☃\n", "");
    expect(cli.run("download", "c", "nö", "-o", "x"), 1, "", "Object 'c/nö' not found\n");
  }

  @Test
  void retriesShowInTheLine() throws IOException {
    String path = file("a", "1");
    try (Cli shaky = new Cli("PUT /c/a #1 -> 503 retry-after=0")) {
      Cli.Result result = shaky.run("upload", "c", path, "--object-name", "a");
      assertThat(result).isEqualTo(new Cli.Result(0, "a [after 2 attempts]\n", ""));
    }
  }
}
