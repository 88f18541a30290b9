package org.echelon;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/** The core is plain Java in one direction; carriers may use it, it never uses them. */
class ArchitectureTest {
  /** Each package may use those before it. */
  private static final List<String> CORE =
      List.of(
          "quantity",
          "network",
          "demand",
          "textbook",
          "inventory",
          "valuation",
          "planning",
          "gate",
          "fulfillment",
          "pricing",
          "measure",
          "experiment");

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .importUrl(Topic.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void shouldFindTheCore() {
    assertThat(OURS.stream().filter(resideInAnyPackage(all(CORE))).count()).isGreaterThan(50);
  }

  @Test
  void shouldLetACorePackageUseOnlyThePlatformMathematicsAndPackagesBeforeIt() {
    for (int i = 0; i < CORE.size(); i++) {
      List<String> allowed = new ArrayList<>(List.of(all(CORE.subList(0, i + 1))));
      allowed.addAll(List.of("java..", "org.jspecify..", "org.apache.commons.math3.."));
      classes()
          .that()
          .resideInAPackage(of(CORE.get(i)))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(allowed.toArray(String[]::new))
          .allowEmptyShould(true)
          .check(OURS);
    }
  }

  /** It runs what runs live, so it may use the tasks and their records, but nothing of a broker. */
  @Test
  void shouldKeepBrokersAndClocksOutOfTheSimulator() {
    noClasses()
        .that()
        .resideInAPackage(of("simulation"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..", of("topology"), of("config"), of("console"), of("telemetry"))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Random.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(OURS);
  }

  @Test
  void shouldLetNothingThatRunsLiveUseTheSimulator() {
    noClasses()
        .that()
        .resideInAPackage("org.echelon..")
        .and()
        .resideOutsideOfPackage(of("simulation"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(of("simulation"))
        .check(OURS);
  }

  @Test
  void shouldKeepClocksAndRandomnessOutOfTheCore() {
    noClasses()
        .that()
        .resideInAnyPackage(all(CORE))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Random.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .check(OURS);
  }

  private static String[] all(List<String> packages) {
    return packages.stream().map(ArchitectureTest::of).toArray(String[]::new);
  }

  private static String of(String name) {
    return "org.echelon." + name + "..";
  }
}
