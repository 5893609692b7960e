package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code capabilities} and {@code info}. */
class CapabilitiesCommandTest extends CommandCase {
  private static final String INFO =
      """
      {"tempurl": {"methods": ["GET", "P'T"], "none": [], "nothing": {}},
       "swift": {"version": "2.30.1", "max": 10000, "strict": true, "off": false,
                 "policies": [{"name": "gold", "default": true}], "rate": 0.0, "huge": 1e22,
                 "tiny": 0.00005, "half": 0.5, "no": null, "few": [null, 1], "name": "\\u00e9"},
       "empty": {}}
      """;

  @Test
  void thoseOfOnesOwnCluster() {
    Cli.Result result = cli.run("capabilities");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("Core: swift\n Options:\n  account_");
    assertThat(cli.run("info")).isEqualTo(result);
    assertThat(cli.run("capabilities", "-q")).isEqualTo(result);
    assertThat(cli.run("info", "--json").out()).startsWith("{\n  \"").endsWith("\n}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"capabilities", "info"})
  void thoseOfAnyClusterNeedNoLogin(String name) {
    Cli.Result own = cli.run("capabilities");
    for (String path : List.of("", "/", "/v1/AUTH_x", "/info", "/v1.0")) {
      assertThat(Cli.run(Map.of(), "", name, cli.origin() + path)).isEqualTo(own);
    }
    assertThat(Cli.run(Map.of(), "", name).err()).startsWith("Auth version 1.0 requires ST_AUTH");
  }

  @Test
  void printsValuesAsPythonDoes() throws Exception {
    answering(INFO, url -> Golden.check("capabilities.txt", url.run().out()));
    answering(INFO, url -> Golden.check("capabilities.json", url.run("--json").out()));
  }

  @Test
  void whatIsNoSwift() throws Exception {
    answering(
        "{\"other\": {}}",
        url ->
            expect(
                url.run(),
                1,
                "",
                "The answer has no section 'swift': what answers /info there is no Swift.\n"));
    answering(
        "<html>", url -> assertThat(url.run().err()).contains("not a JSON object of capabilities"));
    Cli.Result missing = cli.run("capabilities", cli.origin() + "/sub");
    assertThat(missing.exit()).isEqualTo(1);
    assertThat(missing.err()).startsWith("Capabilities GET failed: " + cli.origin() + "/sub/info ");
    assertThat(cli.run("capabilities", "ftp://x").err())
        .isEqualTo(
            "Unsupported scheme \"ftp\" in url \"ftp://x\": only http and https are known.\n");
  }

  /** Runs the command without a login against one answer. */
  interface Asking {
    Cli.Result run(String... options);
  }

  private static void answering(String body, Consumer<Asking> test) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Thread answers = new Thread(() -> answer(server, body));
      answers.start();
      String url = "http://127.0.0.1:" + server.getLocalPort();
      test.accept(
          options ->
              Cli.run(
                  Map.of(),
                  "",
                  Stream.concat(Stream.of("capabilities", url), Stream.of(options))
                      .toArray(String[]::new)));
      server.close();
      answers.join();
    }
  }

  private static void answer(ServerSocket server, String body) {
    try {
      for (; ; ) {
        try (Socket socket = server.accept();
            BufferedReader in =
                new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
          for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            // the request says nothing of interest
          }
          String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length();
          socket
              .getOutputStream()
              .write((head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException closed) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(closed);
      }
    }
  }
}
