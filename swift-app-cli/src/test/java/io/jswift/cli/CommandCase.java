package io.jswift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A command under test, with a Swift of its own. */
abstract class CommandCase {
  @TempDir Path work;
  Cli cli;

  @BeforeEach
  void start() {
    cli = new Cli();
  }

  @AfterEach
  void stop() {
    cli.close();
  }

  String file(String name, String content) throws IOException {
    Path path = work.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
    Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2024-05-06T07:08:09.123456Z")));
    return path.toString();
  }

  void put(String container, String object, String content) {
    assertThat(cli.piped(content, "upload", container, "-", "--object-name", object).exit())
        .isZero();
  }

  void expect(Cli.Result result, int exit, String out, String err) {
    assertThat(new Cli.Result(result.exit(), cli.steady(result.out()), cli.steady(result.err())))
        .isEqualTo(new Cli.Result(exit, out, err));
  }

  static String sorted(String lines) {
    return lines.lines().sorted().collect(Collectors.joining("\n"));
  }
}
