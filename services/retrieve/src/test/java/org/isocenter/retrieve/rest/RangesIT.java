package org.isocenter.retrieve.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.Client.header;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges and conditions (RFC 9110 sections 13 and 14) on every retrieve resource. */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class RangesIT extends RetrieveContract {

  private static final String MULTIPART_FRAMES =
      "multipart/related; type=application/octet-stream; transfer-syntax=*";

  private record Case(String path, String accept) {}

  /** Resources of whose representations the length is known. */
  private Stream<Case> cases() {
    var plain = archive.store(sample().withFrames(3).ofSize(64, 64));
    var jpeg =
        archive.store(
            sample()
                .encodedAs(TransferSyntax.JPEG_BASELINE)
                .ofBits(8)
                .withFrames(2)
                .inFragments(3));
    var location = plain.location();
    String study = "/studies/" + location.studyInstanceUid();
    return Stream.of(
        new Case(study, "multipart/related; type=application/dicom"),
        new Case(plain.path(), "multipart/related; type=application/dicom"),
        new Case(plain.path(), "application/dicom"),
        new Case(plain.path() + "/metadata", "application/dicom+json"),
        new Case(study + "/metadata", "application/json"),
        new Case(plain.path() + "/frames/2", MULTIPART_FRAMES),
        new Case(plain.path() + "/frames/3,1", MULTIPART_FRAMES),
        new Case(plain.path() + "/frames/2", "application/octet-stream"),
        new Case(jpeg.path() + "/frames/2", MULTIPART_FRAMES),
        new Case(jpeg.path() + "/frames/2", "image/jpeg"),
        new Case(plain.path() + "/bulkdata/7FE00010", "*/*"),
        new Case(plain.path() + "/bulkdata/7FE00010", "application/octet-stream"),
        new Case(plain.path() + "/pixeldata", "*/*"),
        new Case(jpeg.path() + "/pixeldata", "*/*"));
  }

  /** As Cornerstone3D fetches them: chunk after chunk, then all parsed as one. */
  @ParameterizedTest
  @ValueSource(ints = {997, 4096, 1 << 20})
  void gatheredByChunksAreTheWhole(int chunk) {
    for (var resource : cases().toList()) {
      byte[] whole = client.get(resource.path(), "Accept", resource.accept()).body();
      var gathered = new ByteArrayOutputStream();
      for (int from = 0; from < whole.length; from += chunk) {
        String range = "bytes=%d-%d".formatted(from, from + chunk - 1);
        var part = client.get(resource.path(), "Accept", resource.accept(), "Range", range);
        assertThat(part.statusCode()).as("%s %s", resource, range).isEqualTo(206);
        assertThat(header(part, "Content-Range"))
            .isEqualTo(
                "bytes %d-%d/%d"
                    .formatted(from, Math.min(from + chunk, whole.length) - 1, whole.length));
        gathered.writeBytes(part.body());
      }
      assertThat(gathered.toByteArray()).as("%s", resource).isEqualTo(whole);
    }
  }

  @Test
  void countFromTheEndAndToTheEnd() {
    for (var resource : cases().toList()) {
      byte[] whole = client.get(resource.path(), "Accept", resource.accept()).body();
      var suffix = client.get(resource.path(), "Accept", resource.accept(), "Range", "bytes=-50");
      var rest = client.get(resource.path(), "Accept", resource.accept(), "Range", "bytes=77-");

      assertThat(suffix.body())
          .isEqualTo(Arrays.copyOfRange(whole, whole.length - 50, whole.length));
      assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole, 77, whole.length));
    }
  }

  @Test
  void behindTheEndAreRefusedWithTheLength() {
    var sample = archive.store(sample());
    var path = sample.path() + "/frames/1";

    var response = client.get(path, "Accept", "application/octet-stream", "Range", "bytes=128-200");

    assertThat(response.statusCode()).isEqualTo(416);
    assertThat(header(response, "Content-Range")).isEqualTo("bytes */128");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,4-5", "bytes=a-b", "lines=1-2", "bytes=9-2", "bytes=-"})
  void thatAreSeveralOrNoneGiveTheWhole(String range) {
    var sample = archive.store(sample());

    var response =
        client.get(
            sample.path() + "/frames/1", "Accept", "application/octet-stream", "Range", range);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).hasSize(128);
    assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
  }

  @Test
  void ofAnotherVersionThanIfRangeNamesAreTheWhole() {
    var sample = archive.store(sample());
    var path = sample.path() + "/frames/1";
    String tag = header(client.get(path), "ETag");

    assertThat(client.get(path, "Range", "bytes=0-1", "If-Range", tag).statusCode()).isEqualTo(206);
    assertThat(client.get(path, "Range", "bytes=0-1", "If-Range", "\"other\"").statusCode())
        .isEqualTo(200);
    assertThat(
            client
                .get(path, "Range", "bytes=0-1", "If-Range", "Thu, 01 Jan 2026 00:00:00 GMT")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void areNoMatterOfHead() {
    var sample = archive.store(sample());

    var head = client.head(sample.path() + "/frames/1", "Range", "bytes=0-1");

    assertThat(head.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "If-None-Match, TAG, 304",
    "If-None-Match, *, 304",
    "If-None-Match, W/TAG, 304",
    "If-None-Match, '\"a\", TAG', 304",
    "If-None-Match, '\"a\"', 200",
    "If-Match, TAG, 200",
    "If-Match, *, 200",
    "If-Match, '\"a\"', 412",
    "If-Match, W/TAG, 412",
  })
  void areSentOnlyWhereTheConditionHolds(String header, String value, int status) {
    for (var resource : cases().toList()) {
      var first = client.get(resource.path(), "Accept", resource.accept());
      String condition = value.replace("TAG", header(first, "ETag"));

      var get = client.get(resource.path(), "Accept", resource.accept(), header, condition);
      var head = client.head(resource.path(), "Accept", resource.accept(), header, condition);

      assertThat(get.statusCode()).as("%s", resource).isEqualTo(status);
      assertThat(head.statusCode()).as("%s", resource).isEqualTo(status);
    }
  }

  @Test
  void haveTheHeadersOfGetInTheAnswerToHead() {
    for (var resource : cases().toList()) {
      var get = client.get(resource.path(), "Accept", resource.accept());
      var head = client.head(resource.path(), "Accept", resource.accept());

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      for (var name : List.of("Content-Type", "Content-Length", "ETag", "Vary", "Accept-Ranges")) {
        assertThat(header(head, name)).as("%s %s", resource, name).isEqualTo(header(get, name));
      }
    }
  }
}
