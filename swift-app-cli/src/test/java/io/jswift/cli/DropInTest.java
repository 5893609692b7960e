package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Features of python-swiftclient that a real Swift seldom shows, or that cannot be seen there. */
class DropInTest extends CommandCase {
  private String large(String name) throws IOException {
    String large = file("large", "0123456789");
    assertThat(cli.run("upload", "c", large, "--object-name", name, "-S", "4").exit()).isZero();
    cli.piped("", "upload", "c", "-", "--object-name", "link", "-H", "X-Symlink-Target: c/" + name);
    expect(cli.run("download", "c", "link", "-o", "-"), 0, "0123456789", "");
    return large;
  }

  @Test
  void aLinkThatIsDeletedLeavesTheLargeObjectThatItLeadsTo() throws IOException {
    large("big");
    expect(cli.run("delete", "c", "link"), 0, "link\n", "");
    expect(cli.run("download", "c", "big", "-o", "-"), 0, "0123456789", "");
  }

  @Test
  void aLinkThatIsReplacedLeavesTheLargeObjectThatItLeadsTo() throws IOException {
    large("big");
    String small = file("small", "1");
    expect(cli.run("upload", "c", small, "--object-name", "link"), 0, "link\n", "");
    expect(cli.run("download", "c", "link", "-o", "-"), 0, "1", "");
    expect(cli.run("download", "c", "big", "-o", "-"), 0, "0123456789", "");
  }

  @Test
  void attemptsStandInTheLines() throws IOException {
    String once = "#1 -> 503 retry-after=0\n";
    try (Cli shaky =
        new Cli(
            "PUT /c_segments/*1 "
                + once
                + "GET /c/o "
                + once
                + "DELETE /c/o "
                + once
                + "DELETE /c "
                + once)) {
      String large = file("large", "0123456789");
      Cli.Result upload = shaky.run("upload", "c", large, "--object-name", "o", "-S", "4");
      // a segment that needed retries prints nothing
      assertThat(sorted(upload.out())).isEqualTo("o\no segment 0\no segment 2");
      assertThat(shaky.steady(shaky.run("download", "c", "o", "--no-download").out()))
          .isEqualTo("o [auth Ns, headers Ns, total Ns, N MB/s after 2 attempts]\n");
      assertThat(shaky.run("delete", "c", "o").out()).isEqualTo("o [after 2 attempts]\n");
      assertThat(shaky.run("delete", "c").out()).isEqualTo("c [after 2 attempts]\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/directory", "text/directory"})
  void aMarkerThatIsThereIsNotSentAgain(String type) throws IOException {
    String empty = Files.createDirectories(work.resolve("empty")).toString();
    String[] upload = {"upload", "c", empty, "--object-name", "e", "-c", "--debug"};
    cli.run("upload", "c", empty, "--object-name", "e");
    cli.run("copy", "c", "e", "-H", "Content-Type: " + type);
    Cli.Result again = cli.run(upload);
    assertThat(again.out()).isEqualTo("e\n");
    assertThat(again.err()).contains("/c/e").doesNotContain("/c/e -X PUT");
    cli.run("copy", "c", "e", "-H", "Content-Type: a/b");
    assertThat(cli.run(upload).err()).contains("/c/e -X PUT");
  }

  @Test
  void aChecksumMayBeIgnoredAndALengthMayNot() {
    try (Cli strange = new Cli("GET /c/o -> flip=2\nGET /c/p -> cut=3")) {
      strange.piped("hello", "upload", "c", "-", "--object-name", "o");
      strange.piped("hello", "upload", "c", "-", "--object-name", "p");
      Path target = work.resolve("t");
      String[] wrong = {"download", "c", "o", "-o", target.toString(), "--ignore-checksum"};
      assertThat(strange.run(wrong).exit()).isZero();
      assertThat(target).exists();
      assertThat(strange.run("download", "c", "o", "-o", "-").err()).contains("md5sum != etag");
      Cli.Result cut =
          strange.run("download", "c", "p", "-o", work + "/p", "--ignore-checksum", "-R", "0");
      assertThat(cut.exit()).isEqualTo(1);
      assertThat(work.resolve("p")).doesNotExist();
    }
  }

  @Test
  void theObjectsOfAnAccountAreCountedInShort() {
    String row = "{'name':'c','count':1500,'bytes':2000000,'last_modified':'2024-05-06T07:08:09'}";
    String body = ("[" + row + "]").replace("'", "\\\"");
    try (Cli many = new Cli("GET / #1 -> 200 body=\"" + body + "\"\nGET / #* -> 200 body=\"[]\"")) {
      assertThat(many.run("list", "-lt").out()).isEqualTo("        1.5K      2000000\n");
    }
  }
}
