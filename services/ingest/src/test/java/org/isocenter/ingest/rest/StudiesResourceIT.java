package org.isocenter.ingest.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.isocenter.ingest.rest.StowRequests.MULTIPART;
import static org.isocenter.ingest.rest.StowRequests.STUDIES;
import static org.isocenter.ingest.rest.StowRequests.request;
import static org.isocenter.ingest.rest.StowRequests.store;
import static org.isocenter.ingest.rest.StowRequests.storeSingle;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.ingest.app.Ledger;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(EmbeddedParts.class)
class StudiesResourceIT {
  @Inject Ledger ledger;
  @Inject ObjectStore objects;

  @TestHTTPResource(value = "/health/ready", management = true)
  // Set by Quarkus before each test.
  @SuppressWarnings("NullAway.Init")
  URL readiness;

  private final SampleInstance first = SampleInstance.ofFreshStudy();
  private final String study = first.studyInstanceUid();
  private final SampleInstance second = first.withSopInstanceUid(study + ".1.2");

  @Nested
  class Answers {
    @Test
    void answers200AndRefersToWhatIsStored() throws IOException {
      store(first.bytes(), second.bytes())
          .statusCode(200)
          .contentType("application/dicom+json")
          .body("'00081190'.Value[0]", endsWith("/dicom-web/studies/" + study))
          .body("'00081198'", nullValue())
          .body(
              "'00081199'.Value.'00081155'.Value.flatten()",
              hasItems(first.sopInstanceUid(), second.sopInstanceUid()))
          .body(
              "'00081199'.Value[0].'00081190'.Value[0]",
              endsWith(
                  "/dicom-web/studies/%s/series/%s/instances/%s"
                      .formatted(study, study + ".1", first.sopInstanceUid())));

      assertThat(stored(first)).isEqualTo(first.bytes());
    }

    @Test
    void answers202WhenOneOfSeveralFails() {
      store(first.bytes(), "not DICOM in any way, that much is certain".getBytes(US_ASCII))
          .statusCode(202)
          .body("'00081199'.Value", hasSize(1))
          .body("'0008119A'.Value[0].'00081197'.Value[0]", equalTo(0xC000))
          .body("'0008119A'.Value[0].'00000902'.Value[0]", containsString("Not readable"));
    }

    @Test
    void answers400WhenWhatWasSentIsNoInstance() {
      store("not DICOM in any way, that much is certain".getBytes(US_ASCII))
          .statusCode(400)
          .contentType("application/dicom+json")
          .body("'00081199'", nullValue())
          .body("'00081190'.vr", equalTo("UR"))
          .body("'0008119A'.Value[0].'00081197'.Value[0]", equalTo(0xC000));
    }

    @Test
    void answers400WhenIdentifiersAreMissing() {
      store(first.withSopInstanceUid("").bytes("1.2.3"))
          .statusCode(400)
          .body("'00081199'", nullValue())
          .body("'0008119A'.Value[0].'00081197'.Value[0]", equalTo(0xA900))
          .body("'0008119A'.Value[0].'00000902'.Value[0]", containsString("SOPInstanceUID"));
    }

    @Test
    void answers409ToAnEmptyPart() {
      store(new byte[0]).statusCode(409).body("'0008119A'.Value", hasSize(1));
    }

    @Test
    void answers409ToAnEmptySingleObject() {
      storeSingle(new byte[0]).statusCode(409).body("'0008119A'.Value", hasSize(1));
    }

    @Test
    void answers400ToAnEmptyBody() {
      request(MULTIPART).body(new byte[0]).post(STUDIES).then().statusCode(400);
    }

    @Test
    void storesWhatHasTheSameUidForEverything() {
      var same = first.withSopInstanceUid(study).withSeriesInstanceUid(study);

      store(same.bytes(), second.bytes()).statusCode(200).body("'00081199'.Value", hasSize(2));
    }

    @Test
    void answers202WhenOneBelongsToAnotherStudyThanThePath() {
      var other = SampleInstance.ofFreshStudy();

      request(MULTIPART)
          .body(StowBodies.multipart(first.bytes(), other.bytes()))
          .post(STUDIES + "/" + study)
          .then()
          .statusCode(202)
          .body("'00081190'.Value[0]", endsWith("/studies/" + study))
          .body("'00081198'.Value[0].'00081155'.Value[0]", equalTo(other.sopInstanceUid()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", " ", "\0\0", " \0 "})
    void trimsThePaddingOfUids(String padding) {
      store(first.withSopInstanceUid(first.sopInstanceUid() + padding).bytes())
          .statusCode(200)
          .body("'00081199'.Value[0].'00081155'.Value[0]", equalTo(first.sopInstanceUid()));
    }

    @Test
    void answers204ToMultipartWithoutParts() {
      store().statusCode(204);
    }

    @Test
    void answers202ToAnInstanceWithoutHeaderAndCompletesIt() throws IOException {
      store(first.bareBytes())
          .statusCode(202)
          .body("'00081199'.Value[0].'00081196'.Value[0]", equalTo(0xB000));

      assertThat(stored(first)).hasSizeGreaterThan(first.bareBytes().length + 132);
    }

    @Test
    void warnsWhenNobodyHasConfirmed() {
      store(first.bytes())
          .statusCode(200)
          .header("Warning", allOf(containsString("299 isocenter"), containsString("query")));
    }
  }

  @Nested
  class Conflicts {
    @Test
    void takesTheSameInstanceAgain() {
      store(first.bytes()).statusCode(200);

      store(first.bytes()).statusCode(200).body("'00081199'.Value", hasSize(1));

      assertThat(blobs()).hasSize(1);
    }

    @Test
    void refusesOtherContentUnderTheSameUid() throws IOException {
      store(first.bytes()).statusCode(200);

      store(first.withPatientName("Someone^Else").bytes())
          .statusCode(409)
          .body("'00081198'.Value[0].'00081155'.Value[0]", equalTo(first.sopInstanceUid()))
          .body("'00081198'.Value[0].'00081197'.Value[0]", equalTo(0x0111))
          .body("'00081198'.Value[0].'00000902'.Value[0]", containsString("different content"));

      assertThat(stored(first)).isEqualTo(first.bytes());
      assertThat(blobs()).hasSize(1);
    }

    @Test
    void letsOneOfTwoConcurrentRequestsWin() throws Exception {
      List<Callable<Integer>> contenders = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        byte[] body = first.withPatientName("Contender^" + i).bytes();
        contenders.add(
            () -> request(MULTIPART).body(StowBodies.multipart(body)).post(STUDIES).statusCode());
      }

      List<Integer> statuses = new ArrayList<>();
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Integer> status : executor.invokeAll(contenders)) {
          statuses.add(status.get());
        }
      }

      assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
      assertThat(blobs()).hasSize(1);
    }
  }

  @Nested
  class Requests {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "multipart/related; type=\"application/dicom\"; boundary=\"" + StowBodies.BOUNDARY + "\"",
          "multipart/related; type=application/dicom; boundary=" + StowBodies.BOUNDARY,
          "multipart/related;boundary=" + StowBodies.BOUNDARY,
        })
    void takesContentTypesAsClientsSendThem(String contentType) {
      request(contentType)
          .body(StowBodies.multipart(first.bytes()))
          .post(STUDIES)
          .then()
          .statusCode(200);
    }

    @Test
    void takesPartsWithoutContentType() {
      request(MULTIPART)
          .body(StowBodies.multipartWithoutTypes(first.bytes()))
          .post(STUDIES)
          .then()
          .statusCode(200);
    }

    @Test
    void takesGzipBodies() throws IOException {
      var gzip = new ByteArrayOutputStream();
      try (var out = new GZIPOutputStream(gzip)) {
        out.write(StowBodies.multipart(first.bytes(), second.bytes()));
      }

      request(MULTIPART)
          .header("Content-Encoding", "gzip")
          .body(gzip.toByteArray())
          .post(STUDIES)
          .then()
          .statusCode(200)
          .body("'00081199'.Value", hasSize(2));

      assertThat(stored(first)).isEqualTo(first.bytes());
    }

    @Test
    void answers415ToOtherContentCodings() {
      request(MULTIPART)
          .header("Content-Encoding", "br")
          .body(StowBodies.multipart(first.bytes()))
          .post(STUDIES)
          .then()
          .statusCode(415)
          .body("detail", containsString("gzip"));
    }

    @Test
    void answers400ToABodyThatIsNotTheGzipItSays() {
      request(MULTIPART)
          .header("Content-Encoding", "gzip")
          .body(StowBodies.multipart(first.bytes()))
          .post(STUDIES)
          .then()
          .statusCode(400);
    }

    @Test
    void failsAPartThatIsNoInstanceAndStoresTheOthers() {
      request(MULTIPART)
          .body(StowBodies.multipartWithStranger(first.bytes()))
          .post(STUDIES)
          .then()
          .statusCode(202)
          .body("'00081199'.Value", hasSize(1))
          .body("'0008119A'.Value[0].'00000902'.Value[0]", containsString("image/jpeg"));
    }

    @Test
    void takesASingleObject() throws IOException {
      byte[] large = first.withPixelBytes(3 << 20).bytes();

      request("application/dicom").body(large).post(STUDIES).then().statusCode(200);

      assertThat(stored(first)).isEqualTo(large);
    }

    @Test
    void takesInstancesOfTheStudyInThePath() {
      request("application/dicom")
          .body(first.bytes())
          .post(STUDIES + "/" + study)
          .then()
          .statusCode(200);
    }

    @Test
    void refusesInstancesOfAnotherStudyThanThePath() {
      request("application/dicom")
          .body(first.bytes())
          .post(STUDIES + "/1.2.3")
          .then()
          .statusCode(409)
          .body("'00081198'.Value[0].'00081150'.Value[0]", equalTo(first.sopClassUid()))
          .body("'00081198'.Value[0].'00081155'.Value[0]", equalTo(first.sopInstanceUid()))
          .body("'00081198'.Value[0].'00081197'.Value[0]", equalTo(0x0110));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "multipart/form-data; boundary=b"})
    void answers415ToOtherContent(String contentType) {
      request(contentType)
          .body("x".getBytes(US_ASCII))
          .post(STUDIES)
          .then()
          .statusCode(415)
          .contentType("application/problem+json")
          .body("detail", notNullValue());
    }

    @Test
    void answers406BeforeItStores() {
      request(MULTIPART)
          .accept("application/pdf")
          .body(StowBodies.multipart(first.bytes()))
          .post(STUDIES)
          .then()
          .statusCode(406)
          .contentType("application/problem+json");

      assertThat(blobs()).isEmpty();
    }

    @Test
    void answersXmlToAClientThatStoresAsWeasisDoes() {
      request(MULTIPART)
          .accept("application/dicom+xml")
          .body(StowBodies.multipart(first.bytes()))
          .post(STUDIES)
          .then()
          .statusCode(200)
          .contentType("application/dicom+xml")
          .body(
              "NativeDicomModel.DicomAttribute.find { it.@tag == '00081190' }.Value",
              endsWith("/studies/" + study))
          .body(
              "NativeDicomModel.DicomAttribute.find { it.@tag == '00081199' }.@keyword",
              equalTo("ReferencedSOPSequence"));
    }

    @Test
    void answers400ToMultipartThatIsCutShort() {
      byte[] body = StowBodies.multipart(first.bytes());

      request(MULTIPART)
          .body(Arrays.copyOf(body, body.length - 100))
          .post(STUDIES)
          .then()
          .statusCode(400)
          .contentType("application/problem+json");

      assertThat(blobs()).isEmpty();
    }

    @Test
    void answers400ToAStudyThatIsNoUid() {
      request("application/dicom")
          .body(first.bytes())
          .post(STUDIES + "/no-uid")
          .then()
          .statusCode(400);
    }

    @Test
    void answers405ToOtherMethods() {
      given().patch(STUDIES).then().statusCode(405).header("Allow", containsString("POST"));
      given().delete(STUDIES).then().statusCode(405).header("Allow", containsString("POST"));
    }
  }

  @Nested
  class HostileParts {
    @Test
    void refusesFiveThousandNestedSequences() {
      store(StowBodies.nested(first, 5000))
          .statusCode(400)
          .body("'00081198'.Value[0].'00081197'.Value[0]", equalTo(0xC000));
    }

    @Test
    void refusesAHeaderThatNeverNamesTheInstance() {
      store(StowBodies.longHeader(10 << 20))
          .statusCode(413)
          .body("'0008119A'.Value[0].'00081197'.Value[0]", equalTo(0xA700));
    }

    @Test
    void refusesALengthThatLies() {
      store(StowBodies.withLyingLength(first), second.bytes())
          .statusCode(202)
          .body("'00081199'.Value", hasSize(1))
          .body("'00081198'.Value", hasSize(1));
    }

    @Test
    void storesTheOthersWhenOneIsTruncated() {
      store(Arrays.copyOf(first.bytes(), first.bytes().length - 100), second.bytes())
          .statusCode(202)
          .body("'00081199'.Value[0].'00081155'.Value[0]", equalTo(second.sopInstanceUid()))
          .body("'00081198'.Value[0].'00081155'.Value[0]", equalTo(first.sopInstanceUid()));

      assertThat(blobs()).hasSize(1);
    }
  }

  @Nested
  class Operations {
    @Test
    void readinessDependsOnTheDatabase() {
      given()
          .get(readiness)
          .then()
          .statusCode(200)
          .body("checks.find { it.name.startsWith('Database') }.status", equalTo("UP"));
    }

    @Test
    void countsWhatIsStored() {
      store(first.bytes()).statusCode(200);

      given()
          .get(readiness.toString().replace("health/ready", "metrics"))
          .then()
          .statusCode(200)
          .body(containsString("isocenter_ingest_instances_stored_total"));
    }
  }

  private byte[] stored(SampleInstance instance) throws IOException {
    LedgerEntry entry =
        ledger.ofStudy(study, 0, 100).stream()
            .filter(e -> e.ref().equals(instance.ref()))
            .findFirst()
            .orElseThrow();
    try (InputStream object = objects.open(entry.objectKey())) {
      return object.readAllBytes();
    }
  }

  private List<String> blobs() {
    List<String> keys = new ArrayList<>();
    objects.forEach("instances/" + study + "/", object -> keys.add(object.key().value()));
    return keys;
  }
}
