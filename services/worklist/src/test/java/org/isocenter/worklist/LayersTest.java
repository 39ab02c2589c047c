package org.isocenter.worklist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.isocenter.testsupport.layout.ServiceLayout;
import org.junit.jupiter.api.Test;

/** The house's layers: rest and the adapters see app, app sees none of them. */
class LayersTest {
  @Test
  void hasTheShapeOfEveryService() {
    ServiceLayout.check("org.isocenter.worklist");
  }

  @Test
  void useCasesKnowNoFramework() {
    var classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.isocenter.worklist");

    noClasses()
        .that()
        .resideInAPackage("..app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.quarkus..", "io.vertx..", "org.hibernate..", "jakarta.inject..")
        .check(classes);
  }
}
