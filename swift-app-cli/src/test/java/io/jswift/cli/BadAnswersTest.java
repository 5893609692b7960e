package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and names that are wrong: a line each, the right status, and the rest still done. */
class BadAnswersTest extends CommandCase {
  @ParameterizedTest
  @ValueSource(strings = {"hello there\n", "HTTP/1.1 999999 x\r\n\r\n", ""})
  void anAuthServerThatSpeaksSomethingElse(String said) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Thread answers = new Thread(() -> answer(server, said));
      answers.start();
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/auth/v1.0";
      Map<String, String> environment =
          Map.of("ST_AUTH", url, "ST_USER", "a:b", "ST_KEY", "se-cret");
      oneLine(Cli.run(environment, "", "list", "-R", "0"), url);
      server.close();
      answers.join();
    }
  }

  private static void answer(ServerSocket server, String said) {
    try {
      for (; ; ) {
        try (Socket socket = server.accept();
            OutputStream out = socket.getOutputStream()) {
          out.write(said.getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException closed) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(closed);
      }
    }
  }

  private static void oneLine(Cli.Result result, String about) {
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).hasLineCount(1).contains(about);
    assertThat(result.err()).doesNotContain("Exception", "\tat ", "Internal error", "se-cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "drop", "cut=5"})
  void aListingThatMakesNoSense(String fault) {
    try (Cli strange = new Cli("GET /c -> " + fault)) {
      strange.run("post", "c");
      strange.piped("x", "upload", "c", "-", "--object-name", "o");
      Cli.Result result = strange.run("list", "c", "-R", "0");
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err()).contains("/v1/AUTH_test/c").doesNotContain("Exception", "Internal");
    }
  }

  @Test
  void otherItemsAreStillDownloaded() {
    try (Cli strange = new Cli("GET /c/bad -> garbage")) {
      for (String name : new String[] {"a", "bad", "z"}) {
        strange.piped(name, "upload", "c", "-", "--object-name", name);
      }
      Cli.Result result =
          strange.run("download", "c", "-D", work.toString(), "-R", "0", "--no-shuffle");
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err())
          .startsWith("Error downloading object 'c/bad': ")
          .contains("\nFailed Transaction ID: ")
          .hasLineCount(2);
      assertThat(result.out()).hasLineCount(2);
    }
    assertThat(work.toFile().list()).containsExactlyInAnyOrder("a", "z");
  }

  @Test
  void namesOverTheLimit() throws IOException {
    Path path = work.resolve("f");
    Files.writeString(path, "1");
    String longName = "x".repeat(257);
    Cli.Result result = cli.run("post", longName);
    assertThat(result.exit()).isEqualTo(1);
    assertThat(cli.steady(result.err()))
        .startsWith(
            "Container PUT failed: http://swift/v1/AUTH_test/" + longName + " 400 Bad Request")
        .endsWith("\nFailed Transaction ID: TXN\n");
    result = cli.run("upload", longName, path.toString());
    assertThat(result.exit()).isEqualTo(1);
    assertThat(cli.steady(result.err()))
        .startsWith("Warning: failed to create container '" + longName + "': 400 Bad Request: ")
        .endsWith("(txn: TXN)\n");
    result = cli.run("upload", "c", path.toString(), "--object-name", "y".repeat(1025));
    assertThat(result.exit()).isEqualTo(1);
    assertThat(cli.steady(result.err())).contains("400 Bad Request").endsWith("(txn: TXN)\n");
  }

  @Test
  void aWrongKeyIsSaidOnceForAllFiles() throws IOException {
    for (int i = 0; i < 5; i++) {
      Files.writeString(work.resolve("f" + i), "1");
    }
    Cli.Result result = cli.run("-K", "wrong", "upload", "c", work.toString());
    assertThat(result.exit()).isEqualTo(1);
    assertThat(cli.steady(result.err()))
        .hasLineCount(2)
        .startsWith("Auth GET failed: http://swift/auth/v1.0 401 Unauthorized")
        .endsWith("\nFailed Transaction ID: TXN\n");
  }

  @Test
  void namesThatLeaveTheTargetAreRefused() {
    cli.piped("evil", "upload", "c", "-", "--object-name", "../x");
    cli.piped("good", "upload", "c", "-", "--object-name", "y");
    Path target = work.resolve("t");
    Cli.Result result = cli.run("download", "c", "-D", target.toString(), "-q");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).startsWith("Error downloading object 'c/../x': ");
    assertThat(work.resolve("x")).doesNotExist();
    assertThat(target.resolve("y")).hasContent("good");
  }

  @Test
  void anObjectAndAFolderOfOneNameGiveOneError() {
    cli.piped("1", "upload", "c", "-", "--object-name", "a");
    cli.piped("2", "upload", "c", "-", "--object-name", "a/b");
    Cli.Result result = cli.run("download", "c", "-D", work.toString(), "-q", "--no-shuffle");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("Error downloading object 'c/a")
        .hasLineCount(2)
        .doesNotContain("Exception");
  }

  @Test
  void aFaultPlanThatCannotBeRead() throws IOException {
    String path = work.resolve("plan").toString();
    assertThat(cli.run("serve", "--port", "0", "--faults", path))
        .isEqualTo(
            new Cli.Result(
                1, "", "Cannot read the fault plan '" + path + "': No such file or directory\n"));
    Files.writeString(Path.of(path), "nonsense");
    assertThat(cli.run("serve", "--port", "0", "--faults", path).err())
        .isEqualTo(
            "Fault plan, line 1, column 1: expected a method in capitals, or *, found"
                + " \"nonsense\".\n");
  }

  @Test
  void portsThatCannotBeHad() {
    String port = cli.origin().replaceAll(".*:", "");
    assertThat(cli.run("serve", "--port", port))
        .isEqualTo(
            new Cli.Result(
                1,
                "",
                "Could not listen on port "
                    + port
                    + " of 127.0.0.1: Address already in use. Choose another port; 0 picks a free"
                    + " one.\n"));
    assertThat(cli.run("serve", "--port", "65536"))
        .isEqualTo(
            new Cli.Result(2, "", "swift: error: option --port: 65536 is not in 0 to 65535\n"));
  }

  @Test
  void noNameIsNoDirectoryForData() {
    assertThat(cli.run("serve", "--port", "65536", "--data", "").err()).contains("65536");
    assertThat(cli.run("serve", "--port", "0", "--data", ""))
        .isEqualTo(
            new Cli.Result(
                2, "", "swift: error: option --data: an empty text is not a directory\n"));
  }
}
