package dev.rapport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/// The rules of the house that a machine can check.
class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.rapport");

  @Test
  void modulesHaveNoCyclesAndDoNotLookInsideEachOther() {
    ApplicationModules modules = ApplicationModules.of("dev.rapport");

    modules.verify();

    new Documenter(modules).writeModulesAsPlantUml();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.rapport.(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void everyPackageIsNullMarkedAndSaysWhatItIsFor() {
    classes().should(beInAMarkedPackage()).check(MAIN);
  }

  private static ArchCondition<JavaClass> beInAMarkedPackage() {
    return new ArchCondition<>("be in a package that is @NullMarked") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(SimpleConditionEvent.violated(item, item.getPackageName() + " is not marked"));
        }
      }
    };
  }

  @Test
  void eachOutsideLibraryEntersThroughOneModule() {
    onlyIn("the model clients", List.of("dev.langchain4j.."), "dev.rapport.llm..");
    onlyIn("the circuit breaker", List.of("io.github.resilience4j.."), "dev.rapport.llm..");
    onlyIn("the Markdown parser", List.of("org.commonmark.."), "dev.rapport.telegram..");
    onlyIn("the command line parser", List.of("picocli.."), "dev.rapport.cli..");
    onlyIn("archives", List.of("org.apache.commons.compress.."), "dev.rapport.ops..");
    onlyIn("the job scheduler", List.of("com.github.kagkarlsson.."), "dev.rapport.ops..");
    onlyIn("Jackson 2", List.of("com.fasterxml.jackson.databind.."), "dev.rapport.llm..");
    onlyIn(
        "the HTTP client",
        List.of("org.apache.hc.."),
        "dev.rapport.llm..",
        "dev.rapport.telegram..");
  }

  private static void onlyIn(String what, List<String> library, String... modules) {
    noClasses()
        .that()
        .resideOutsideOfPackages(modules)
        .should()
        .dependOnClassesThat(resideInAnyPackage(library.toArray(String[]::new)))
        .as(what + " must only be used in " + String.join(" and ", modules))
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void theSimulatorTalksToTheRestOverHttpOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.rapport.simulator..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "dev.rapport.telegram..",
                "dev.rapport.inbox..",
                "dev.rapport.conversation..",
                "dev.rapport.llm..",
                "dev.rapport.storage..",
                "dev.rapport.ops.."))
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void theClockIsInjected() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .check(MAIN);
  }

  @Test
  void noFileIsLongerThanFourHundredLines() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<String> tooLong =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> lines(file) > 400)
              .map(Path::toString)
              .toList();

      assertThat(tooLong).isEmpty();
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void testsHaveNoMocksSleepsOrSkips() throws IOException {
    List<String> forbidden =
        List.of("org." + "mockito", "Thread." + "sleep(", "@Dis" + "abled", "Assum" + "ptions.");
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      List<String> wrong =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(
                  file -> forbidden.stream().filter(read(file)::contains).map(w -> file + " " + w))
              .toList();

      assertThat(wrong).isEmpty();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
