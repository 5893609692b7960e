package io.jswift.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules hold for what is shipped, and each is proven by a class that breaks it. */
class RulesTest {
  private static final Map<String, List<String>> PLANTED =
      Map.ofEntries(
          Map.entry("the domain knows the JDK only", List.of("planted.domain.ReadsFiles")),
          Map.entry("the ports know the domain only", List.of("planted.ports.KnowsTheService")),
          Map.entry(
              "adapters know neither the service nor the command",
              List.of(
                  "planted.adapter.one.KnowsTheService", "planted.adapter.one.KnowsTheCommand")),
          Map.entry(
              "adapters do not know each other", List.of("planted.adapter.one.KnowsTheOther")),
          Map.entry(
              "the service knows neither adapters nor the command",
              List.of("planted.service.KnowsAnAdapter", "planted.service.KnowsTheCommand")),
          Map.entry(
              "adapters are named in the wiring package only",
              List.of("planted.cli.command.KnowsAnAdapter")),
          Map.entry("packages have no cycles", List.of("Cycle detected")),
          Map.entry("JSON is in json packages only", List.of("planted.service.WritesJson")),
          Map.entry(
              "okio is in json packages and in the transport only",
              List.of("planted.service.UsesOkio")),
          Map.entry(
              "dependency injection is in the command only", List.of("planted.service.IsInjected")),
          Map.entry(
              "standard streams are in the command's output package only",
              List.of("planted.cli.command.Prints.print", "planted.cli.command.Prints.complain")),
          Map.entry(
              "nothing is done by reflection",
              List.of("planted.service.Reflects.method", "planted.service.Reflects.find")),
          Map.entry("no thread-locals", List.of("planted.service.HasAThreadLocal")),
          Map.entry(
              "no static state",
              List.of("planted.service.HasState.state", "planted.service.HasState.COUNT")),
          Map.entry("every package is @NullMarked", List.of("planted.service is not marked")));

  private final JavaClasses shipped = imported("classes");
  private final JavaClasses tests = imported("test-classes");
  private final JavaClasses planted = new ClassFileImporter().importPackages("planted");

  private static JavaClasses imported(String output) {
    List<Path> folders =
        Stream.concat(Modules.SHIPPED.stream(), Stream.of("conformance-tests"))
            .filter(each -> Files.isDirectory(Path.of("..", each, source(output))))
            .map(each -> Path.of("..", each, "target", output))
            .toList();
    assertThat(folders).allSatisfy(each -> assertThat(each).isDirectory());
    return new ClassFileImporter().importPaths(folders);
  }

  private static String source(String output) {
    return output.equals("classes") ? "src/main/java" : "src/test/java";
  }

  @Test
  void enoughClassesAreLookedAt() {
    assertThat(shipped).hasSizeGreaterThan(300);
    assertThat(tests).hasSizeGreaterThan(60);
    for (String module : List.of("domain", "ports", "adapter", "service", "cli")) {
      assertThat(shipped)
          .as(module)
          .anyMatch(each -> each.getPackageName().startsWith("io.jswift." + module));
    }
  }

  @TestFactory
  Stream<DynamicTest> whatIsShippedKeepsTheRules() {
    return Rules.shipped("io.jswift").entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(shipped)));
  }

  @TestFactory
  Stream<DynamicTest> aViolationOfEachRuleIsReported() {
    return Rules.shipped("planted").entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(), () -> assertReported(rule.getKey(), rule.getValue())));
  }

  private void assertReported(String name, ArchRule rule) {
    assertThat(PLANTED).containsKey(name);
    assertThatThrownBy(() -> rule.check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(PLANTED.get(name).toArray(CharSequence[]::new));
  }

  @Test
  void testsDoNotSleep() {
    Rules.testsDoNotSleep().check(tests);
    assertThatThrownBy(() -> Rules.testsDoNotSleep().check(planted))
        .hasMessageContainingAll(
            "planted.service.Sleeps.sleep", "planted.service.Sleeps.nap", "Sleeps.doze");
  }
}
