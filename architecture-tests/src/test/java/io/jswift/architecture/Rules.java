package io.jswift.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;

/**
 * The borders, below a root package: the real one, or one whose classes break every rule on
 * purpose.
 */
final class Rules {
  private final String root;
  private final Map<String, ArchRule> rules = new LinkedHashMap<>();

  private Rules(String root) {
    this.root = root;
    rings();
    libraries();
    habits();
  }

  /** Returns the rules for shipped classes, by name. */
  static Map<String, ArchRule> shipped(String root) {
    return new Rules(root).rules;
  }

  /** Returns the rule for test classes. */
  static ArchRule testsDoNotSleep() {
    return noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class, int.class)
        .orShould()
        .callMethod(TimeUnit.class, "sleep", long.class)
        .because("a manual clock is steadier");
  }

  private void rings() {
    String domain = root + ".domain..";
    String ports = root + ".ports..";
    rules.put(
        "the domain knows the JDK only",
        only(
            domain,
            "java.lang..",
            "java.math..",
            "java.nio.charset..",
            "java.nio",
            "java.security",
            "java.time..",
            "java.util..",
            "javax.crypto..",
            "org.jspecify..",
            domain));
    rules.put(
        "the ports know the domain only", only(ports, "java..", "org.jspecify..", domain, ports));
    rules.put(
        "adapters know neither the service nor the command",
        apart(root + ".adapter..", root + ".service..", root + ".cli.."));
    rules.put(
        "adapters do not know each other",
        slices().matching(root + ".adapter.(*)..").should().notDependOnEachOther());
    rules.put(
        "the service knows neither adapters nor the command",
        apart(root + ".service..", root + ".adapter..", root + ".cli.."));
    rules.put(
        "adapters are named in the wiring package only",
        noClasses()
            .that()
            .resideInAPackage(root + ".cli..")
            .and()
            .resideOutsideOfPackage(root + ".cli.wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".adapter.."));
    rules.put(
        "packages have no cycles", slices().matching(root + ".(**)").should().beFreeOfCycles());
  }

  private void libraries() {
    rules.put(
        "JSON is in json packages only",
        noClasses()
            .that()
            .resideOutsideOfPackage("..json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.squareup.moshi.."));
    rules.put(
        "okio is in json packages and in the transport only",
        noClasses()
            .that()
            .resideOutsideOfPackages("..json..", root + ".adapter.okhttp..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("okio.."));
    rules.put(
        "dependency injection is in the command only",
        noClasses()
            .that()
            .resideOutsideOfPackage(root + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dagger..", "jakarta.inject..", "javax.inject.."));
  }

  private void habits() {
    rules.put(
        "standard streams are in the command's output package only",
        noClasses()
            .that()
            .resideOutsideOfPackage(root + ".cli.output..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
    rules.put(
        "nothing is done by reflection",
        noClasses()
            .that()
            // JUnit tells an extension by a reflected parameter what is asked for.
            .resideOutsideOfPackage(root + ".junit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..")
            .orShould()
            .callMethod(Class.class, "forName", String.class));
    rules.put(
        "no thread-locals",
        noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class));
    rules.put(
        "no static state",
        fields()
            .that()
            .areStatic()
            .and(notGenerated())
            .should()
            .haveModifier(JavaModifier.FINAL)
            .andShould()
            .notHaveRawType(resideInAPackage("java.util.concurrent..")));
    rules.put("every package is @NullMarked", classes().should(beInNullMarkedPackages()));
  }

  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaField> notGenerated() {
    return DescribedPredicate.describe(
        "are not the compiler's", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  private static ArchRule only(String ring, String... known) {
    return classes().that().resideInAPackage(ring).should().onlyDependOnClassesThat(in(known));
  }

  private static DescribedPredicate<JavaClass> in(String... packages) {
    return JavaClass.Predicates.resideInAnyPackage(packages)
        .or(
            DescribedPredicate.describe(
                "primitives", each -> each.getBaseComponentType().isPrimitive()));
  }

  private static ArchRule apart(String ring, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(ring)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  private static ArchCondition<JavaClass> beInNullMarkedPackages() {
    return new ArchCondition<>("be in a package that is @NullMarked") {
      @Override
      public void check(JavaClass each, ConditionEvents events) {
        if (!each.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(SimpleConditionEvent.violated(each, each.getPackageName() + " is not marked"));
        }
      }
    };
  }
}
