package io.jswift.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each shipped module's descriptor and public API are what the text files in {@code api} say, so
 * that a change of either is seen and decided.
 */
class PublicApiTest {
  private static final ToolProvider JAVAP = ToolProvider.findFirst("javap").orElseThrow();

  static List<String> modules() {
    return Modules.SHIPPED;
  }

  @ParameterizedTest
  @MethodSource("modules")
  void isWhatWasAccepted(String module) throws IOException {
    Path classes = Path.of("..", module, "target", "classes");
    String found = describe(classes);
    Path file = Path.of("api", module + ".txt");
    if (System.getProperty("api.accept") != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, found);
    }
    List<String> accepted = Files.exists(file) ? Files.readAllLines(file) : List.of();
    List<String> now = found.lines().toList();
    assertThat(now.equals(accepted))
        .as(
            "%s differs:%n%s%nTo accept it: mvn verify -Dapi.accept -Dtest=PublicApiTest"
                + " -pl architecture-tests -am",
            file, difference(accepted, now))
        .isTrue();
  }

  private static String difference(List<String> accepted, List<String> now) {
    Stream<String> gone = accepted.stream().filter(line -> !now.contains(line)).map("- "::concat);
    Stream<String> added = now.stream().filter(line -> !accepted.contains(line)).map("+ "::concat);
    return Stream.concat(gone, added).collect(Collectors.joining("\n"));
  }

  private static String describe(Path classes) throws IOException {
    ModuleReference module = ModuleFinder.of(classes).findAll().iterator().next();
    List<String> lines = new ArrayList<>(descriptor(module.descriptor()));
    for (String each : new TreeSet<>(open(module.descriptor()))) {
      lines.addAll(types(classes, each));
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> descriptor(ModuleDescriptor module) {
    List<String> lines = new ArrayList<>(List.of("module " + module.name()));
    module.requires().stream()
        .map(each -> "  requires " + words(each.modifiers()) + each.name())
        .sorted()
        .forEach(lines::add);
    module.exports().stream().map(each -> "  exports " + each).sorted().forEach(lines::add);
    module.opens().stream().map(each -> "  opens " + each).sorted().forEach(lines::add);
    module.uses().stream().map(each -> "  uses " + each).sorted().forEach(lines::add);
    module.provides().stream().map(each -> "  provides " + each).sorted().forEach(lines::add);
    return lines;
  }

  private static String words(Set<?> modifiers) {
    return modifiers.stream()
        .map(each -> each.toString().toLowerCase(Locale.ROOT) + " ")
        .sorted()
        .collect(Collectors.joining());
  }

  private static List<String> open(ModuleDescriptor module) {
    return module.exports().stream()
        .filter(each -> !each.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .toList();
  }

  private static List<String> types(Path classes, String pack) throws IOException {
    try (Stream<Path> files = Files.list(classes.resolve(pack.replace('.', '/')))) {
      List<String> names =
          files
              .map(Path::toString)
              .filter(each -> each.endsWith(".class") && !each.endsWith("package-info.class"))
              .sorted()
              .toList();
      return names.stream().map(PublicApiTest::members).filter(each -> !each.isEmpty()).toList();
    }
  }

  private static String members(String classFile) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    JAVAP.run(writer, writer, "-protected", "-constants", classFile);
    String text =
        out.toString()
            .lines()
            .filter(line -> !line.startsWith("Compiled from"))
            .map(line -> line.replaceAll("\\bjava\\.(lang|util)\\.(?=[A-Z])", ""))
            .collect(Collectors.joining("\n"));
    return text.startsWith("public ") || text.startsWith("protected ") ? text : "";
  }
}
