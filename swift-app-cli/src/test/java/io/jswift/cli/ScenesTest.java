package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jswift.adapter.memory.LoopbackServer;
import io.jswift.adapter.memory.ManualTime;
import io.jswift.adapter.memory.MemorySwift;
import io.jswift.cli.options.GlobalOptions;
import io.jswift.cli.output.Output;
import io.jswift.cli.wiring.SwiftComponent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code scenes}, one a sub-command: command lines, each with what it prints, byte
 * for byte, and its exit code. {@code scenes/README} says how they are written; {@code
 * -Dgolden.accept} writes them anew.
 */
class ScenesTest {
  private static final Path FOLDER = Path.of("src/test/resources/scenes");
  private static final Instant MADE = Instant.parse("2024-05-06T07:08:09.123456Z");
  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|[^'\\s])+");

  @TempDir Path work;
  private final ManualTime time = new ManualTime();

  static Stream<Path> scenes() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(each -> each.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }

  @Test
  void everyCommandHasItsScenes() throws IOException {
    Output nowhere = new Output(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    Set<String> commands =
        new TreeSet<>(SwiftComponent.of(new GlobalOptions(), nowhere, time).commands().keySet());
    commands.removeAll(Set.of("info", "serve", "try")); // info is capabilities; no python has these
    commands.add("swift"); // what belongs to none of them
    assertThat(scenes().map(each -> each.getFileName().toString().replace(".txt", "")))
        .containsExactlyElementsOf(commands);
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void isPlayedAsWritten(Path file) throws IOException {
    try (MemorySwift swift = MemorySwift.builder().time(time).build();
        LoopbackServer server = swift.serve(0)) {
      StringBuilder played = new StringBuilder();
      String input = "";
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("  ") || line.startsWith("! ") || line.startsWith("exit ")) {
          continue; // what was printed when it was written
        }
        played.append(line).append('\n');
        String rest = line.length() > 2 ? line.substring(2) : "";
        switch (line.isEmpty() ? '#' : line.charAt(0)) {
          case '>' -> write(rest);
          case '<' -> input = rest;
          case '@' -> swift.faults().add(rest);
          case '$' -> {
            played.append(play(rest, input, server));
            input = "";
            swift.faults().clear();
          }
          default -> assertThat(line).as("a comment").matches("|#.*");
        }
      }
      Golden.check(file, played.toString());
    }
  }

  private void write(String nameAndText) throws IOException {
    String[] parts = nameAndText.split(" ", 2);
    Path file = work.resolve(parts[0]);
    Files.createDirectories(parts[0].endsWith("/") ? file : file.getParent());
    if (!parts[0].endsWith("/")) {
      Files.writeString(file, parts.length > 1 ? parts[1] : "");
    }
    Files.setLastModifiedTime(file, FileTime.from(MADE));
  }

  /** Runs one line, a second after the one before, and returns what it comes to. */
  private String play(String line, String input, LoopbackServer server) {
    time.advance(Duration.ofSeconds(1));
    Map<String, String> environment = new HashMap<>();
    environment.put("ST_AUTH", server.authUrl());
    environment.put("ST_USER", "test:tester");
    environment.put("ST_KEY", "testing");
    String origin = server.authUrl().replace("/auth/v1.0", "");
    List<String> words =
        new ArrayList<>(
            WORD.matcher(line.replace("WORK", work.toString()).replace("http://swift", origin))
                .results()
                .map(MatchResult::group)
                .map(word -> word.replace("'", ""))
                .toList());
    for (; words.get(0).contains("="); words.remove(0)) {
      String[] variable = words.get(0).split("=", 2);
      environment.put(variable[0], variable[1]);
    }
    assertThat(words.remove(0)).isEqualTo("swift");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    int exit = Main.run(words, environment, in, out, err, time);
    return block("  ", out, origin)
        + block("! ", err, origin)
        + (exit == 0 ? "" : "exit " + exit + "\n");
  }

  /** Takes out what no clock rules: the port, transaction ids, tokens, the directory. */
  private String block(String mark, ByteArrayOutputStream bytes, String origin) {
    String text =
        bytes
            .toString(StandardCharsets.UTF_8)
            .replace(origin, "http://swift")
            .replaceAll("tx[0-9a-f]{21}-[0-9a-f]{10}", "TXN")
            .replaceAll("AUTH_tk\\w+", "TOKEN")
            .replaceAll("(?<!\\w)" + Pattern.quote(work.toString()), "WORK")
            .replace(work.toString().substring(1), "WORK");
    if (text.isEmpty()) {
      return "";
    }
    String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text + "\\";
    return mark + whole.replace("\n", "\n" + mark) + "\n";
  }
}
