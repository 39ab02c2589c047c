package org.isocenter.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Retrieve Capabilities, PS3.18 section 8.9. */
@QuarkusTest
class CapabilitiesTest {

  private static final String WADL = "application/vnd.sun.wadl+xml";

  @Test
  void theRootDescribesEveryResource() {
    given()
        .options("/dicom-web")
        .then()
        .statusCode(200)
        .contentType(WADL)
        .header("Allow", "OPTIONS")
        .body("application.resources.@base", endsWith("/dicom-web"))
        .body(
            "application.resources.resource.@path",
            hasItems("studies", "studies/{study}", "studies/{study}/series"))
        .body(
            "application.resources.resource.find { it.@path == 'studies' }.method.@name",
            hasItems("GET", "POST"));
  }

  @Test
  void aResourceDescribesItselfAndWhatIsBelow() {
    given()
        .options("/dicom-web/studies/1.2")
        .then()
        .statusCode(200)
        .header("Allow", "DELETE, GET, HEAD, OPTIONS, POST")
        .body("application.resources.resource.@path", hasItem("studies/{study}/series"))
        .body("application.resources.resource.@path", not(hasItem("studies")));
  }

  @Test
  void theSameIsToldAsOpenApi() {
    given()
        .accept("application/json")
        .options("/dicom-web/studies")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("paths.'/dicom-web/studies'.post", not(equalTo(null)));
    assertThat(given().options("/dicom-web/studies?accept=application/json").contentType())
        .startsWith("application/json");
  }

  @Test
  void whatIsNotThereOrCannotBeHadIsRefused() {
    given().options("/dicom-web/nothing").then().statusCode(404);
    given()
        .accept("image/png")
        .options("/dicom-web/studies")
        .then()
        .statusCode(406)
        .body("considered[0].range", equalTo("image/png"));
  }
}
