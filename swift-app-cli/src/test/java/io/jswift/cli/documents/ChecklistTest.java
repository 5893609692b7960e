package io.jswift.cli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says which test proves which feature says so of every one, and names tests. */
class ChecklistTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([\\d, -]+) \\| .* \\| (.*) \\|$");
  private static final Pattern CLASS = Pattern.compile("`(\\w+(?:Test|Suite))(?:\\.(\\w+))?`");
  private static final Pattern SCRIPT = Pattern.compile("\\b(\\w+\\.txt)\\b");

  private final List<MatchResult> rows;

  ChecklistTest() throws IOException {
    rows =
        ROW.matcher(Files.readString(ROOT.resolve("docs/drop-in-checklist.md"))).results().toList();
  }

  @Test
  void everyNumberIsThereOnce() {
    List<Integer> numbers = new ArrayList<>();
    for (MatchResult row : rows) {
      for (String part : row.group(1).split(", ")) {
        String[] ends = part.split("-");
        int last = Integer.parseInt(ends[ends.length - 1]);
        IntStream.rangeClosed(Integer.parseInt(ends[0]), last).forEach(numbers::add);
      }
    }
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 161).boxed().toList());
  }

  @Test
  void everyTestExists() throws IOException {
    Map<String, String> sources = sources();
    for (MatchResult row : rows) {
      List<String> named = new ArrayList<>();
      for (MatchResult test : CLASS.matcher(row.group(2)).results().toList()) {
        named.add(test.group());
        assertThat(sources).as(row.group(1)).containsKey(test.group(1) + ".java");
        if (test.group(2) != null) {
          assertThat(sources.get(test.group(1) + ".java")).contains(" " + test.group(2) + "(");
        }
      }
      for (MatchResult script : SCRIPT.matcher(row.group(2)).results().toList()) {
        named.add(script.group());
        assertThat(sources).as(row.group(1)).containsKey(script.group(1));
      }
      assertThat(named).as(row.group(1)).isNotEmpty();
    }
  }

  /** Returns the test classes and scripts of every module. */
  private static Map<String, String> sources() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.filter(each -> Files.exists(each.resolve("src/test"))).toList()) {
        try (Stream<Path> all = Files.walk(module.resolve("src/test"))) {
          all.filter(each -> each.toString().matches(".*(Test|Suite)\\.java|.*/commands/.*\\.txt"))
              .forEach(files::add);
        }
      }
    }
    return files.stream()
        .collect(
            Collectors.toMap(
                each -> each.getFileName().toString(),
                ChecklistTest::text,
                (one, other) -> one + other));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
