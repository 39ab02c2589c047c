package org.isocenter.worklist.rest;

import static io.restassured.RestAssured.given;
import static org.isocenter.worklist.Workitems.JSON;
import static org.isocenter.worklist.Workitems.aWorkitem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What all transactions of the worklist have in common, PS3.18 chapter 8. */
@QuarkusTest
@QuarkusTestResource(
    value = EmbeddedParts.class,
    initArgs = @ResourceArg(name = EmbeddedParts.NO_OBJECTS, value = ""))
class MessagesIT {
  /** Each transaction with a payload, PS3.18 sections 8.5 and 8.6. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "POST, /workitems",
    "POST, /workitems/UID",
    "PUT, /workitems/UID/state",
    "POST, /workitems/UID/cancelrequest",
    "POST, /modality-scheduled-procedure-steps",
    "POST, /modality-performed-procedure-steps/1.2.3",
  })
  void payloadsAreReadOrRefusedAlikeEverywhere(String method, String path) {
    var target = "/dicom-web" + path.replace("UID", aWorkitem().create());

    given().contentType(JSON).body("{").request(method, target).then().statusCode(400);
    given().contentType("text/plain").body("x").request(method, target).then().statusCode(415);
    given()
        .contentType(JSON)
        .header("Content-Encoding", "br")
        .body("{}")
        .request(method, target)
        .then()
        .statusCode(415);
    given()
        .contentType(JSON)
        .body("{\"00741204\":{\"vr\":\"LO\",\"Value\":[\"" + "x".repeat(2 << 20) + "\"]}}")
        .request(method, target)
        .then()
        .statusCode(413);
  }

  @ParameterizedTest
  @CsvSource({
    "/workitems",
    "/workitems/UID",
    "/modality-scheduled-procedure-steps",
    "/modality-performed-procedure-steps/1.2.3",
  })
  void answersOfOtherMediaTypesAreRefused(String path) {
    given()
        .accept("image/png")
        .get("/dicom-web" + path.replace("UID", aWorkitem().create()))
        .then()
        .statusCode(406);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /workitems",
    "DELETE, /workitems/1.2.3",
    "GET, /workitems/1.2.3/state",
    "DELETE, /modality-performed-procedure-steps/1.2.3",
  })
  void otherMethodsAreRefused(String method, String path) {
    given().request(method, "/dicom-web" + path).then().statusCode(405);
  }
}
