package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --dry-run}, {@code --include} and {@code --exclude}. */
class PlanTest extends CommandCase {
  private String tree;

  private void tree() throws IOException {
    file("tree/a.txt", "1");
    file("tree/sub/b.txt", "0123456789");
    file("tree/sub/c.jpg", "2");
    Files.createDirectories(work.resolve("tree/empty"));
    tree = work.resolve("tree").toString();
  }

  private String listed(String... arguments) {
    return cli.run(arguments).out();
  }

  @Test
  void anUploadIsPlannedAndNothingIsMade() throws IOException {
    tree();
    Cli.Result plan =
        cli.run("upload", "c", tree, "--object-name", "t", "-S", "5", "--dry-run", "-R", "0");
    assertThat(plan.err()).isEmpty();
    assertThat(plan.exit()).isZero();
    assertThat(sorted(plan.out()))
        .isEqualTo(
            """
            would upload c/t/a.txt (1 bytes)
            would upload c/t/empty (directory marker)
            would upload c/t/sub/b.txt (10 bytes, in segments)
            would upload c/t/sub/c.jpg (1 bytes)""");
    expect(
        cli.piped("x", "upload", "c", "-", "--object-name", "o", "--dry-run"),
        0,
        "would upload c/o (a stream)\n",
        "");
    assertThat(listed("list")).isEmpty();
    cli.run("upload", "c", tree + "/a.txt", "--object-name", "a");
    expect(
        cli.run("upload", "c", tree + "/a.txt", "--object-name", "a", "-c", "--dry-run"),
        0,
        "would skip a\n",
        "");
    expect(cli.run("upload", "c", "nosuch", "--dry-run"), 1, "", "Local file 'nosuch' not found\n");
  }

  @Test
  void aDownloadIsPlannedAndNothingIsWritten() {
    put("c", "a", "123");
    put("c", "sub/b", "4");
    put("c", "../out", "5");
    String target = work.resolve("t").toString();
    Cli.Result plan = cli.run("download", "c", "-D", target, "--no-shuffle", "--dry-run");
    assertThat(sorted(plan.out()))
        .isEqualTo(
            "would download c/a to T/a (3 bytes)\nwould download c/sub/b to T/sub/b (1 bytes)"
                .replace("T", target));
    assertThat(plan.err()).contains("c/../out");
    assertThat(plan.exit()).isEqualTo(1);
    expect(
        cli.run("download", "c", "a", "-o", "-", "--dry-run"),
        0,
        "would download c/a to a (3 bytes)\n",
        "");
    expect(cli.run("download", "c", "nosuch", "--dry-run"), 1, "", "Object 'c/nosuch' not found\n");
    assertThat(work.toFile().list()).isEmpty();
  }

  @Test
  void aDeletionIsPlannedAndNothingGoes() {
    put("c", "a", "123");
    put("c", "b", "4");
    put("d", "a", "5");
    expect(
        cli.run("delete", "c", "--dry-run"),
        0,
        "would delete c/a\nwould delete c/b\nwould delete container c\n",
        "");
    expect(
        cli.run("delete", "c", "-p", "b", "--dry-run", "--format", "json"),
        0,
        "{\"type\": \"planned\", \"container\": \"c\", \"object\": \"b\", \"action\": \"delete\"}\n",
        "");
    Cli.Result named = cli.run("delete", "c", "a", "nosuch", "--dry-run");
    assertThat(named.out()).isEqualTo("would delete c/a\n");
    assertThat(named.err()).startsWith("Error Deleting: c/nosuch: Object HEAD failed");
    assertThat(named.exit()).isEqualTo(1);
    assertThat(sorted(listed("delete", "--all", "--dry-run")))
        .isEqualTo(
            """
            would delete c/a
            would delete c/b
            would delete container c
            would delete container d
            would delete d/a""");
    assertThat(listed("list", "c")).isEqualTo("a\nb\n");
    assertThat(listed("list", "d")).isEqualTo("a\n");
  }

  @Test
  void aPlannedDeletionCountsTheSegments() throws IOException {
    String large = file("large", "0123456789");
    cli.run("upload", "c", large, "--object-name", "dlo", "-S", "4", "--use-dlo");
    cli.run("upload", "c", large, "--object-name", "slo", "-S", "6", "--use-slo");
    put("c", "empty", "");
    put("c", "plain", "1");
    Cli.Result all = cli.run("delete", "c", "--dry-run");
    assertThat(all.err()).isEmpty();
    assertThat(sorted(all.out()))
        .isEqualTo(
            """
            would delete c/dlo and its 3 segments
            would delete c/empty
            would delete c/plain
            would delete c/slo and its 2 segments
            would delete container c""");
    expect(
        cli.run("delete", "c", "slo", "--dry-run", "--format", "json"),
        0,
        "{\"type\": \"planned\", \"container\": \"c\", \"object\": \"slo\", \"action\":"
            + " \"delete\", \"segments\": 2}\n",
        "");
    expect(
        cli.run("delete", "c", "dlo", "--leave-segments", "--dry-run"),
        0,
        "would delete c/dlo\n",
        "");
    expect(
        cli.run("delete", "c", "-p", "slo", "--leave-segments", "--dry-run"),
        0,
        "would delete c/slo\n",
        "");
    cli.run("upload", "c", large, "--object-name", "one", "-S", "20", "--use-slo");
    assertThat(cli.run("list", "c_segments").out().lines()).hasSize(5);
  }

  @Test
  void aCopyIsPlannedAndNothingIsMade() {
    put("c", "a", "123");
    expect(
        cli.run("copy", "c", "a", "-d", "/new", "--dry-run"), 0, "would copy c/a to /new/a\n", "");
    Cli.Result missing = cli.run("copy", "c", "nosuch", "-d", "/new", "--dry-run");
    assertThat(missing.err()).startsWith("Object HEAD failed");
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(cli.run("copy", "c", "a", "-d", "/new", "--dry-run", "--format", "json").out())
        .contains("\"type\": \"planned\"", "\"action\": \"copy\"", "\"form\": \"plain\"");
    assertThat(listed("list")).isEqualTo("c\n");
  }

  @Test
  void globsChooseWhatIsUploaded() throws IOException {
    tree();
    cli.run("upload", "c", tree, "--object-name", "t", "--include", "**.txt", "--include", "t/*");
    assertThat(listed("list", "c")).isEqualTo("t/a.txt\nt/empty\nt/sub/b.txt\n");
    cli.run("upload", "d", tree, "--object-name", "t", "--exclude", "t/sub/**");
    assertThat(listed("list", "d")).isEqualTo("t/a.txt\nt/empty\n");
    cli.run("upload", "e", tree, "--object-name", "t", "--include", "*.txt");
    assertThat(listed("list", "e")).isEmpty(); // * stops at a slash
  }

  @Test
  void globsChooseWhatIsDownloaded() {
    put("c", "a.txt", "1");
    put("c", "sub/b.txt", "2");
    put("c", "sub/c.jpg", "3");
    put("d", "ü [1].txt", "4");
    String target = work.resolve("t").toString();
    cli.run("download", "c", "-D", target, "--include", "**.txt", "--exclude", "a*");
    assertThat(work.resolve("t/sub").toFile().list()).containsExactly("b.txt");
    assertThat(work.resolve("t").toFile().list()).containsExactly("sub");
    String all = work.resolve("all").toString();
    cli.run("download", "--all", "-D", all, "--include", "{a,ü}*");
    assertThat(work.resolve("all/c").toFile().list()).containsExactly("a.txt");
    assertThat(work.resolve("all/d").toFile().list()).containsExactly("ü [1].txt");
  }

  @Test
  void globsChooseWhatIsDeletedAndTheContainerStays() {
    put("c", "a.txt", "1");
    put("c", "sub/b.txt", "2");
    put("c", "sub/c.jpg", "3");
    expect(cli.run("delete", "c", "--include", "*.txt"), 0, "a.txt\n", "");
    expect(cli.run("delete", "c", "--exclude", "**.jpg"), 0, "sub/b.txt\n", "");
    expect(cli.run("delete", "c", "sub/c.jpg", "--exclude", "sub/*"), 0, "", "");
    expect(cli.run("delete", "--all", "--exclude", "sub/*"), 0, "", "");
    assertThat(listed("list", "c")).isEqualTo("sub/c.jpg\n");
    expect(cli.run("delete", "--all", "--include", "**"), 0, "c/sub/c.jpg\n", "");
    assertThat(listed("list")).isEqualTo("c\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload c f", "download c", "delete c", "delete --all"})
  void aBadGlobIsRefusedBeforeAnyRequest(String line) {
    try (Cli unreachable = new Cli("* /* -> 500")) {
      Cli.Result refused = unreachable.run((line + " --include [a").split(" "));
      assertThat(refused.err().lines().reduce((first, last) -> last).orElse(""))
          .isEqualTo("--include takes a glob such as '*.jpg', not '[a': Missing ']");
      assertThat(refused.exit()).isEqualTo(1);
    }
  }
}
