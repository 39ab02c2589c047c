package org.isocenter.ingest.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.isocenter.ingest.rest.StowRequests.MULTIPART;
import static org.isocenter.ingest.rest.StowRequests.STUDIES;
import static org.isocenter.ingest.rest.StowRequests.request;
import static org.isocenter.ingest.rest.StowRequests.store;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
class DeletionResourceIT {
  @Inject Ledger ledger;
  @Inject ObjectStore objects;

  private final SampleInstance first = SampleInstance.ofFreshStudy();
  private final SampleInstance second = first.withSopInstanceUid(first.studyInstanceUid() + ".1.2");
  private final String study = STUDIES + "/" + first.studyInstanceUid();
  private final String series = study + "/series/" + first.seriesInstanceUid();

  @Nested
  class Deleting {
    @Test
    void answers204Then410() {
      store(first.bytes(), second.bytes()).statusCode(200);

      delete(series + "/instances/" + first.sopInstanceUid())
          .statusCode(204)
          .header("Warning", containsString("Deleted"));
      delete(series + "/instances/" + first.sopInstanceUid()).statusCode(410);
      delete(series).statusCode(204);
      delete(series).statusCode(410);
      delete(study).statusCode(410).contentType("application/problem+json");
    }

    @Test
    void deletesAStudyWhole() {
      store(first.bytes(), second.bytes()).statusCode(200);

      delete(study).statusCode(204);

      assertThat(ledger.ofStudy(first.studyInstanceUid(), 0, 10))
          .hasSize(2)
          .allMatch(LedgerEntry::isDeleted);
    }

    @Test
    void answers404ToWhatNeverWas() {
      store(first.bytes()).statusCode(200);

      delete(STUDIES + "/1.2.3.4").statusCode(404);
      delete(study + "/series/1.2.3.4").statusCode(404);
      delete(series + "/instances/1.2.3.4").statusCode(404);
      delete(STUDIES + "/1.2.3.4/series/" + first.seriesInstanceUid()).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/no-uid", "/1.2/series/1..2", "/1.2/series/1.3/instances/x"})
    void answers400ToWhatIsNoUid(String path) {
      delete(STUDIES + path).statusCode(400).body("detail", containsString("no UID"));
    }

    @Test
    void answers405ToTheDeletionOfEverything() {
      delete(STUDIES).statusCode(405).header("Allow", containsString("POST"));
    }

    @Test
    void storingAgainBringsItBack() throws IOException {
      store(first.bytes()).statusCode(200);
      delete(study).statusCode(204);

      store(first.withPatientName("Back^Again").bytes()).statusCode(200);

      assertThat(stored()).isEqualTo(first.withPatientName("Back^Again").bytes());
      delete(study).statusCode(204);
    }
  }

  @Nested
  class Replacing {
    private final SampleInstance changed = first.withPatientName("Changed^Name");

    @Test
    void putStoresWhatIsNew() {
      put(STUDIES, first.bytes()).statusCode(200).body("'00081199'.Value", hasSize(1));
    }

    @Test
    void putReplacesWhatIsStored() throws IOException {
      store(first.bytes()).statusCode(200);
      store(changed.bytes()).statusCode(409);

      put(study, changed.bytes()).statusCode(200).body("'00081198'", nullValue());

      assertThat(stored()).isEqualTo(changed.bytes());
      put(study, changed.bytes()).statusCode(200);
      assertThat(blobs()).hasSize(2);
    }

    @Test
    void putChecksTheStudyOfThePath() {
      put(STUDIES + "/1.2.3", first.bytes())
          .statusCode(409)
          .body("'00081198'.Value[0].'00081197'.Value[0]", equalTo(0x0110));
      put(STUDIES + "/no-uid", first.bytes()).statusCode(400);
    }

    @Test
    void putNeverMovesAnInstance() {
      store(first.bytes()).statusCode(200);

      put(STUDIES, first.withSeriesInstanceUid("1.2.3").bytes())
          .statusCode(409)
          .body("'00081198'.Value[0].'00081197'.Value[0]", equalTo(0x0111))
          .body(
              "'00081198'.Value[0].'00000902'.Value[0]",
              containsString("in series " + first.seriesInstanceUid()));
    }

    @Test
    void concurrentWritersLeaveOneOfTheirContents() throws Exception {
      store(first.bytes()).statusCode(200);
      List<byte[]> bodies = new ArrayList<>();
      List<Callable<Integer>> writers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        byte[] body = first.withPatientName("Writer^" + i).bytes();
        bodies.add(body);
        writers.add(() -> put(STUDIES, body).extract().statusCode());
      }

      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Integer> status : executor.invokeAll(writers)) {
          assertThat(status.get()).isEqualTo(200);
        }
      }

      assertThat(bodies).anySatisfy(body -> assertThat(stored()).isEqualTo(body));
      assertThat(blobs()).hasSize(7);
    }
  }

  private static ValidatableResponse delete(String path) {
    return given().delete(path).then();
  }

  private static ValidatableResponse put(String path, byte[] object) {
    return request(MULTIPART).body(StowBodies.multipart(object)).put(path).then();
  }

  private byte[] stored() throws IOException {
    var entry = ledger.ofStudy(first.studyInstanceUid(), 0, 100).getFirst();
    try (InputStream object = objects.open(entry.objectKey())) {
      return object.readAllBytes();
    }
  }

  private List<String> blobs() {
    List<String> keys = new ArrayList<>();
    String prefix = "instances/" + first.studyInstanceUid() + "/";
    objects.forEach(prefix, object -> keys.add(object.key().value()));
    return keys;
  }
}
