package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where python-swiftclient is known to do harm or to leave out what was asked for, this command
 * does what is safe; docs/differences-from-python.md has a line of each.
 */
class SaferThanPythonTest extends CommandCase {
  private Cli.Result done(String... arguments) {
    Cli.Result result = cli.run(arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
    return result;
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "a ü %41"})
  void aDynamicLargeObjectThatIsUploadedAgainKeepsItsSegments(String name) throws IOException {
    String large = file("large", "0123456789");
    for (int i = 0; i < 2; i++) {
      done("upload", "c", large, "--object-name", name, "-S", "4", "--use-dlo");
    }
    expect(cli.run("download", "c", name, "-o", "-"), 0, "0123456789", "");
  }

  @Test
  void nothingIsWrittenOutsideTheDirectory() {
    put("c", "../out", "x");
    put("c", "/abs", "y");
    Path inside = work.resolve("a/inside");
    Cli.Result result = cli.run("download", "c", "-D", inside.toString());
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("c/../out");
    assertThat(work.resolve("a").toFile().list()).containsExactly("inside");
    assertThat(inside.toFile().list()).containsExactly("abs");
  }

  @Test
  void dotSegmentsOfNamesLeadToNoOtherContainer() {
    put("d", "x", "kept");
    put("c", "../d/x", "odd");
    done("delete", "c", "../d/x");
    done("post", "c", "-m", "a:b");
    expect(cli.run("download", "d", "x", "-o", "-"), 0, "kept", "");
    assertThat(cli.run("delete", "c", "./../d/x").exit()).isEqualTo(1);
    expect(cli.run("list", "d"), 0, "x\n", "");
  }

  @Test
  void standardInputIsSentAgain() {
    try (Cli shaky = new Cli("PUT /c/o #1 -> 503 retry-after=0")) {
      Cli.Result result = shaky.piped("hello", "upload", "c", "-", "--object-name", "o");
      assertThat(result.exit()).isZero();
      assertThat(shaky.run("download", "c", "o", "-o", "-").out()).isEqualTo("hello");
    }
  }

  @Test
  void manyAreDeletedQuietlyAndWithTheirSegments() throws IOException {
    for (int i = 0; i < 30; i++) {
      put("c", "o" + i, "x");
    }
    done("upload", "c", file("large", "0123456789"), "--object-name", "big", "-S", "4");
    assertThat(done("delete", "c", "-q").out()).isEmpty();
    expect(cli.run("list", "c_segments"), 0, "", "");
  }

  @Test
  void anUnknownTransactionIsCalledSo() throws IOException {
    put("c", "o", "hello");
    Path folder = Files.createDirectories(work.resolve("folder"));
    Files.createFile(folder.resolve("file"));
    Cli.Result result = cli.run("download", "c", "o", "-o", folder.toString());
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).doesNotContain("None").endsWith("Failed Transaction ID: unknown\n");
  }

  @Test
  void directoryMarkersCarryWhatTheyAreGiven() throws IOException {
    String empty = Files.createDirectories(work.resolve("empty")).toString();
    done(
        "upload", "c", empty, "--object-name", "e", "-m", "color:blue", "-H", "X-Delete-After: 99");
    assertThat(done("stat", "c", "e").out())
        .contains("Meta Color: blue", "X-Delete-At: ", "Content Type: application/directory");
  }

  @Test
  void segmentsExpireWithTheirObject() throws IOException {
    String large = file("large", "0123456789");
    String[] upload = {
      "upload", "c", large, "--object-name", "o", "-S", "6", "-H", "X-Delete-At: 4000000000"
    };
    done(upload);
    for (String segment : done("list", "c_segments").out().lines().toList()) {
      assertThat(done("stat", "c_segments", segment).out()).contains("X-Delete-At: 4000000000");
    }
  }

  @Test
  void identicalFilesAreComparedWithTheVersionAskedFor() throws IOException {
    done("post", "v", "-H", "X-Versions-Enabled: true");
    put("v", "o", "older");
    String id = done("list", "v", "--versions").out().strip().split(" +")[3];
    put("v", "o", "newer");
    String target = file("target", "newer");
    String[] download = {
      "download", "v", "o", "--version-id", id, "--skip-identical", "-o", target
    };
    assertThat(done(download).out()).startsWith("o [auth ");
    assertThat(Path.of(target)).hasContent("older");
    assertThat(done(download).out()).isEqualTo("Skipped identical file 'o'\n");
  }

  @Test
  void ofAWholeAccountThePrefixIsOfObjectsAndTheMarkerOfContainers() {
    put("a", "docs/1", "1");
    put("b", "docs/2", "2");
    put("b", "other", "3");
    put("c", "docs/3", "4");
    String target = work.resolve("t").toString();
    done("download", "--all", "-p", "docs/", "-m", "a", "-D", target);
    assertThat(work.resolve("t").toFile().list()).containsExactlyInAnyOrder("b", "c");
    assertThat(work.resolve("t/b").toFile().list()).containsExactly("docs");
    assertThat(work.resolve("t/c/docs/3")).hasContent("4");
  }

  @Test
  void everyPageListsVersions() {
    try (Cli paging = Cli.withPagesOf(2)) {
      paging.run("post", "v", "-H", "X-Versions-Enabled: true");
      for (int i = 0; i < 5; i++) {
        paging.piped("" + i, "upload", "v", "-", "--object-name", "o");
      }
      assertThat(paging.run("list", "v", "--versions").out().lines()).hasSize(5);
    }
  }

  @Test
  void aUserWithTwoColonsIsTold() {
    Cli.Result result =
        cli.run(
            "-V",
            "2",
            "-A",
            "http://127.0.0.1:1/v2.0",
            "-U",
            "a:b:c",
            "-K",
            "k",
            "-R",
            "0",
            "list");
    assertThat(result)
        .isEqualTo(new Cli.Result(1, "", "The user name 'a:b:c' has more than one colon.\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"download c --no-download", "delete c -p o", "delete c"})
  void headersOfObjectsDoNotGoWithListings(String line) {
    put("c", "o", "x");
    Cli.Result result = cli.run((line + " -H X-Foo:bar --debug").split(" "));
    assertThat(result.exit()).isZero();
    List<String> sent = result.err().lines().filter(each -> each.contains("X-Foo")).toList();
    assertThat(sent).isNotEmpty().allMatch(each -> each.contains("/c/o"));
  }

  @Test
  void aDirectoryTypedWithASlashKeepsItInTheNames() throws IOException {
    file("d/a", "1");
    done("upload", "c", work.resolve("d") + "/", "--object-name", "renamed");
    expect(cli.run("list", "c"), 0, "renamed/a\n", "");
  }

  @Test
  void theSameOptionsTwiceDoTheSame() {
    put("c", "o", "x");
    List<String> lines =
        IntStream.range(0, 2)
            .mapToObj(i -> cli.run("download", "c", "o", "-o", "-", "--skip-identical").out())
            .collect(Collectors.toList());
    assertThat(lines).isEqualTo(Collections.nCopies(2, "x"));
  }
}
