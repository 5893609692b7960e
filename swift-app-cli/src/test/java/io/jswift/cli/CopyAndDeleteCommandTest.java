package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What {@code copy} prints, and what {@code delete} prints of versions and bulk requests. */
class CopyAndDeleteCommandTest extends CommandCase {
  @Test
  void copiesToContainersAndNames() {
    put("c", "a b/é%", "text");
    put("c", "o", "text");
    expect(
        cli.run("copy", "-d", "/d/x/y", "c", "a b/é%"),
        0,
        "created container d\nc/a b/é% copied to /d/x/y\n",
        "");
    Cli.Result two = cli.run("copy", "c", "a b/é%", "o", "--destination", "/d");
    assertThat(two.exit()).isZero();
    assertThat(two.out()).startsWith("created container d\n");
    assertThat(sorted(two.out()))
        .isEqualTo("c/a b/é% copied to /d/a b/é%\nc/o copied to /d/o\ncreated container d");
    expect(cli.run("download", "d", "x/y", "-o", "-"), 0, "text", "");
    expect(cli.run("-q", "copy", "-d", "/e", "c", "o"), 0, "", "");
    expect(cli.run("list", "e"), 0, "o\n", "");
  }

  @Test
  void copiesOntoItselfAndChangesMetadata() {
    put("c", "o", "text");
    expect(cli.run("copy", "c", "o", "-m", "Color:Blue"), 0, "c/o copied to <self>\n", "");
    assertThat(cli.run("stat", "c", "o").out()).contains("Meta Color: Blue").contains("Meta Mtime");
    expect(
        cli.run("copy", "c", "o", "-d", "/c"), 0, "created container c\nc/o copied to /c/o\n", "");
    expect(cli.run("copy", "-M", "c", "o", "-m", "Size:Big"), 0, "c/o copied to <self>\n", "");
    assertThat(cli.run("stat", "c", "o").out())
        .contains("Meta Size: Big")
        .doesNotContain("Meta Color")
        .doesNotContain("Meta Mtime");
  }

  @Test
  void refusesWhatIsNoDestination() {
    expect(
        cli.run("copy", "-d", "d/o", "c", "o"),
        1,
        "",
        "destination must be in format /cont[/obj]\nFailed Transaction ID: unknown\n");
    expect(
        cli.run("copy", "-d", "/d/", "c", "o"),
        1,
        "",
        "destination can not end in a slash\nFailed Transaction ID: unknown\n");
    expect(
        cli.run("copy", "-d", "/d/o", "c", "o", "p"),
        1,
        "",
        "Combination of multiple objects and destination including object is invalid\n"
            + "Failed Transaction ID: unknown\n");
    assertThat(cli.run("copy", "c").err()).startsWith("Usage: swift copy ");
    expect(
        cli.run("copy", "c/o", "d"),
        1,
        "",
        "WARNING: / in container name; you might have meant 'c o' instead of 'c/o'.\n");
  }

  @Test
  void aMissingObjectIsAnErrorAndTheOthersAreCopied() {
    put("c", "o", "text");
    Cli.Result result = cli.run("copy", "-d", "/d", "c", "none", "o");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).contains("c/o copied to /d/o\n");
    assertThat(cli.steady(result.err()))
        .startsWith("Object COPY failed: http://swift/v1/AUTH_test/c/none 404 Not Found")
        .endsWith("(txn: TXN)\n");
  }

  @Test
  void aContainerThatCannotBeMadeIsAWarning() {
    try (Cli refusing = new Cli("PUT /d #* -> 403")) {
      refusing.piped("x", "upload", "c", "-", "--object-name", "o");
      Cli.Result result = refusing.run("copy", "-d", "/d", "c", "o");
      assertThat(result.err())
          .startsWith("Warning: failed to create container 'd': Container PUT failed: ");
      assertThat(result.exit()).isEqualTo(1); // it is not there, so the copy fails
    }
  }

  @Test
  void aManifestThatSharesItsSegmentsIsTold() throws IOException {
    String large = file("large", "0123456789");
    cli.run("upload", "c", large, "--object-name", "big", "-S", "5");
    expect(
        cli.run("copy", "-d", "/c/plain", "c", "big"),
        0,
        "created container c\nc/big copied to /c/plain\n",
        "");
    expect(
        cli.run("copy", "--large-objects", "manifest", "-d", "/c/other", "c", "big"),
        0,
        "created container c\nc/big copied to /c/other\n",
        "Note: 'c/other' shares its segments with 'c/big'; delete one of them with"
            + " --leave-segments only.\n");
    cli.run("copy", "--large-objects", "segments", "-d", "/c/own", "c", "big");
    cli.run("delete", "c", "big");
    expect(cli.run("download", "c", "plain", "-o", "-"), 0, "0123456789", "");
    expect(cli.run("download", "c", "own", "-o", "-"), 0, "0123456789", "");
  }

  @Test
  void deletesVersions() {
    cli.run("post", "c", "-H", "X-Versions-Enabled: true");
    put("c", "o", "1");
    put("c", "o", "22");
    expect(
        cli.run("delete", "c", "o", "--versions"),
        1,
        "",
        "--versions option not allowed for object deletes\n");
    expect(
        cli.run("delete", "c", "--version-id", "x"),
        1,
        "",
        "--version-id option only allowed for object deletes\n");
    String old =
        cli.run("stat", "c", "o")
            .out()
            .lines()
            .filter(each -> each.contains("X-Object-Version-Id: "))
            .map(each -> each.replaceFirst(".*: ", ""))
            .findFirst()
            .orElseThrow();
    put("c", "o", "333");
    expect(cli.run("delete", "c", "o", "--version-id", old), 0, "o\n", "");
    expect(cli.run("download", "c", "o", "-o", "-"), 0, "333", "");
    Cli.Result all = cli.run("delete", "c", "--versions");
    expect(all, 0, "o\no\nc\n", "");
  }

  @Test
  void namedObjectsAreFilteredByThePrefix() {
    put("c", "ab", "");
    put("c", "b", "");
    expect(cli.run("delete", "c", "ab", "b", "-p", "a"), 0, "ab\n", "");
    expect(cli.run("list", "c"), 0, "b\n", "");
  }

  @Test
  void whatABulkRequestRefusesIsAnErrorLine() {
    String body =
        "{'Response Status':'400 Bad Request','Response Body':'','Number Deleted':2,"
            + "'Number Not Found':0,'Errors':[['/c/o%2001','403 Forbidden']]}";
    try (Cli faulty =
        new Cli("POST /?bulk-delete -> 200 body=\"" + body.replace("'", "\\\"") + "\"")) {
      for (int i = 0; i < 21; i++) {
        String name = String.format("o %02d", i);
        faulty.piped("x", "upload", "c", "-", "--object-name", name);
      }
      Cli.Result result = faulty.run("delete", "c", "-p", "o");
      assertThat(result.err()).isEqualTo("Error Deleting: c/o 01: 403 Forbidden\n");
      assertThat(result.out().lines()).hasSize(20).doesNotContain("o 01").contains("o 02");
      assertThat(result.exit()).isEqualTo(1);
      assertThat(faulty.run("delete", "c", "-p", "o", "-q").out()).isEmpty();
    }
  }
}
