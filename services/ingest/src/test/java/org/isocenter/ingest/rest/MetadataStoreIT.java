package org.isocenter.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.isocenter.ingest.rest.StowRequests.STUDIES;
import static org.isocenter.ingest.rest.StowRequests.request;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.isocenter.dicom.xml.XmlFromJson;
import org.isocenter.ingest.SampleInstance;
import org.isocenter.ingest.app.InstanceRef;
import org.isocenter.ingest.app.Json;
import org.isocenter.ingest.app.Ledger;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.junit.jupiter.api.Test;

/** Metadata and bulk data apart, PS3.18 section 10.5.1.2. */
@QuarkusTest
@WithTestResource(EmbeddedParts.class)
class MetadataStoreIT {
  private static final String BOUNDARY = "b0undary";
  private static final byte[] PIXELS = new byte[32];

  @Inject Ledger ledger;
  @Inject ObjectStore objects;

  private final SampleInstance sample = SampleInstance.ofFreshStudy();
  private final InstanceRef ref = sample.ref();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  @Test
  void storesJsonMetadataWithBulkData() throws IOException {
    part("application/dicom+json", "", "[" + Json.image(ref, "../bulkdata/1") + "]");
    part("application/octet-stream", "Content-Location: ../bulkdata/1\r\n", PIXELS);

    post("application/dicom+json")
        .statusCode(200)
        .body("'00081190'.Value[0]", endsWith("/studies/" + ref.studyInstanceUid()))
        .body("'00081199'.Value[0].'00081155'.Value[0]", equalTo(ref.sopInstanceUid()));

    assertThat(new String(stored(), 128, 4, StandardCharsets.US_ASCII)).isEqualTo("DICM");
  }

  @Test
  void storesXmlMetadataWithBulkData() throws IOException {
    part("application/dicom+xml", "", xml(Json.image(ref, "pixels")));
    part("application/octet-stream", "Content-Location: pixels\r\n", PIXELS);

    post("application/dicom+xml").statusCode(200);

    assertThat(stored()).endsWith(PIXELS);
  }

  @Test
  void takesPartsWithoutTypeForBulkDataWhenTheyHaveALocation() {
    part("", "", Json.image(ref, "cid:pixels"));
    part("", "Content-ID: <pixels>\r\n", PIXELS);

    post("application/dicom+json").statusCode(200);
  }

  @Test
  void answers409WhenBulkDataIsMissing() {
    part("application/dicom+json", "", Json.image(ref, "nowhere"));

    post("application/dicom+json")
        .statusCode(409)
        .body("'00081198'.Value[0].'00081155'.Value[0]", equalTo(ref.sopInstanceUid()))
        .body("'00081198'.Value[0].'00081197'.Value[0]", equalTo(0x0110));
  }

  @Test
  void answers202WhenBulkDataIsLeftOver() {
    part("application/dicom+json", "", Json.image(ref, "pixels"));
    part("application/octet-stream", "Content-Location: pixels\r\n", PIXELS);
    part("application/octet-stream", "Content-Location: other\r\n", PIXELS);

    post("application/dicom+json")
        .statusCode(202)
        .body("'00081199'.Value[0].'00081196'.Value[0]", equalTo(0xB006));
  }

  @Test
  void answers400ToWhatIsNoMetadata() {
    part("application/dicom+json", "", "[{");
    post("application/dicom+json")
        .statusCode(400)
        .body("'0008119A'.Value", hasSize(1))
        .body("'0008119A'.Value[0].'00000902'.Value[0]", containsString("metadata"));
  }

  @Test
  void answers400ToXmlThatDeclaresEntities() {
    String evil =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + "<NativeDicomModel>&e;</NativeDicomModel>";
    part("application/dicom+xml", "", evil);

    post("application/dicom+xml").statusCode(400);
  }

  private void part(String type, String headers, String content) {
    part(type, headers, content.getBytes(StandardCharsets.UTF_8));
  }

  private void part(String type, String headers, byte[] content) {
    String typeHeader = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
    ascii("\r\n--" + BOUNDARY + "\r\n" + typeHeader + headers + "\r\n");
    body.writeBytes(content);
  }

  private ValidatableResponse post(String type) {
    ascii("\r\n--" + BOUNDARY + "--");
    return request("multipart/related; type=\"%s\"; boundary=%s".formatted(type, BOUNDARY))
        .body(body.toByteArray())
        .post(STUDIES)
        .then();
  }

  private void ascii(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] xml(String json) throws IOException {
    var xml = new ByteArrayOutputStream();
    XmlFromJson.write(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), xml);
    return xml.toByteArray();
  }

  private byte[] stored() throws IOException {
    var entry = ledger.ofStudy(ref.studyInstanceUid(), 0, 10).getFirst();
    try (InputStream object = objects.open(entry.objectKey())) {
      return object.readAllBytes();
    }
  }
}
