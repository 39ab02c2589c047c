package org.isocenter.query;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.events.AppliedTracker;
import org.isocenter.events.EventPublisher;
import org.isocenter.events.InstanceDeleted;
import org.isocenter.events.InstanceEvent;
import org.isocenter.events.InstanceStored;
import org.isocenter.events.Topics;
import org.isocenter.query.app.TestInstance;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the event to the response, with everything that is real around the service. */
@QuarkusTest
@QuarkusTestResource(
    value = EmbeddedParts.class,
    initArgs = @ResourceArg(name = "isocenter.query.max-results", value = "2"))
class QueryServiceIT {

  private static final String JSON = "application/dicom+json";

  @Inject EventPublisher publisher;
  @Inject AppliedTracker tracker;

  // set by Quarkus, as the injected ones are
  @SuppressWarnings("NullAway")
  @TestHTTPResource("/dicom-web/studies")
  URI studies;

  @BeforeEach
  void storeThreeInstances() {
    publish(
        instance("1.2", "3.4", "5.6").with(Tags.INSTANCE_NUMBER, "1"),
        instance("1.2", "3.4", "5.7").with(Tags.INSTANCE_NUMBER, "2"),
        instance("1.3", "3.5", "5.8"),
        instance("1.4", "3.6", "5.9"));
  }

  private static TestInstance instance(String study, String series, String sop) {
    return TestInstance.of(study, series, sop)
        .with(Tags.PATIENT_ID, "P-" + study)
        .with(Tags.PATIENT_NAME, "Doe^Jane")
        .with(Tags.STUDY_DATE, "20240115")
        .with(Tags.MODALITY, "CT");
  }

  /** Returns when the service has said that it applied the events, as ingest waits for it. */
  private void publish(TestInstance... instances) {
    for (var instance : instances) {
      publish(stored(instance));
    }
  }

  private void publish(InstanceEvent... events) {
    for (var event : events) {
      var position = publisher.publish(Topics.INSTANCES, event).join();
      var missing =
          tracker.awaitApplied(
              Map.of(position.partition(), position.offset()),
              Set.of("query"),
              Duration.ofSeconds(60));
      assertThat(missing).isEmpty();
    }
  }

  private static InstanceStored stored(TestInstance instance) {
    return new InstanceStored(
        instance.version(),
        instance.study(),
        instance.series(),
        instance.sop(),
        instance.sopClass(),
        "1.2.840.10008.1.2.1",
        "instances/" + instance.sop(),
        1,
        new byte[32],
        Instant.EPOCH,
        instance.deflated().toBytes(),
        new byte[0],
        List.of());
  }

  @Test
  void findsWhatWasStored() {
    given()
        .accept(JSON)
        .queryParam("PatientID", "P-1.2")
        .get("/dicom-web/studies")
        .then()
        .statusCode(200)
        .contentType(startsWith(JSON))
        .body("$", hasSize(1))
        .body("[0].'0020000D'.Value[0]", equalTo("1.2"))
        .body("[0].'00081190'.Value[0]", equalTo(studies + "/1.2"))
        .body("[0].'00201206'.Value[0]", equalTo(1))
        .body("[0].'00201208'.Value[0]", equalTo(2))
        .body("[0].'00080061'.Value", equalTo(List.of("CT")));
  }

  @Test
  void findsSeriesAndInstancesBelowTheirParents() {
    given().get("/dicom-web/studies/1.2/series").then().statusCode(200).body("$", hasSize(1));
    given().get("/dicom-web/studies/1.2/instances").then().statusCode(200).body("$", hasSize(2));
    given()
        .get("/dicom-web/studies/1.2/series/3.4/instances?limit=1&offset=1")
        .then()
        .statusCode(200)
        .body("[0].'00081190'.Value[0]", equalTo(studies + "/1.2/series/3.4/instances/5.7"));
    given().get("/dicom-web/series?SeriesInstanceUID=3.5").then().body("$", hasSize(1));
    given().get("/dicom-web/instances?SOPInstanceUID=5.8").then().body("$", hasSize(1));
  }

  @Test
  void answers204WhenNothingMatches() {
    given().get("/dicom-web/studies?PatientID=nobody").then().statusCode(204);
    given().get("/dicom-web/studies/1.2/series?Modality=MR").then().statusCode(204);
  }

  @Test
  void saysWhatItIgnored() {
    given()
        .get("/dicom-web/studies?Nonsense=1&PatientID=P-1.2&")
        .then()
        .statusCode(200)
        .header("Warning", startsWith("299 isocenter \"The parameter Nonsense is ignored"));
  }

  @Test
  void saysWhenItsOwnLimitCutsTheResults() {
    assertThat(warningsOf("/dicom-web/studies?limit=50000"))
        .hasSize(2)
        .anyMatch(warning -> warning.contains("reduced to 2"))
        .anyMatch(warning -> warning.contains("more results"));
    assertThat(warningsOf("/dicom-web/studies"))
        .singleElement()
        .asString()
        .contains("more results");
    assertThat(warningsOf("/dicom-web/studies?limit=1")).isEmpty();
  }

  private static List<String> warningsOf(String url) {
    return given().get(url).then().statusCode(200).extract().headers().getValues("Warning");
  }

  @Test
  void refusesWithASentence() {
    given()
        .get("/dicom-web/studies?StudyDate=yesterday")
        .then()
        .statusCode(400)
        .contentType(startsWith("application/problem+json"))
        .body("detail", startsWith("StudyDate is not a date"));
    given().get("/dicom-web/studies/abc/series").then().statusCode(400);
    given().get("/dicom-web/studies?limit=-1").then().statusCode(400);
    given().accept("image/png").get("/dicom-web/studies").then().statusCode(406);
  }

  @Test
  void picksJsonOutOfAnyAcceptHeader() {
    given()
        .accept(JSON + ", multipart/related; type=application/octet-stream; transfer-syntax=*")
        .get("/dicom-web/studies/1.2/series")
        .then()
        .statusCode(200)
        .contentType(startsWith(JSON));
    given()
        .accept("application/dicom+json, application/json")
        .get("/dicom-web/studies")
        .then()
        .statusCode(200)
        .contentType(startsWith(JSON));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/related; type=\"application/dicom+xml\"",
        "multipart/related;type=application/dicom+xml",
        "application/dicom+xml"
      })
  void givesXmlInPartsToThoseWhoAskForIt(String accept) {
    var body =
        given()
            .accept(accept)
            .get("/dicom-web/studies?StudyInstanceUID=1.2,1.3")
            .then()
            .statusCode(200)
            .contentType(startsWith("multipart/related; type=\"application/dicom+xml\"; boundary="))
            .extract()
            .asString();

    assertThat(body.split("<NativeDicomModel", -1)).hasSize(3);
    assertThat(body)
        .contains("keyword=\"StudyInstanceUID\"", "Content-Type: application/dicom+xml");
    given().accept(accept).get("/dicom-web/studies?PatientID=nobody").then().statusCode(204);
  }

  @Test
  void readsListsOfUidsAsOhifWritesThem() {
    given()
        .urlEncodingEnabled(false)
        .get("/dicom-web/studies?StudyInstanceUID=1.2%5C1.3&includefield=00081030%2C00080060&")
        .then()
        .statusCode(200)
        .body("'0020000D'.Value.flatten()", containsInAnyOrder("1.2", "1.3"));
  }

  /** As clients send it that do not escape what they should. */
  private String raw(String target) throws IOException {
    try (var socket = new Socket(studies.getHost(), studies.getPort())) {
      var request = "GET " + target + " HTTP/1.1\r\nHost: pacs\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "StudyInstanceUID=1.2\\1.3",
        "PatientName=Doe^Jane",
        "PatientName=\"\"&emptyvaluematching=true&offset=|",
        "PatientName=Dœ*{}<>`",
      })
  void readsQueriesAsBrowsersAndShellsSendThem(String query) throws IOException {
    var answer = raw("/dicom-web/studies?" + query);

    assertThat(answer).startsWith("HTTP/1.1 ");
    if (query.contains("offset")) {
      assertThat(answer).contains("HTTP/1.1 400", "offset is not a whole number");
    } else if (query.contains("{")) {
      assertThat(answer).contains("HTTP/1.1 204");
    } else {
      assertThat(answer).contains("HTTP/1.1 200", "\"0020000D\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dicom-web/studies?PatientID=%ZZ", "/dicom-web/studies?PatientID=5%"})
  void refusesEscapesThatAreNone(String target) throws IOException {
    assertThat(raw(target)).startsWith("HTTP/1.1 400").contains("percent");
  }

  @Test
  void refusesAPathThatNoUidCanBe() throws IOException {
    assertThat(raw("/dicom-web/studies/1|2/series")).startsWith("HTTP/1.1 400").contains("UID");
  }

  @Test
  void answersHeadWithoutABody() throws IOException {
    given()
        .head("/dicom-web/studies?PatientID=P-1.2")
        .then()
        .statusCode(200)
        .contentType(startsWith(JSON))
        .body(equalTo(""));
  }

  @Test
  void forgetsWhatWasDeletedAndFindsItWhenItIsStoredAgain() {
    var soon = Instant.now().plusSeconds(3600);
    publish(instance("1.8", "8.1", "8.1.1"), instance("1.8", "8.2", "8.2.1"));

    publish(new InstanceDeleted(2, "1.8", "8.1", "8.1.1", Instant.now(), soon));
    given()
        .get("/dicom-web/studies?StudyInstanceUID=1.8")
        .then()
        .body("[0].'00201206'.Value[0]", equalTo(1))
        .body("[0].'00201208'.Value[0]", equalTo(1));

    publish(new InstanceDeleted(2, "1.8", "8.2", "8.2.1", Instant.now(), soon));
    given().get("/dicom-web/studies?StudyInstanceUID=1.8").then().statusCode(204);
    given().get("/dicom-web/instances?StudyInstanceUID=1.8").then().statusCode(204);

    publish(instance("1.8", "8.2", "8.2.1").withVersion(3));
    given().get("/dicom-web/studies?StudyInstanceUID=1.8").then().statusCode(200);
    publish(new InstanceDeleted(4, "1.8", "8.2", "8.2.1", Instant.now(), soon));
  }

  @Test
  void returnsWhatTheIndexDoesNotHaveFromTheStoredDataSet() {
    publish(
        instance("1.9", "9.1", "9.1.1")
            .with(Tags.KVP, "120")
            .withJson(0x00091001, "{\"vr\":\"UN\",\"InlineBinary\":\"AAAA\"}")
            .withJson(0x00090010, "{\"vr\":\"LO\",\"Value\":[\"ISOCENTER\"]}")
            .withJson(0x00091002, "{\"vr\":\"LO\",\"Value\":[\"private\"]}")
            .withJson(0x7FE00010, "{\"vr\":\"OW\",\"BulkDataURI\":\"/studies/x\"}"));
    for (var resource :
        List.of("studies?StudyInstanceUID=1.9&", "studies/1.9/series?", "studies/1.9/instances?")) {
      given()
          .get(
              "/dicom-web/"
                  + resource
                  + "includefield=KVP&includefield=00091002,00091001,PixelData")
          .then()
          .statusCode(200)
          .body("[0].'00180060'.Value[0]", equalTo(120))
          .body("[0].'00091002'.Value[0]", equalTo("private"))
          .body("[0].'00090010'.Value[0]", equalTo("ISOCENTER"))
          .body("[0].'00091001'", nullValue())
          .body("[0].'7FE00010'", nullValue());
    }
    given()
        .get("/dicom-web/studies/1.9/instances?includefield=all")
        .then()
        .body("[0].'00180060'.Value[0]", equalTo(120))
        .body("[0].'00100020'.Value[0]", equalTo("P-1.9"))
        .body("[0].'7FE00010'", nullValue());
    var soon = Instant.now().plusSeconds(3600);
    publish(new InstanceDeleted(2, "1.9", "9.1", "9.1.1", Instant.now(), soon));
  }
}
