package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code upload} does with what is larger than a segment. */
class LargeUploadCommandTest extends CommandCase {
  private static final String DYNAMIC =
      """
      big/1714979289.123456/10/4/00000000
      big/1714979289.123456/10/4/00000001
      big/1714979289.123456/10/4/00000002
      """;

  @Test
  void dynamicOnRequestAndTheLastOptionCounts() throws IOException {
    String large = file("large", "0123456789");
    cli.run("upload", "c", large, "--object-name", "big", "-S", "4", "--use-slo", "--use-dlo");
    expect(cli.run("list", "c_segments"), 0, DYNAMIC, "");
    expect(cli.run("download", "c", "big", "-o", "-"), 0, "0123456789", "");
    cli.run("upload", "c", large, "--object-name", "big", "-S", "4", "--use-dlo", "--use-slo");
    assertThat(cli.run("list", "c_segments").out().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("big/slo/"));
  }

  @Test
  void dynamicWhereTheServerTellsOfNoOther() throws IOException {
    String large = file("large", "0123456789");
    try (Cli silent = new Cli("GET /info -> 404")) {
      silent.run("upload", "c", large, "--object-name", "big", "-S", "4");
      expect(silent.run("list", "c_segments"), 0, DYNAMIC, "");
    }
  }

  @Test
  void standardInputBecomesADynamicOneOnRequest() {
    cli.piped("0123456789", "upload", "c", "-", "--object-name", "o", "-S", "4", "--use-dlo");
    expect(cli.run("download", "c", "o", "-o", "-"), 0, "0123456789", "");
    assertThat(cli.run("stat", "c", "o").out()).contains("Manifest: c_segments/o/");
  }

  @Test
  void aSegmentThatFailsAbortsTheManifest() throws IOException {
    String large = file("large", "0123456789");
    try (Cli refusing = new Cli("PUT /c_segments/*1 -> 403")) {
      Cli.Result result = refusing.run("upload", "c", large, "--object-name", "big", "-S", "4");
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err())
          .startsWith("Object PUT failed: ")
          .contains(
              "\nAborting manifest creation because not all segments could be uploaded. c/big\n")
          .contains(" segments are or may be in c_segments; the same upload again goes on");
      expect(refusing.run("list", "c"), 0, "", "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5G", "10KB", "1T", "K", "x"})
  void sizesThatAreNoneAreRefused(String size) throws IOException {
    expect(
        cli.run("upload", "c", file("f", "1"), "--segment-size=" + size),
        1,
        "",
        "Invalid segment size\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0K"})
  void sizesThatAreNotPositiveAreRefused(String size) throws IOException {
    expect(
        cli.run("upload", "c", file("f", "1"), "--segment-size=" + size),
        1,
        "",
        "segment-size should be positive\n");
  }

  @Test
  void anEmptyOptionIsNone() throws IOException {
    String large = file("large", "0123456789");
    cli.run("upload", "c", large, "--object-name", "o", "-S", "");
    cli.run("upload", "c", large, "--object-name", "big", "-S", "5", "-C", "");
    expect(cli.run("list"), 0, "c\nc_segments\n", "");
    String target = work.resolve("x").toString();
    String[] download = {"download", "c", "o", "-D", "", "--version-id", "", "-o", target};
    assertThat(cli.run(download).exit()).isZero();
    assertThat(work.resolve("x")).hasContent("0123456789");
    assertThat(cli.run("download", "c", "-o", "", "--part-size", "", "-D", work + "/d").exit())
        .isZero();
    assertThat(cli.run("stat", "c", "o", "--version-id", "").exit()).isZero();
    expect(cli.run("list", "-d", "", "-p", "c_"), 0, "c_segments\n", "");
    expect(cli.run("delete", "c", "o", "--version-id", ""), 0, "o\n", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4b", "4B", "4", "999999999999999G"})
  void sizesMayHaveAUnit(String size) throws IOException {
    assertThat(cli.run("upload", "c", file("f", "0123456789"), "-S", size).exit()).isZero();
  }
}
