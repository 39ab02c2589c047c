package org.isocenter.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayersTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.isocenter.query");

  @Test
  void pointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("rest")
        .definedBy("..rest..")
        .layer("db")
        .definedBy("..db..")
        .layer("messaging")
        .definedBy("..messaging..")
        .layer("app")
        .definedBy("..app..")
        .whereLayer("rest")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("db")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("messaging")
        .mayNotBeAccessedByAnyLayer()
        .check(CLASSES);
  }

  @Test
  void haveNoCycles() {
    slices().matching("org.isocenter.query.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void keepTechnologyAtTheEdges() {
    noClasses()
        .that()
        .resideInAPackage("..app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "javax.sql..", "jakarta.ws..", "io.quarkus..", "org.apache.kafka..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("..db..")
        .and()
        .resideOutsideOfPackage("..config..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .check(CLASSES);
  }
}
