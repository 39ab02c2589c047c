package org.isocenter.worklist.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.isocenter.worklist.Workitems.JSON;
import static org.isocenter.worklist.Workitems.aWorkitem;
import static org.isocenter.worklist.Workitems.cancel;
import static org.isocenter.worklist.Workitems.get;
import static org.isocenter.worklist.Workitems.state;
import static org.isocenter.worklist.Workitems.update;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.isocenter.worklist.Workitems;
import org.isocenter.worklist.app.Uids;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PS3.18 sections 11.4 to 11.8 with PS3.4 annex CC, transaction by transaction. */
@QuarkusTest
@QuarkusTestResource(
    value = EmbeddedParts.class,
    initArgs = @ResourceArg(name = EmbeddedParts.NO_OBJECTS, value = ""))
class WorkitemsIT {
  private static final String MINE = "2.25.111";
  private static final String OTHER = "2.25.222";

  @Nested
  class Create {
    @Test
    void takesTheUidOfTheQuery() {
      var uid = Uids.random().value();

      post("?workitem=" + uid, aWorkitem().json())
          .statusCode(201)
          .header("Location", endsWith("/dicom-web/workitems/" + uid))
          .header("Warning", "299 isocenter \"The Workitem was created with modifications.\"");
    }

    @Test
    void takesABareUidOfTheQuery() {
      var uid = Uids.random().value();

      post("?" + uid, aWorkitem().json())
          .statusCode(201)
          .header("Location", endsWith("/workitems/" + uid));
    }

    @Test
    void takesTheUidOfTheDataSet() {
      var uid = Uids.random().value();

      post("", aWorkitem().with("00080018", "UI", "\"" + uid + "\"").json())
          .statusCode(201)
          .header("Location", endsWith("/workitems/" + uid));
      get("/workitems/" + uid).statusCode(200).body("[0].00080018.Value[0]", equalTo(uid));
    }

    @Test
    void assignsAUidWhenNoneIsGiven() {
      post("", aWorkitem().json())
          .statusCode(201)
          .header("Location", matchesPattern(".*/workitems/2\\.25\\.\\d+"));
    }

    @Test
    void takesAnArrayOfOne() {
      post("", "[" + aWorkitem().json() + "]").statusCode(201);
      post("", "[" + aWorkitem().json() + "," + aWorkitem().json() + "]").statusCode(400);
    }

    @Test
    void takesXml() {
      var xml =
          """
          <NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM">
          <DicomAttribute tag="00741200" vr="CS"><Value number="1">HIGH</Value></DicomAttribute>
          <DicomAttribute tag="00741204" vr="LO"><Value number="1">Read</Value></DicomAttribute>
          <DicomAttribute tag="00404005" vr="DT"><Value number="1">20260105</Value></DicomAttribute>
          <DicomAttribute tag="00404041" vr="CS"><Value number="1">READY</Value></DicomAttribute>
          </NativeDicomModel>
          """;
      var location =
          given()
              .contentType("application/dicom+xml")
              .body(xml)
              .post("/dicom-web/workitems")
              .then()
              .statusCode(201)
              .extract()
              .header("Location");

      given()
          .accept("application/dicom+xml")
          .get(location)
          .then()
          .statusCode(200)
          .contentType("application/dicom+xml")
          .body(containsString("<Value number=\"1\">HIGH</Value>"));
    }

    @Test
    void takesGzipAndNoOtherCoding() throws IOException {
      encoded("gzip", gzip(aWorkitem().json().getBytes(UTF_8))).statusCode(201);
      encoded("gzip", gzip(new byte[4 << 20])).statusCode(413);
      encoded("gzip", aWorkitem().json().getBytes(UTF_8)).statusCode(400);
      encoded("br", aWorkitem().json().getBytes(UTF_8)).statusCode(415);
    }

    private static ValidatableResponse encoded(String coding, byte[] body) {
      return given()
          .contentType(JSON)
          .header("Content-Encoding", coding)
          .body(body)
          .post("/dicom-web/workitems")
          .then();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
      var bytes = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(bytes)) {
        gzip.write(plain);
      }
      return bytes.toByteArray();
    }

    @Test
    void refusesAUidThatIsTaken() {
      var uid = aWorkitem().create();

      post("?workitem=" + uid, aWorkitem().json())
          .statusCode(409)
          .body("type", equalTo("/problems/conflict"));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(
        quoteCharacter = '`',
        delimiter = '|',
        value = {
          // PS3.4 table CC.2.5-3, type 1
          "00741200 | CS | ``           | ScheduledProcedureStepPriority",
          "00741204 | LO | ``           | ProcedureStepLabel",
          "00404005 | DT | ``           | ScheduledProcedureStepStartDateTime",
          "00404041 | CS | ``           | InputReadinessState",
          // enumerated values
          "00741200 | CS | \"URGENT\"   | HIGH or LOW or MEDIUM",
          "00404041 | CS | \"MAYBE\"    | READY",
          // only SCHEDULED is created
          "00741000 | CS | \"COMPLETED\"| SCHEDULED",
          // shall be empty
          "00081195 | UI | \"1.2.3\"    | TransactionUID",
          "00741002 | SQ | {}           | ProcedureStepProgressInformationSequence",
          "00741216 | SQ | {}           | UnifiedProcedureStepPerformedProcedureSequence",
          // items
          "00404018 | SQ | {}           | CodeMeaning",
          "0040A370 | SQ | {}           | StudyInstanceUID",
          "00404034 | SQ | {}           | HumanPerformerName",
          "00741224 | SQ | {}           | ReferencedSOPInstanceUID",
          // conditions of types 1C and RC
          "00380014 | SQ | {}           | An issuer must have",
          "00100024 | SQ | {\"00400032\":{\"vr\":\"UT\",\"Value\":[\"1.2\"]}} |"
              + " UniversalEntityIDType",
          "00741210 | SQ | {}           | ConceptNameCodeSequence",
          "00741210 | SQ | {\"0040A040\":{\"vr\":\"CS\",\"Value\":[\"TEXT\"]}} | TextValue",
          "00741210 | SQ | {\"0040A040\":{\"vr\":\"CS\",\"Value\":[\"NUMERIC\"]}} |"
              + " MeasurementUnits",
          "00080016 | UI | \"1.2.3\"    | UPS Push",
          "00080018 | UI | \"1.2.x\"    | UID",
        })
    void refusesWhatTheTableForbids(String tag, String vr, String value, String named) {
      post("", aWorkitem().with(tag, vr, value).json())
          .statusCode(400)
          .contentType("application/problem+json")
          .body("detail", containsString(named));
    }

    @Test
    void addsAttributesOfTypeTwoAndTheLabelOfThisInstallation() {
      var uid = aWorkitem().create();

      get("/workitems/" + uid)
          .body("[0].00100010.vr", equalTo("PN"))
          .body("[0].00100010.Value", nullValue())
          .body("[0].00404018.vr", equalTo("SQ"))
          .body("[0].00741202.Value[0]", equalTo("DEFAULT"))
          .body("[0].00404010.Value[0]", matchesPattern("\\d{14}\\.\\d{6}\\+0000"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"?workitem=1.2.x, 400", "?workitem=, 400"})
    void refusesAQueryThatIsNoUid(String query, int status) {
      post(query, aWorkitem().json()).statusCode(status);
    }

    @Test
    void refusesHostileBodies() {
      post("", "").statusCode(400);
      post("", "{").statusCode(400);
      post("", "{\"00741200\":{\"vr\":\"CS\",\"Value\":[\"HI\\u0000GH\"]}}").statusCode(400);
      var deep =
          IntStream.range(0, 50)
              .mapToObj(_ -> "{\"00404018\":{\"vr\":\"SQ\",\"Value\":[")
              .collect(Collectors.joining());
      post("", deep).statusCode(400);
      post("", "{\"00741204\":{\"vr\":\"LO\",\"Value\":[\"" + "x".repeat(2 << 20) + "\"]}}")
          .statusCode(413);
      given()
          .contentType("text/plain")
          .body("x")
          .post("/dicom-web/workitems")
          .then()
          .statusCode(415);
    }

    @Test
    void keepsLongIdentifiersFromBreakingItsIndexes() {
      aWorkitem()
          .with("00100020", "LO", "\"" + "x".repeat(20_000) + "\"")
          .with("00741202", "LO", "\"" + "y".repeat(20_000) + "\"")
          .create();
    }

    private ValidatableResponse post(String query, String body) {
      return given().contentType(JSON).body(body).post("/dicom-web/workitems" + query).then();
    }
  }

  @Nested
  class Retrieve {
    @Test
    void neverTellsTheTransactionUid() {
      var uid = Workitems.in("IN PROGRESS", MINE);

      var body = get("/workitems/" + uid).statusCode(200).body("", hasSize(1)).extract().asString();

      assertThat(body).contains("IN PROGRESS").doesNotContain("00081195").doesNotContain(MINE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
      "application/dicom+json, 200",
      "application/json, 200",
      "application/dicom+xml, 200",
      "*/*, 200",
      "multipart/related; type=\"application/dicom+xml\", 200",
      "image/png, 406",
    })
    void answersInTheTypeThatIsAccepted(String accept, int status) {
      var uid = aWorkitem().create();

      given().accept(accept).get("/dicom-web/workitems/" + uid).then().statusCode(status);
    }

    @Test
    void answers404AndRefusesWhatIsNoUid() {
      get("/workitems/1.2.3.404").statusCode(404).body("type", equalTo("/problems/not-found"));
      get("/workitems/x").statusCode(400);
    }
  }

  @Nested
  class ChangeState {
    @ParameterizedTest(name = "{0} to {1} with {2} Transaction UID: {3} {4}")
    @CsvSource(
        nullValues = "-",
        value = {
          // PS3.4 table CC.1.1-2, row by row
          "SCHEDULED,   IN PROGRESS, right,   200, -",
          "SCHEDULED,   IN PROGRESS, missing, 400, missing",
          "SCHEDULED,   COMPLETED,   right,   409, inconsistent",
          "SCHEDULED,   CANCELED,    right,   409, inconsistent",
          "SCHEDULED,   SCHEDULED,   right,   400, inconsistent",
          "IN PROGRESS, IN PROGRESS, right,   409, inconsistent",
          "IN PROGRESS, IN PROGRESS, wrong,   400, incorrect",
          "IN PROGRESS, COMPLETED,   missing, 400, missing",
          "IN PROGRESS, COMPLETED,   wrong,   400, incorrect",
          "IN PROGRESS, COMPLETED,   right,   409, inconsistent",
          "IN PROGRESS, CANCELED,    right,   409, inconsistent",
          "IN PROGRESS, CANCELED,    wrong,   400, incorrect",
          "IN PROGRESS, SCHEDULED,   right,   400, inconsistent",
          "COMPLETED,   COMPLETED,   right,   200, already in the requested state of COMPLETED",
          "COMPLETED,   COMPLETED,   wrong,   400, incorrect",
          "COMPLETED,   CANCELED,    right,   409, inconsistent",
          "COMPLETED,   IN PROGRESS, right,   409, inconsistent",
          "CANCELED,    CANCELED,    right,   200, already in the requested state of CANCELED",
          "CANCELED,    CANCELED,    missing, 400, missing",
          "CANCELED,    COMPLETED,   right,   409, inconsistent",
          "CANCELED,    IN PROGRESS, right,   409, inconsistent",
          "IN PROGRESS, DONE,        right,   400, inconsistent",
        })
    void followsTheTable(String from, String to, String uid, int status, String warning) {
      var workitem = Workitems.in(from, MINE);
      var transaction =
          switch (uid) {
            case "right" -> MINE;
            case "wrong" -> OTHER;
            default -> "";
          };

      var answer = state(workitem, to, transaction).statusCode(status);

      answer.header("Warning", warning == null ? nullValue() : containsString(warning));
      var left = status == 200 ? to : from;
      get("/workitems/" + workitem).body("[0].00741000.Value[0]", equalTo(left));
    }

    @ParameterizedTest(name = "{0} without {1}: 409")
    @CsvSource({
      "COMPLETED, 00404028, PerformedStationNameCodeSequence",
      "COMPLETED, 00404050, PerformedProcedureStepStartDateTime",
      "COMPLETED, 00404051, PerformedProcedureStepEndDateTime",
      "COMPLETED, 00404019, PerformedWorkitemCodeSequence",
      "COMPLETED, 00404033, OutputInformationSequence",
      // of the output, PS3.3 table 10-3b
      "COMPLETED, 0040E020, TypeOfInstances",
      "COMPLETED, 0020000D, StudyInstanceUID",
      "COMPLETED, 0020000E, SeriesInstanceUID",
      "COMPLETED, 00081199, ReferencedSOPSequence",
      "COMPLETED, 00081150, ReferencedSOPClassUID",
      "COMPLETED, 00081155, ReferencedSOPInstanceUID",
      "CANCELED, 00404052, ProcedureStepCancellationDateTime",
      "CANCELED, 0074100E, ProcedureStepDiscontinuationReasonCodeSequence",
    })
    void finishesNothingThatLacksWhatItsFinalStateRequires(
        String target, String tag, String named) {
      var uid = Workitems.in("IN PROGRESS", MINE);
      var complete = target.equals("COMPLETED") ? Workitems.PERFORMED : Workitems.DISCONTINUED;
      update(uid, MINE, complete.replace("\"" + tag + "\"", "\"00100021\"")).statusCode(200);

      state(uid, target, MINE).statusCode(409).body("detail", containsString(named));
    }

    @Test
    void answers404ForAnUnknownWorkitem() {
      state("1.2.3.404", "IN PROGRESS", MINE).statusCode(404);
    }
  }

  @Nested
  class Update {
    @ParameterizedTest(name = "{0} with {1} Transaction UID: {2} {3}")
    @CsvSource(
        nullValues = "-",
        value = {
          "SCHEDULED,   missing, 200, -",
          "SCHEDULED,   right,   409, did not reference a claimed Workitem",
          "IN PROGRESS, right,   200, -",
          "IN PROGRESS, wrong,   400, incorrect",
          "IN PROGRESS, missing, 400, missing",
          "COMPLETED,   right,   400, inconsistent with the current state",
          "CANCELED,    right,   400, inconsistent with the current state",
        })
    void needsTheLock(String state, String uid, int status, String warning) {
      var workitem = Workitems.in(state, MINE);
      var transaction =
          switch (uid) {
            case "right" -> MINE;
            case "wrong" -> OTHER;
            default -> "";
          };

      update(workitem, transaction, aWorkitemLabelled("New"))
          .statusCode(status)
          .header("Warning", warning == null ? nullValue() : containsString(warning));

      get("/workitems/" + workitem)
          .body("[0].00741204.Value[0]", equalTo(status == 200 ? "New" : "Nodule detection"));
    }

    private static String aWorkitemLabelled(String label) {
      return "{\"00741204\":{\"vr\":\"LO\",\"Value\":[\"" + label + "\"]}}";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
      "00080016, UI", "00080018, UI", "00741000, CS", "00100010, PN", "00100020, LO",
      "00100030, DA", "00100040, CS", "00380010, LO", "0040A370, SQ", "00741224, SQ",
      "00741200, CS", "00741204, LO", "00404005, DT", "00404041, CS",
    })
    void refusesWhatMayNotBeUpdatedOrEmptied(String tag, String vr) {
      var uid = aWorkitem().create();

      update(uid, "", "{\"" + tag + "\":{\"vr\":\"" + vr + "\"}}").statusCode(400);
    }

    @Test
    void takesTheTransactionUidOfTheDataSetAndOfABareQuery() {
      var uid = Workitems.in("IN PROGRESS", MINE);

      update(uid, "", "{\"00081195\":{\"vr\":\"UI\",\"Value\":[\"" + MINE + "\"]}}")
          .statusCode(200);
      given()
          .contentType(JSON)
          .body(aWorkitemLabelled("Bare"))
          .post("/dicom-web/workitems/" + uid + "?" + MINE)
          .then()
          .statusCode(200);
      get("/workitems/" + uid).body("[0].00741204.Value[0]", equalTo("Bare"));
    }

    @Test
    void answers404ForAnUnknownWorkitem() {
      update("1.2.3.404", "", aWorkitemLabelled("x")).statusCode(404);
    }
  }

  @Nested
  class Cancel {
    @ParameterizedTest(name = "{0}: {1}, then {2}")
    @CsvSource(
        nullValues = "-",
        value = {
          "SCHEDULED,   202, CANCELED,    -",
          "IN PROGRESS, 202, IN PROGRESS, -",
          "COMPLETED,   409, COMPLETED,   inconsistent",
          "CANCELED,    202, CANCELED,    already in the requested state of CANCELED",
        })
    void dependsOnTheState(String state, int status, String then, String warning) {
      var uid = Workitems.in(state, MINE);

      cancel(uid)
          .statusCode(status)
          .header("Warning", warning == null ? nullValue() : containsString(warning));

      get("/workitems/" + uid).body("[0].00741000.Value[0]", equalTo(then));
    }

    @Test
    void meetsTheRequirementsOfTheFinalStateByItself() {
      var uid = aWorkitem().create();

      given()
          .contentType(JSON)
          .body(Examples.CANCELLATION)
          .post("/dicom-web/workitems/" + uid + "/cancelrequest?requester=RIS")
          .then()
          .statusCode(202);

      get("/workitems/" + uid)
          .body("[0].00741002.Value[0].00741238.Value[0]", equalTo("Wrong side"))
          .body("[0].00741002.Value[0].0074100E.Value[0].00080100.Value[0]", equalTo("110513"))
          .body("[0].00741002.Value[0].00404052.vr", equalTo("DT"));
    }

    @Test
    void answers404ForAnUnknownWorkitem() {
      cancel("1.2.3.404").statusCode(404);
    }
  }
}
