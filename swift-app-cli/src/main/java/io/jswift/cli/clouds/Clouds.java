package io.jswift.cli.clouds;

import io.jswift.cli.clouds.Value.Items;
import io.jswift.cli.clouds.Value.Members;
import io.jswift.cli.clouds.Value.Text;
import io.jswift.cli.options.Stop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks clouds up. {@code clouds.yaml} is sought in the working directory, in {@code
 * ~/.config/openstack} and in {@code /etc/openstack}; {@code OS_CLIENT_CONFIG_FILE} names one that
 * comes before. What {@code secure.yaml}, sought in the same places, says wins.
 */
public final class Clouds {
  private static final String SYSTEM = "/etc/openstack";

  private final Map<String, String> environment;
  private final List<Path> directories;

  /**
   * Makes one.
   *
   * @param environment the variables that say where to look
   * @param work the working directory
   */
  public Clouds(Map<String, String> environment, Path work) {
    this.environment = environment;
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", "/"));
    String configuration = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path own = configuration.isEmpty() ? Path.of(home, ".config") : Path.of(configuration);
    this.directories = List.of(work, own.resolve("openstack"), Path.of(SYSTEM));
  }

  /**
   * Returns the environment with what the cloud says in place of every variable about logins
   * ({@code OS_…} and {@code ST_…}).
   *
   * @throws Stop if no file has the cloud, with the clouds there are; or with file and line, if it
   *     cannot be understood
   */
  public Map<String, String> variables(String cloud) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.keySet().removeIf(name -> name.startsWith("OS_") || name.startsWith("ST_"));
    variables.putAll(read(cloud));
    return variables;
  }

  private Map<String, String> read(String cloud) {
    Path file = first("OS_CLIENT_CONFIG_FILE", "clouds");
    if (file == null) {
      throw new Stop(
          "Cloud '" + cloud + "' not found: there is no clouds.yaml in " + places() + ".");
    }
    Map<String, Value> known = clouds(file);
    Value found = known.get(cloud);
    if (found == null) {
      throw new Stop(
          "Cloud '"
              + cloud
              + "' not found in "
              + file
              + ", which has: "
              + (known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known.keySet())))
              + ".");
    }
    CloudVariables variables = new CloudVariables(cloud);
    variables.take(file, members(file, found));
    Path secure = first("OS_CLIENT_SECURE_FILE", "secure");
    Value more = secure == null ? null : clouds(secure).get(cloud);
    if (secure != null && more != null) {
      variables.take(secure, members(secure, more));
    }
    return variables.result();
  }

  private @Nullable Path first(String variable, String name) {
    String told = environment.getOrDefault(variable, "");
    Stream<Path> named = told.isEmpty() ? Stream.empty() : Stream.of(Path.of(told));
    Stream<Path> sought =
        directories.stream()
            .flatMap(each -> Stream.of(each.resolve(name + ".yaml"), each.resolve(name + ".yml")));
    return Stream.concat(named, sought).filter(Files::isRegularFile).findFirst().orElse(null);
  }

  private String places() {
    return String.join(", ", directories.stream().map(Path::toString).toList());
  }

  private static Map<String, Value> clouds(Path file) {
    Value clouds = YamlFile.read(file).members().get("clouds");
    return clouds == null ? Map.of() : members(file, clouds).members();
  }

  /** Returns the mapping; an empty one for null. */
  static Members members(Path file, Value value) {
    if (value instanceof Members members) {
      return members;
    }
    if (value instanceof Text text && text.text().isEmpty()) {
      return new Members(Map.of(), text.line());
    }
    throw YamlFile.wrong(file, value.line(), "expected names with values.");
  }

  /** Returns the text; of several the first. */
  static String text(Path file, Value value) {
    if (value instanceof Items several && !several.items().isEmpty()) {
      Value first = several.items().get(0);
      Value name = first instanceof Members each ? each.members().get("name") : first;
      return name == null ? "" : text(file, name);
    }
    if (value instanceof Text text) {
      return text.text();
    }
    throw YamlFile.wrong(file, value.line(), "expected a text.");
  }
}
