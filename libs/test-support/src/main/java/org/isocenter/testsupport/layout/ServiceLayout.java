package org.isocenter.testsupport.layout;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * The inner shape of every service: {@code rest → app ← db, messaging}. The package {@code config}
 * wires and may see all, so it is no layer.
 */
public final class ServiceLayout {

  private final String root;
  private final JavaClasses classes;

  private ServiceLayout(String root) {
    this.root = root;
    this.classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root);
  }

  /** Checks the service whose packages lie below {@code root}; fails with every violation named. */
  public static void check(String root) {
    var layout = new ServiceLayout(root);
    layout.layers();
    layout.technologies();
    layout.neighbours();
    layout.habits();
  }

  private void layers() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("rest")
        .definedBy(root + ".rest..")
        .layer("app")
        .definedBy(root + ".app..")
        .layer("db")
        .definedBy(root + ".db..")
        .layer("messaging")
        .definedBy(root + ".messaging..")
        .whereLayer("rest")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("db")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("messaging")
        .mayNotBeAccessedByAnyLayer()
        .check(classes);
  }

  private void technologies() {
    only("rest", "jakarta.ws.rs..");
    only("db", "java.sql..", "jakarta.persistence..", "io.agroal..");
    only("messaging", "org.apache.kafka..");
  }

  private void only(String layer, String... technology) {
    noClasses()
        .that()
        .resideOutsideOfPackages(root + "." + layer + "..", root + ".config..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(technology)
        .allowEmptyShould(true)
        .check(classes);
  }

  private void neighbours() {
    for (var service : new String[] {"ingest", "query", "retrieve", "worklist"}) {
      var neighbour = "org.isocenter." + service;
      if (!neighbour.equals(root)) {
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage(neighbour + "..")
            .check(classes);
      }
    }
    slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(classes);
  }

  private void habits() {
    noFields()
        .should()
        .beAnnotatedWith("jakarta.inject.Inject")
        .because("collaborators come through the constructor")
        .check(classes);
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Date")
        .check(classes);
    noClasses().should().accessField(System.class, "out").check(classes);
    noClasses().should().accessField(System.class, "err").check(classes);
  }
}
