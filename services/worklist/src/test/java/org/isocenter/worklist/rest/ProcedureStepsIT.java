package org.isocenter.worklist.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.isocenter.worklist.Workitems.JSON;
import static org.isocenter.worklist.Workitems.get;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.isocenter.worklist.app.Uids;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PS3.18 chapters 14 and 15, and orders that enter by REST and FHIR. */
@QuarkusTest
@QuarkusTestResource(
    value = EmbeddedParts.class,
    initArgs = @ResourceArg(name = EmbeddedParts.NO_OBJECTS, value = ""))
class ProcedureStepsIT {
  private static final String STEPS = "/modality-scheduled-procedure-steps";
  private static final String PERFORMED = "/modality-performed-procedure-steps/";
  private static final String END =
      "\"00400250\":{\"vr\":\"DA\",\"Value\":[\"20260105\"]},"
          + "\"00400251\":{\"vr\":\"TM\",\"Value\":[\"0900\"]}";
  private static final String SERIES =
      "\"00400340\":{\"vr\":\"SQ\",\"Value\":[{\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]},"
          + "\"00181030\":{\"vr\":\"LO\",\"Value\":[\"Chest\"]}}]}";

  private final String accession = UUID.randomUUID().toString().substring(0, 16);

  private String schedule(String order) {
    var location =
        post(STEPS, order.replace("A-1", accession)).statusCode(201).extract().header("Location");
    return location.substring(location.indexOf(STEPS));
  }

  private static ValidatableResponse post(String path, String body) {
    return given().contentType(JSON).body(body).post("/dicom-web" + path).then();
  }

  private String search(String more) {
    return STEPS + "?AccessionNumber=" + accession + more;
  }

  /** Study and id of a step, as its performer refers to it. */
  private String begun(String step) {
    var json = get(step).statusCode(200).extract().jsonPath();
    return Examples.PERFORMED_STEP
        .replace("2.25.1", json.getString("[0].'0020000D'.Value[0]"))
        .replace("STEP-1", json.getString("[0].'00400100'.Value[0].'00400009'.Value[0]"));
  }

  @Nested
  class Orders {
    @Test
    void areScheduledWithIdsOfTheirOwn() {
      var step = schedule(Examples.ORDER);

      get(step)
          .statusCode(200)
          .body("[0].00400100.Value[0].00400020.Value[0]", equalTo("SCHEDULED"))
          .body("[0].00400100.Value[0].00400009.Value", hasSize(1))
          .body("[0].00401001.Value", hasSize(1))
          .body("[0].0020000D.Value", hasSize(1));
    }

    @ParameterizedTest(name = "without {0}")
    @ValueSource(
        strings = {
          "00100010",
          "00100020",
          "00400100",
          "00080060",
          "00400001",
          "00400002",
          "00400003"
        })
    void mustHaveWhatAModalityNeeds(String tag) {
      post(STEPS, Examples.ORDER.replace("\"" + tag + "\"", "\"00100021\"")).statusCode(400);
    }

    @Test
    void areReplacedAndCanceledUntilTheyBegin() {
      var step = schedule(Examples.ORDER);
      given()
          .contentType(JSON)
          .body(Examples.ORDER.replace("A-1", accession).replace("CT1", "CT2"))
          .put("/dicom-web" + step)
          .then()
          .statusCode(200);
      get(search("")).body("[0].00400100.Value[0].00400001.Value[0]", equalTo("CT2"));

      given().delete("/dicom-web" + step).then().statusCode(204);

      get(search("")).statusCode(204);
      get(search("&ScheduledProcedureStepSequence.ScheduledProcedureStepStatus=CANCELED"))
          .statusCode(200);
      given().delete("/dicom-web" + step).then().statusCode(409);
      given().delete("/dicom-web" + STEPS + "/nobody").then().statusCode(404);
      get(STEPS + "/nobody").statusCode(404);
    }

    @Test
    void whatCannotBeReplacedIsTold() {
      var step = schedule(Examples.ORDER);
      var order = Examples.ORDER.replace("A-1", accession);

      put(step, order.replace("\"00100010\"", "\"00100021\"")).statusCode(400);
      put(STEPS + "/nobody", order).statusCode(404);
      given().delete("/dicom-web" + step).then().statusCode(204);
      put(step, order).statusCode(409);
    }

    private ValidatableResponse put(String path, String body) {
      return given().contentType(JSON).body(body).put("/dicom-web" + path).then();
    }

    @Test
    void cannotTakeAStepThatTheStudyHas() {
      var step = get(schedule(Examples.ORDER)).extract().asString();

      post(STEPS, step).statusCode(409);
    }

    @Test
    void becomeWorkitemsOnRequest() {
      var step = schedule(Examples.ORDER);
      var uid = Uids.random().value();

      post(step + "/workitem?workitem=" + uid, "").statusCode(201);

      get("/workitems/" + uid)
          .statusCode(200)
          .body("[0].00741204.Value[0]", equalTo("CT of the chest"))
          .body("[0].00404005.Value[0]", equalTo("20260105083000"))
          .body("[0].00404025.Value[0].00080100.Value[0]", equalTo("CT1"))
          .body("[0].0040A370.Value[0].00080050.Value[0]", equalTo(accession))
          .body("[0].00100020.Value[0]", equalTo("P-1"));
      post(step + "/workitem?workitem=" + uid, "").statusCode(409);
      post(STEPS + "/nobody/workitem", "").statusCode(404);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "&ScheduledProcedureStepSequence.Modality=CT | 200",
        "&00400100.00080060=MR | 204",
        "&ScheduledProcedureStepSequence.ScheduledStationAETitle=CT1 | 200",
        "&ScheduledProcedureStepSequence.ScheduledProcedureStepStartDate=20260105 | 200",
        "&ScheduledProcedureStepSequence.ScheduledProcedureStepStartDate=20260106- | 204",
        "&ScheduledProcedureStepSequence.ScheduledProcedureStepStartTime=0800-0900 | 200",
        "&PatientName=doe* | 200",
        "&PatientID=P-1 | 200",
        "&PatientID=P-2 | 204",
        "&limit=x | 400",
      })
  void theModalityWorklistIsSearched(String query, int status) {
    schedule(Examples.ORDER);

    get(search(query)).statusCode(status);
  }

  @Nested
  class Performed {
    @Test
    void stepsStartAndEndWhatWasScheduled() {
      var step = schedule(Examples.ORDER);
      var uid = Uids.random().value();
      post(PERFORMED + uid, begun(step)).statusCode(201);
      get(step).body("[0].00400100.Value[0].00400020.Value[0]", equalTo("STARTED"));
      given().delete("/dicom-web" + step).then().statusCode(409);

      post(PERFORMED + uid + "?update", "{" + END + "," + SERIES + "," + status("COMPLETED") + "}")
          .statusCode(200);

      get(step).body("[0].00400100.Value[0].00400020.Value[0]", equalTo("COMPLETED"));
      get(search("")).statusCode(204);
      get(PERFORMED + uid)
          .statusCode(200)
          .body("[0].00400252.Value[0]", equalTo("COMPLETED"))
          .body("[0].00080018.Value[0]", equalTo(uid))
          .body("[0].00400340.Value", hasSize(1));
    }

    private String status(String status) {
      return "\"00400252\":{\"vr\":\"CS\",\"Value\":[\"" + status + "\"]}";
    }

    @Test
    void stepsMayBeDiscontinued() {
      var step = schedule(Examples.ORDER);
      var uid = Uids.random().value();
      post(PERFORMED + uid, begun(step)).statusCode(201);

      post(PERFORMED + uid + "?update", "{" + END + "," + status("DISCONTINUED") + "}")
          .statusCode(200);

      get(step).body("[0].00400100.Value[0].00400020.Value[0]", equalTo("DISCONTINUED"));
    }

    @ParameterizedTest(name = "without {0}: 400")
    @ValueSource(
        strings = {
          "00400270",
          "0020000D",
          "00400253",
          "00400241",
          "00400244",
          "00400245",
          "00400252",
          "00080060"
        })
    void mustHaveWhatTheTableRequires(String tag) {
      post(
              PERFORMED + Uids.random().value(),
              Examples.PERFORMED_STEP.replace("\"" + tag + "\"", "\"00100021\""))
          .statusCode(400);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
        quoteCharacter = '`',
        delimiter = '|',
        value = {
          "{\"00400254\":{\"vr\":\"LO\",\"Value\":[\"Chest\"]}} | 200",
          "{\"00100010\":{\"vr\":\"PN\"}} | 409",
          "{\"00400253\":{\"vr\":\"SH\",\"Value\":[\"2\"]}} | 409",
          "{\"00400252\":{\"vr\":\"CS\",\"Value\":[\"COMPLETED\"]}} | 409",
          "{\"00400252\":{\"vr\":\"CS\",\"Value\":[\"DISCONTINUED\"]}} | 409",
          "{\"00400252\":{\"vr\":\"CS\",\"Value\":[\"DONE\"]}} | 400",
          "{ | 400",
        })
    void updatesFollowTheTable(String changes, int status) {
      var uid = Uids.random().value();
      post(PERFORMED + uid, Examples.PERFORMED_STEP).statusCode(201);

      post(PERFORMED + uid + "?update", changes).statusCode(status);
    }

    @Test
    void stepsChangeNoMoreOnceTheyAreOver() {
      var uid = Uids.random().value();
      post(PERFORMED + uid, Examples.PERFORMED_STEP).statusCode(201);
      post(PERFORMED + uid + "?update", "{" + END + "," + status("DISCONTINUED") + "}")
          .statusCode(200);

      post(PERFORMED + uid + "?update", "{" + END + "}").statusCode(409);
    }

    @Test
    void unknownAndTakenUidsAreTold() {
      var uid = Uids.random().value();
      post(PERFORMED + uid, Examples.PERFORMED_STEP).statusCode(201);

      post(PERFORMED + uid, Examples.PERFORMED_STEP).statusCode(409);
      post(PERFORMED + "1.2.404?update", "{" + END + "}").statusCode(404);
      get(PERFORMED + "1.2.404").statusCode(404);
      get(PERFORMED + "1.2.x").statusCode(400);
      post(PERFORMED + "1.2.x", Examples.PERFORMED_STEP).statusCode(400);
      post(
              PERFORMED + Uids.random().value(),
              Examples.PERFORMED_STEP.replace("IN PROGRESS", "COMPLETED"))
          .statusCode(400);
    }
  }

  @Nested
  class Fhir {
    private String resource(String name) throws IOException {
      try (var in = ProcedureStepsIT.class.getResourceAsStream("/fhir/" + name)) {
        return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
            .replace("ACC-0815", accession);
      }
    }

    private ValidatableResponse order(String body) {
      return given()
          .contentType("application/fhir+json")
          .body(body)
          .post("/dicom-web/fhir/ServiceRequest")
          .then();
    }

    @Test
    void theExampleOfTheDescriptionIsTaken() {
      order(Examples.SERVICE_REQUEST.replace("A-1", accession)).statusCode(201);

      get(search("")).statusCode(200);
    }

    @Test
    void requestsBecomeScheduledSteps() throws IOException {
      order(resource("service-request.json"))
          .statusCode(201)
          .header("Location", containsString(STEPS));

      get(search("&includefield=all"))
          .statusCode(200)
          .body("[0].00100010.Value[0].Alphabetic", equalTo("Doe^Jane^Anna^Dr."))
          .body("[0].00100020.Value[0]", equalTo("PID-4711"))
          .body("[0].00100021.Value[0]", equalTo("General Hospital"))
          .body("[0].00100030.Value[0]", equalTo("19800229"))
          .body("[0].00100040.Value[0]", equalTo("F"))
          .body("[0].00402016.Value[0]", equalTo("PLACER-1"))
          .body("[0].00402017.Value[0]", equalTo("FILLER-1"))
          .body("[0].0020000D.Value[0]", equalTo("2.25.4711"))
          .body("[0].00321064.Value[0].00080100.Value[0]", equalTo("169069000"))
          .body("[0].00321064.Value[0].00080102.Value[0]", equalTo("SCT"))
          .body("[0].00321060.Value[0]", equalTo("CT of the chest"))
          .body("[0].00401003.Value[0]", equalTo("HIGH"))
          .body("[0].00321032.Value[0].Alphabetic", equalTo("Dr. Roe"))
          .body("[0].00401002.Value[0]", equalTo("Cough for six weeks"))
          .body("[0].00401400.Value[0]", equalTo("Allergic to iodine"))
          .body("[0].00400100.Value[0].00080060.Value[0]", equalTo("CT"))
          .body("[0].00400100.Value[0].00400001.Value[0]", equalTo("CT1"))
          .body("[0].00400100.Value[0].00400002.Value[0]", equalTo("20260105"))
          .body("[0].00400100.Value[0].00400003.Value[0]", equalTo("083000"));
    }

    @Test
    void aRequestMayBeShort() throws IOException {
      order(resource("service-request-minimal.json")).statusCode(201);

      get(search("&includefield=all"))
          .body("[0].00100010.Value[0].Alphabetic", equalTo("Jane Doe"))
          .body("[0].00400100.Value[0].00080060.Value[0]", equalTo("OT"))
          .body("[0].00400100.Value[0].00400001.Value[0]", equalTo("ISOCENTER"))
          .body("[0].00400100.Value[0].00400003.Value[0]", equalTo("000000"))
          .body("[0].00321064", nullValue());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "\"ServiceRequest\", \"Patient\"",
      "\"active\", \"revoked\"",
      "PID-4711, ''",
      "2026-01-05, someday",
      "2.25.4711, 2.25.x",
    })
    void whatIsNoOrderIsRefused(String what, String by) throws IOException {
      order(resource("service-request.json").replace(what, by)).statusCode(400);
    }

    @Test
    void whatIsNoJsonIsRefused() {
      order("{").statusCode(400);
      order("").statusCode(400);
      order("[".repeat(1000)).statusCode(400);
    }
  }
}
