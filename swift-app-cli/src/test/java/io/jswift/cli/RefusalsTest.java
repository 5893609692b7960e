package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal that {@code refusals.txt} lists, with its words and its exit code. */
class RefusalsTest {
  @TempDir Path work;

  /** One command line and what becomes of it. */
  private static final class Case {
    private final int line;
    private final String command;
    private final List<String> faults = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private String input = "";
    private int exit = 1;

    Case(int line, String command) {
      this.line = line;
      this.command = command;
    }

    void read(String text) {
      String rest = text.length() > 2 ? text.substring(2) : "";
      switch (text.charAt(0)) {
        case '@' -> faults.add(rest);
        case '<' -> input = rest;
        case '!' -> errors.add(rest);
        case 'e' -> exit = Integer.parseInt(text.substring("exit ".length()));
        default -> throw new IllegalArgumentException(line + ": " + text);
      }
    }

    @Override
    public String toString() {
      return "line " + line + ": swift " + command;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = RefusalsTest.class.getResourceAsStream("/refusals.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      String[] lines = all.split("\n");
      for (int i = 0; i < lines.length; i++) {
        if (lines[i].startsWith("$ ")) {
          cases.add(new Case(i + 1, lines[i].substring(2)));
        } else if (!lines[i].isEmpty() && !lines[i].startsWith("#")) {
          cases.get(cases.size() - 1).read(lines[i]);
        }
      }
    }
    return cases;
  }

  @BeforeEach
  void files() throws IOException {
    Files.writeString(work.resolve("a"), "1");
    Files.writeString(work.resolve("b"), "2");
    Files.writeString(work.resolve("large"), "0123456789");
    Files.createDirectory(work.resolve("t"));
    Files.createSymbolicLink(work.resolve("t/broken"), Path.of("nowhere"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedInTheseWords(Case each) {
    try (Cli cli = new Cli()) {
      cli.piped("text", "upload", "c", "-", "--object-name", "o");
      cli.faults(String.join("\n", each.faults));
      String[] arguments = each.command.replace("WORK", work.toString()).split(" ");

      Cli.Result result = cli.piped(each.input, arguments);

      List<String> told =
          cli.steady(result.err()).replace(work.toString(), "WORK").lines().toList();
      assertThat(abridged(told, each.errors)).isEqualTo(each.errors);
      assertThat(result.exit()).isEqualTo(each.exit);
    }
  }

  @Test
  void aLengthThatIsNoNumber() throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering =
          new Thread(() -> answer(server, "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"));
      answering.start();
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/v1/a";
      Cli.Result result =
          Cli.run(
              Map.of("OS_STORAGE_URL", url, "OS_AUTH_TOKEN", "t"),
              "",
              "download",
              "c",
              "o",
              "-o",
              "-",
              "-R",
              "0");
      assertThat(result.err())
          .startsWith("Error downloading object 'c/o': ")
          .contains("content-length header must be an integer, not x");
      assertThat(result.exit()).isEqualTo(1);
      answering.join();
    }
  }

  private static void answer(ServerSocket server, String answer) {
    try (Socket socket = server.accept()) {
      InputStream in = socket.getInputStream();
      String asked = "";
      while (!asked.endsWith("\r\n\r\n")) {
        asked += (char) in.read();
      }
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Returns the lines with "…" where the expected ones have it, and rightly so. */
  private static List<String> abridged(List<String> told, List<String> expected) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      String wanted = i < expected.size() ? expected.get(i) : "";
      if (wanted.equals("…")) {
        out.add(wanted);
        return out;
      }
      String start = wanted.endsWith("…") ? wanted.substring(0, wanted.length() - 1) : null;
      out.add(start != null && told.get(i).startsWith(start) ? wanted : told.get(i));
    }
    return out;
  }
}
