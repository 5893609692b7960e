package io.jswift.cli.options;

import io.jswift.domain.InvalidRequestException;
import io.jswift.domain.ObjectName;
import io.jswift.service.settings.RunOptions;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Which objects are meant, by patterns of their names: what a shell knows, and {@code **}. */
@Command(optionListHeading = "Choosing objects")
public final class Globs {
  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description =
          "Only objects whose whole name fits, such as '*.jpg' or 'a/**'; * stops at a slash, ** does"
              + " not. May be given several times.")
  List<String> include = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "No object whose whole name fits, whatever is included.")
  List<String> exclude = new ArrayList<>();

  /**
   * Returns what tells the names that are meant.
   *
   * @throws Stop if a pattern is none
   */
  public Predicate<ObjectName> names() {
    if (include.isEmpty() && exclude.isEmpty()) {
      return RunOptions.ALL;
    }
    List<PathMatcher> wanted = include.stream().map(each -> matcher("--include", each)).toList();
    List<PathMatcher> unwanted = exclude.stream().map(each -> matcher("--exclude", each)).toList();
    return name -> {
      Path path = path(name);
      return (wanted.isEmpty() || wanted.stream().anyMatch(each -> each.matches(path)))
          && unwanted.stream().noneMatch(each -> each.matches(path));
    };
  }

  private static PathMatcher matcher(String option, String glob) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException wrong) {
      throw new Stop(
          option + " takes a glob such as '*.jpg', not '" + glob + "': " + wrong.getDescription());
    }
  }

  private static Path path(ObjectName name) {
    try {
      return Path.of(name.value());
    } catch (InvalidPathException unfit) {
      throw new InvalidRequestException(
          "No pattern can be compared with the name '" + name + "': " + unfit.getReason());
    }
  }
}
