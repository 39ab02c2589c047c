package org.isocenter.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The house's layers: rest and the adapters see app, app sees none of them. */
class LayersTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.isocenter.ingest");

  @Test
  void arrowsPointToTheUseCases() {
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
        .check(classes);
  }

  @Test
  void useCasesKnowNoFramework() {
    noClasses()
        .that()
        .resideInAPackage("..app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.ws.rs..",
            "jakarta.persistence..",
            "java.sql..",
            "io.quarkus..",
            "io.vertx..",
            "org.hibernate..",
            "org.apache.kafka..")
        .check(classes);
  }

  @Test
  void onlyTheDatabaseLayerSpeaksSql() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..db..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "jakarta.persistence..", "org.hibernate..")
        .check(classes);
  }

  @Test
  void noServiceKnowsAnother() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.isocenter.query..", "org.isocenter.retrieve..", "org.isocenter.worklist..")
        .check(classes);
  }

  @Test
  void nothingIsInjectedIntoFields() {
    noFields().should().beAnnotatedWith(Inject.class).allowEmptyShould(true).check(classes);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.isocenter.ingest.(*)..").should().beFreeOfCycles().check(classes);
  }
}
