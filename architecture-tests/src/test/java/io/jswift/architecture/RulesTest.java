package io.jswift.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules hold for what is shipped, and each is proven by a class that breaks it. */
class RulesTest {
  private static final Map<String, String> PLANTED =
      Map.ofEntries(
          Map.entry("the domain knows the JDK only", "planted.domain.ReadsFiles"),
          Map.entry("the ports know the domain only", "planted.ports.KnowsTheService"),
          Map.entry(
              "adapters know neither the service nor the command",
              "planted.adapter.one.KnowsTheService"),
          Map.entry("adapters do not know each other", "planted.adapter.one.KnowsTheOther"),
          Map.entry(
              "the service knows neither adapters nor the command",
              "planted.service.KnowsAnAdapter"),
          Map.entry(
              "adapters are named in the wiring package only",
              "planted.cli.command.KnowsAnAdapter"),
          Map.entry("packages have no cycles", "Cycle detected"),
          Map.entry("JSON is in json packages only", "planted.service.WritesJson"),
          Map.entry("dependency injection is in the command only", "planted.service.IsInjected"),
          Map.entry(
              "standard streams are in the command's output package only",
              "planted.cli.command.Prints"),
          Map.entry("nothing is done by reflection", "planted.service.Reflects"),
          Map.entry("no thread-locals", "planted.service.HasAThreadLocal"),
          Map.entry("no static state", "planted.service.HasState"),
          Map.entry("every package is @NullMarked", "planted.service is not marked"));

  private final JavaClasses shipped = imported("classes");
  private final JavaClasses tests = imported("test-classes");
  private final JavaClasses planted = new ClassFileImporter().importPackages("planted");

  private static JavaClasses imported(String output) {
    List<Path> folders =
        Modules.SHIPPED.stream().map(each -> Path.of("..", each, "target", output)).toList();
    return new ClassFileImporter()
        .importPaths(
            Stream.concat(
                    folders.stream(),
                    output.equals("test-classes")
                        ? Stream.of(Path.of("../conformance-tests/target/test-classes"))
                        : Stream.empty())
                .filter(folder -> folder.toFile().isDirectory())
                .toList());
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
        .hasMessageContaining(PLANTED.get(name));
  }

  @Test
  void testsDoNotSleep() {
    Rules.testsDoNotSleep().check(tests);
    assertThatThrownBy(() -> Rules.testsDoNotSleep().check(planted))
        .hasMessageContaining("planted.service.Sleeps");
  }
}
