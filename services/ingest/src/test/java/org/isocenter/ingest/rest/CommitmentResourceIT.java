package org.isocenter.ingest.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.isocenter.ingest.rest.StowRequests.STUDIES;
import static org.isocenter.ingest.rest.StowRequests.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.ingest.app.Ledger;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PS3.18 chapter 13: status codes and payloads. */
@QuarkusTest
@WithTestResource(
    value = EmbeddedParts.class,
    initArgs = {
      @ResourceArg(name = "isocenter.ingest.commitment.at-once", value = "4"),
      @ResourceArg(name = "isocenter.ingest.commitment.instances", value = "20"),
      @ResourceArg(name = "isocenter.ingest.commitment.body", value = "64K")
    })
class CommitmentResourceIT {
  private static final String REQUESTS = "/dicom-web/commitment-requests/";
  private static final String JSON = "application/dicom+json";
  private static final String XML = "application/dicom+xml";

  @Inject Ledger ledger;
  @Inject ObjectStore objects;
  @Inject MeterRegistry metrics;

  private final String transaction = SampleInstance.freshUid();
  private final SampleInstance first = SampleInstance.ofFreshStudy();
  private final SampleInstance second = first.withSopInstanceUid(first.studyInstanceUid() + ".1.2");

  @BeforeEach
  void storeBoth() {
    store(first.bytes(), second.bytes()).statusCode(200);
  }

  @Test
  void answers200WithWhatIsCommittedAndWhatIsNot() {
    request(instances(first.sopInstanceUid(), second.sopInstanceUid(), "1.2.404"))
        .statusCode(200)
        .contentType(JSON)
        .body("'00081199'.Value", hasSize(2))
        .body(
            "'00081199'.Value.'00081155'.Value.flatten()",
            hasItems(first.sopInstanceUid(), second.sopInstanceUid()))
        .body("'00081198'.Value", hasSize(1))
        .body("'00081198'.Value[0].'00081150'.Value[0]", equalTo(SampleInstance.CT))
        .body("'00081198'.Value[0].'00081155'.Value[0]", equalTo("1.2.404"))
        .body("'00081198'.Value[0].'00081197'.Value[0]", equalTo(0x0112))
        .body("'00081198'.Value[0].'00000902'.Value[0]", containsString("no such instance"))
        .body("'00081110'", nullValue())
        .body("'0008119B'", nullValue());
  }

  @Test
  void answersAResultCheckWithTheSameResult() {
    var answer = request(instances(first.sopInstanceUid(), "1.2.404")).statusCode(200);

    var again = check().statusCode(200).contentType(JSON);

    assertThat(again.extract().asString()).isEqualTo(answer.extract().asString());
  }

  @Test
  void groupsWhatBelongsToAStudy() {
    var body =
        "{\"00081110\":{\"vr\":\"SQ\",\"Value\":[%s,%s]}}"
            .formatted(study(first.studyInstanceUid()), study("1.2.404"));
    String ofClass = "'00081110'.Value[0].'00081115'.Value[0].'00081112'.Value[0]";

    request(body)
        .statusCode(200)
        .body("'00081199'", nullValue())
        .body("'00081110'.Value", hasSize(1))
        .body("'00081110'.Value[0].'0020000D'.Value[0]", equalTo(first.studyInstanceUid()))
        .body(
            "'00081110'.Value[0].'00081115'.Value[0].'0020000E'.Value[0]",
            equalTo(first.seriesInstanceUid()))
        .body(ofClass + ".'00081150'.Value[0]", equalTo(SampleInstance.CT))
        .body(
            ofClass + ".'0008114A'.Value.'00081155'.Value.flatten()",
            hasItems(first.sopInstanceUid(), second.sopInstanceUid()))
        .body("'0008119B'.Value[0].'0020000D'.Value[0]", equalTo("1.2.404"))
        .body("'0008119B'.Value[0].'00081197'.Value[0]", equalTo(0x0112));
  }

  @Test
  void takesInstancesThatAreNamedBelowTheirStudy() {
    var body =
        """
        {"00081110":{"vr":"SQ","Value":[{"0020000D":{"vr":"UI","Value":["%s"]},
        "00081115":{"vr":"SQ","Value":[{"0020000E":{"vr":"UI","Value":["%s"]},
        "00081112":{"vr":"SQ","Value":[{"00081150":{"vr":"UI","Value":["1.2.840.10008.5.1.4.1.1.4"]},
        "0008114A":{"vr":"SQ","Value":[{"00081155":{"vr":"UI","Value":["%s"]}}]}}]}}]}}]}}
        """
            .formatted(first.studyInstanceUid(), first.seriesInstanceUid(), first.sopInstanceUid());

    request(body)
        .statusCode(200)
        .body("'00081110'", nullValue())
        .body(
            "'0008119B'.Value[0].'00081115'.Value[0].'00081112'.Value[0].'0008114A'.Value[0]"
                + ".'00081197'.Value[0]",
            equalTo(0x0119));
  }

  @Test
  void findsDamageAndCountsIt() {
    var entry = ledger.ofInstances(List.of(first.sopInstanceUid())).getFirst();
    byte[] damaged = Arrays.copyOf(first.bytes(), first.bytes().length);
    damaged[damaged.length - 3] ^= 4;
    objects.delete(entry.objectKey());
    try (var writer = objects.create(entry.objectKey())) {
      writer.write(damaged);
      writer.commit();
    }

    request(instances(first.sopInstanceUid()))
        .statusCode(200)
        .body("'00081199'", nullValue())
        .body("'00081198'.Value[0].'00081197'.Value[0]", equalTo(0x0110));

    assertThat(
            metrics
                .get("isocenter.ingest.commitment.instances")
                .tag("outcome", "damaged")
                .counter()
                .count())
        .isPositive();
  }

  @Test
  void answers202ToALargeRequestAndTheResultLater() {
    List<String> uids = new ArrayList<>(List.of(first.sopInstanceUid()));
    for (int i = 0; i < 9; i++) {
      uids.add("1.2.404." + i);
    }

    request(instances(uids.toArray(String[]::new)))
        .statusCode(202)
        .header("Location", endsWith(REQUESTS + transaction))
        .header("Retry-After", "5")
        .body(emptyString());

    finished().body("'00081199'.Value", hasSize(1)).body("'00081198'.Value", hasSize(9));
  }

  private ValidatableResponse finished() {
    var answer = check();
    while (answer.extract().statusCode() == 202) {
      answer.header("Retry-After", "5").body(emptyString());
      LockSupport.parkNanos(10_000_000);
      answer = check();
    }
    return answer.statusCode(200);
  }

  @Test
  void answersTheSameRequestAgainAnd409ToAnother() {
    request(instances(first.sopInstanceUid(), second.sopInstanceUid())).statusCode(200);

    request(instances(second.sopInstanceUid(), first.sopInstanceUid()))
        .statusCode(200)
        .body("'00081199'.Value", hasSize(2));
    request(instances(second.sopInstanceUid()))
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString("0131H"));
  }

  @Test
  void answersOneOfSeveralRequestsAtOnceWithTheSameUid() throws Exception {
    List<Callable<Integer>> requests = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String instance = i % 2 == 0 ? first.sopInstanceUid() : second.sopInstanceUid();
      requests.add(() -> request(instances(instance)).extract().statusCode());
    }

    List<Integer> statuses = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> status : executor.invokeAll(requests)) {
        statuses.add(status.get());
      }
    }

    assertThat(statuses).filteredOn(status -> status == 409).hasSize(4);
    assertThat(statuses).filteredOn(status -> status != 409).containsAnyOf(200).doesNotContain(500);
  }

  @ParameterizedTest
  @CsvSource({"application/dicom+json", "application/json", "application/dicom+xml"})
  void answersInTheTypeThatIsAccepted(String accept) {
    given()
        .contentType(JSON)
        .accept(accept)
        .body(instances(first.sopInstanceUid()))
        .post(REQUESTS + transaction)
        .then()
        .statusCode(200)
        .body(containsString(first.sopInstanceUid()));
    given()
        .queryParam("accept", accept)
        .get(REQUESTS + transaction)
        .then()
        .statusCode(200)
        .contentType(containsString(accept.endsWith("xml") ? XML : "json"));
  }

  @Test
  void takesXml() {
    var xml =
        """
        <NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM">
        <DicomAttribute tag="00081199" vr="SQ"><Item number="1">
        <DicomAttribute tag="00081150" vr="UI"><Value number="1">%s</Value></DicomAttribute>
        <DicomAttribute tag="00081155" vr="UI"><Value number="1">%s</Value></DicomAttribute>
        </Item></DicomAttribute></NativeDicomModel>
        """
            .formatted(SampleInstance.CT, first.sopInstanceUid());

    send(XML, xml.getBytes(StandardCharsets.UTF_8))
        .statusCode(200)
        .body("'00081199'.Value", hasSize(1));
  }

  @Test
  void takesGzip() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(instances(first.sopInstanceUid()).getBytes(StandardCharsets.UTF_8));
    }

    StowRequests.request(JSON)
        .header("Content-Encoding", "gzip")
        .body(bytes.toByteArray())
        .post(REQUESTS + transaction)
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"00081199\":{\"vr\":\"SQ\"}}",
        "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{}]}}",
        "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{\"00081150\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]}}]}}",
        "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{\"00081150\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]},"
            + "\"00081155\":{\"vr\":\"UI\",\"Value\":[\"1.x\"]}}]}}",
        "{\"00081110\":{\"vr\":\"SQ\",\"Value\":[{\"00081115\":{\"vr\":\"SQ\"}}]}}",
        "{\"00081195\":{\"vr\":\"UI\",\"Value\":[\"1.2.3\"]},"
            + "\"00081110\":{\"vr\":\"SQ\",\"Value\":[{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2\"]}}]}}"
      })
  void answers400ToWhatRefersToNothing(String body) {
    request(body).statusCode(400).contentType("application/problem+json");
  }

  @Test
  void answers400ToWhatIsNoUid() {
    given().contentType(JSON).body(instances("1.2")).post(REQUESTS + "x").then().statusCode(400);
    given().get(REQUESTS + "x").then().statusCode(400);
  }

  @Test
  void answers404ToAnUnknownTransaction() {
    check().statusCode(404).body("type", equalTo("/problems/not-found"));
  }

  @Test
  void answers406WhenNothingThatIsAcceptedCanBeGiven() {
    given()
        .accept("image/png")
        .contentType(JSON)
        .body(instances(first.sopInstanceUid()))
        .post(REQUESTS + transaction)
        .then()
        .statusCode(406);
    given().accept("image/png").get(REQUESTS + transaction).then().statusCode(406);
    check().statusCode(404);
  }

  @Test
  void answers413ToMoreThanItsLimits() {
    String[] many = new String[21];
    for (int i = 0; i < many.length; i++) {
      many[i] = "1.2.404." + i;
    }

    request(instances(many)).statusCode(413);
    request("{\"00081199\":" + " ".repeat(65 << 10)).statusCode(413);
  }

  @Test
  void answers415ToOtherMediaTypesAndCodings() {
    send("text/plain", instances("1.2").getBytes(StandardCharsets.UTF_8)).statusCode(415);
    StowRequests.request(JSON)
        .header("Content-Encoding", "br")
        .body(new byte[] {1})
        .post(REQUESTS + transaction)
        .then()
        .statusCode(415);
  }

  @Test
  void answers405ToOtherMethods() {
    given().delete(REQUESTS + transaction).then().statusCode(405);
    given().get(STUDIES).then().statusCode(405);
  }

  private ValidatableResponse request(String body) {
    return send(JSON, body.getBytes(StandardCharsets.UTF_8));
  }

  private ValidatableResponse send(String type, byte[] body) {
    return StowRequests.request(type).body(body).post(REQUESTS + transaction).then();
  }

  private ValidatableResponse check() {
    return given().accept(JSON).get(REQUESTS + transaction).then();
  }

  private static String instances(String... uids) {
    List<String> items = new ArrayList<>();
    for (String uid : uids) {
      items.add(
          "{\"00081150\":{\"vr\":\"UI\",\"Value\":[\"%s\"]},\"00081155\":{\"vr\":\"UI\",\"Value\":[\"%s\"]}}"
              .formatted(SampleInstance.CT, uid));
    }
    return "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[%s]}}".formatted(String.join(",", items));
  }

  private static String study(String uid) {
    return "{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"%s\"]}}".formatted(uid);
  }
}
