package org.isocenter.worklist.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.isocenter.worklist.Workitems.aWorkitem;
import static org.isocenter.worklist.Workitems.get;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.isocenter.worklist.Workitems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PS3.18 section 11.9 with the matching of PS3.4 section C.2.2.2. */
@QuarkusTest
@QuarkusTestResource(
    value = EmbeddedParts.class,
    initArgs = {
      @ResourceArg(name = EmbeddedParts.NO_OBJECTS, value = ""),
      @ResourceArg(name = "isocenter.worklist.limits.results", value = "4")
    })
class SearchIT {
  private static boolean stored;

  @BeforeEach
  void store() {
    if (stored) {
      return;
    }
    stored = true;
    worker("DOE-1", "Doe^Jane", "AI", "20260101080000", "CT");
    worker("DOE-2", "Doe^John", "AI", "20260102080000", "MR");
    worker("ROE-1", "Müller^Jürgen".replace("ü", "ue"), "READ", "20260103080000", "CT");
    mine().with("00100020", "LO", "\"NONE-1\"").with("00404005", "DT", "\"2027\"").create();
  }

  /** Other tests have workitems too. */
  private static Workitems mine() {
    return aWorkitem().with("00380010", "LO", "\"SEARCH\"");
  }

  private static void worker(
      String patient, String name, String label, String start, String station) {
    mine()
        .with("00100020", "LO", "\"" + patient + "\"")
        .with("00100010", "PN", "{\"Alphabetic\":\"" + name + "\"}")
        .with("00741202", "LO", "\"" + label + "\"")
        .with("00404005", "DT", "\"" + start + "\"")
        .with(
            "00404025",
            "SQ",
            ("{\"00080100\":{\"vr\":\"SH\",\"Value\":[\"%s\"]},\"00080102\":{\"vr\":\"SH\","
                    + "\"Value\":[\"99T\"]},\"00080104\":{\"vr\":\"LO\",\"Value\":[\"%s\"]}}")
                .formatted(station, station))
        .create();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "PatientID=DOE-1 | DOE-1",
        "00100020=DOE-1 | DOE-1",
        "PatientID=DOE-* | DOE-1 DOE-2",
        "PatientID=?OE-1 | DOE-1 ROE-1",
        "PatientName=doe^jane | DOE-1",
        "PatientName=Doe* | DOE-1 DOE-2",
        "PatientName=Do^Jane&fuzzymatching=true | DOE-1 DOE-2",
        "WorklistLabel=READ | ROE-1",
        "ProcedureStepState=SCHEDULED&PatientID=DOE-2 | DOE-2",
        "ProcedureStepState=COMPLETED | -",
        "ScheduledProcedureStepStartDateTime=20260102-20260103 | DOE-2 ROE-1",
        "ScheduledProcedureStepStartDateTime=20260103- | ROE-1 NONE-1",
        "ScheduledProcedureStepStartDateTime=-2026010109 | DOE-1",
        "ScheduledStationNameCodeSequence.CodeValue=CT | DOE-1 ROE-1",
        "00404025.00080100=CT&PatientID=R* | ROE-1",
        "ScheduledStationNameCodeSequence.CodeValue=C* | DOE-1 ROE-1",
        "PatientID=DOE-1,ROE-1&multiplevaluematching=true | DOE-1 ROE-1",
        "PatientName=\"\"&emptyvaluematching=true | NONE-1",
        "PatientID=*&WorklistLabel=AI | DOE-1 DOE-2",
        "limit=1&offset=1 | DOE-2",
        "PatientID=nobody | -",
      })
  void matches(String query, String expected) {
    var response =
        given()
            .urlEncodingEnabled(false)
            .accept("application/dicom+json")
            .get("/dicom-web/workitems?AdmissionID=SEARCH&" + encoded(query));

    if (expected == null) {
      assertThat(response.statusCode()).isEqualTo(204);
      return;
    }
    assertThat(response.statusCode()).isEqualTo(200);
    List<String> found = response.jsonPath().getList("collect { it.'00100020'.Value[0] }");
    assertThat(found).containsExactly(expected.split(" "));
  }

  private static String encoded(String query) {
    return query.replace("\"", "%22").replace("^", "%5E");
  }

  @Test
  void returnsWhatTheTableSaysAndWhatIsAskedFor() {
    get("/workitems?PatientID=DOE-1")
        .body("[0].00741200", notNullValue())
        .body("[0].00080018", notNullValue())
        .body("[0].00404008", nullValue())
        .body("[0].00081195", nullValue());
    get("/workitems?PatientID=DOE-1&includefield=00400400").body("[0].00400400", notNullValue());
    get("/workitems?PatientID=DOE-1&includefield=all").body("[0].00400400", notNullValue());
  }

  @Test
  void answersInXmlToo() {
    given()
        .accept("multipart/related; type=\"application/dicom+xml\"")
        .get("/dicom-web/workitems?PatientID=DOE-1")
        .then()
        .statusCode(200)
        .body(containsString("<NativeDicomModel"));
  }

  @Test
  void warnsOfWhatItIgnoresOrCutsOff() {
    get("/workitems?PatientID=DOE-1&Nonsense=1")
        .statusCode(200)
        .header("Warning", containsString("Nonsense"));
    get("/workitems?AdmissionID=SEARCH&limit=4")
        .body("", hasSize(4))
        .header("Warning", nullValue());
    aWorkitem().create();
    get("/workitems").body("", hasSize(4)).header("Warning", containsString("more results"));
    assertThat(get("/workitems?limit=100").extract().headers().getValues("Warning"))
        .anyMatch(warning -> warning.contains("reduced"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "limit=-1",
    "offset=x",
    "fuzzymatching=maybe",
    "ScheduledProcedureStepStartDateTime=tomorrow",
    "SOPInstanceUID=1.2.x",
    "PatientID=1&PatientID=2",
  })
  void refusesWhatIsWrong(String query) {
    get("/workitems?" + query).statusCode(400);
  }
}
