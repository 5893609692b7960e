package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code --format json}: what each command writes, as documented in docs/json-output.md. */
class JsonFormatTest extends CommandCase {
  private final StringBuilder all = new StringBuilder();

  private void say(Cli.Result result, String... arguments) {
    String text =
        "$ swift "
            + String.join(" ", arguments)
            + "\n"
            + result.out()
            + result.err().replaceAll("(?m)^", "! ").replaceAll("! $", "")
            + (result.exit() == 0 ? "" : "exit " + result.exit() + "\n");
    all.append(
        cli.steady(text)
            .replace(work.toString(), "WORK")
            .replace(work.toString().substring(1), "WORK")
            .replaceAll("(\"(?:seconds\\w*|bytes_per_second)\": )[-\\d.e]+", "$1N")
            .replaceAll("(\"(?:mtime|x-object-meta-mtime)\": \")[\\d.]+", "$1STAMP")
            .replaceAll("(\"(?:x-timestamp|created|x-put-timestamp)\": )\"[\\d.]+\"", "$1STAMP"));
  }

  private void run(String... arguments) {
    String[] words = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, words, 0, arguments.length);
    words[arguments.length] = "--format";
    words[arguments.length + 1] = "json";
    say(cli.run(words), arguments);
  }

  @Test
  void transfers() throws IOException {
    String file = file("tree/a ü", "12345");
    run("upload", "c", file, "--object-name", "a ü", "--summary");
    run("upload", "c", file, "--object-name", "a ü", "--changed");
    run("upload", "c", file, "--object-name", "large", "-S", "3", "--segment-threads", "1");
    run("upload", "c", work + "/missing");
    run("download", "c", "a ü", "-o", work + "/copy");
    run("download", "c", "a ü", "-o", work + "/copy", "--skip-identical");
    run("download", "c", "nosuch");
    run("download", "c", "large", "-o", "-");
    run("copy", "c", "a ü", "-d", "/d/b");
    run("copy", "c", "nosuch");
    run("delete", "c", "a ü", "nosuch");
    run("delete", "c", "-q");
    run("delete", "c_segments");
    Golden.check("json-transfers.txt", all.toString());
  }

  @Test
  void questions() {
    put("c", "docs/a", "12345");
    put("c", "b", "1");
    run("post", "c", "-r", ".r:*", "-m", "colour:blue");
    run("post", "c", "nosuch", "-m", "a:b");
    run("list");
    run("list", "-l");
    run("list", "c");
    run("list", "c", "-d", "/", "-l");
    run("list", "nosuch");
    run("stat");
    run("stat", "c");
    run("stat", "c", "docs/a");
    run("stat", "c", "nosuch");
    Golden.check("json-questions.txt", all.toString());
  }

  @Test
  void restOfIt() {
    run("tempurl", "GET", "2030-01-01T00:00:00Z", "/v1/a/c/o", "key");
    run("tempurl", "GET", "x", "/v1/a/c/o", "key");
    run("auth");
    run("bash_completion", "bogus");
    run("bogus");
    run("stat", "a/b");
    run("list", "-R", "x");
    say(Cli.run(Map.of(), "", "list", "--format=json"), "list");
    Golden.check("json-rest.txt", all.toString());
    assertThat(cli.run("capabilities", "--format", "json").out())
        .startsWith("{\"type\": \"capabilities\", \"capabilities\": {\"")
        .containsOnlyOnce("\n");
  }

  @Test
  void theFormatIsOneOfTwo() {
    assertThat(cli.run("list", "--format", "xml").err())
        .endsWith(
            "swift: error: argument --format: invalid choice: 'xml' (choose from 'text', 'json')\n");
    assertThat(cli.run("list", "--format", "text")).isEqualTo(cli.run("list"));
  }
}
