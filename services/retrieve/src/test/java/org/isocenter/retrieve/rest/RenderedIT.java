package org.isocenter.retrieve.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.Client.header;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.retrieve.fixture.Archive;
import org.isocenter.retrieve.fixture.Client;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rendered resources that need no decoding, and how the others are refused (C16, C17). */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class RenderedIT {

  @TestHTTPResource("/dicom-web")
  String baseUrl;

  @Inject Archive archive;
  private Client client = new Client("");

  @BeforeEach
  void connect() {
    client = new Client(baseUrl);
  }

  @ParameterizedTest
  @CsvSource({
    "application/pdf, 3001, application/pdf, application/pdf",
    "application/pdf, 3001, */*, application/pdf",
    "application/pdf, 20, application/pdf, application/pdf",
    "text/XML, 3001, text/xml, text/xml",
    "text/XML, 3000, 'text/html, application/xhtml+xml, */*;q=0.8', text/xml",
    "model/stl, 3000, */*, model/stl",
    "text/html, 3000, */*, application/octet-stream",
    "nonsense, 3000, */*, application/octet-stream",
  })
  void ofADocumentIsTheDocument(String mimeType, int size, String accept, String contentType) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) '<');
    var document = archive.store(sample().withDocument(mimeType, bytes));

    var response = client.get(document.path() + "/rendered", "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo(contentType);
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.body()).isEqualTo(bytes);
  }

  @Test
  void ofADocumentHasRanges() {
    byte[] pdf = "%PDF-1.7 and so on".repeat(101).getBytes(UTF_8);
    var document = archive.store(sample().withDocument("application/pdf", pdf));

    var range = client.get(document.path() + "/rendered", "Range", "bytes=-100");

    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.body()).isEqualTo(Arrays.copyOfRange(pdf, pdf.length - 100, pdf.length));
  }

  @ParameterizedTest
  @CsvSource({"image/png, 406", "'application/dicom, application/pdf', 400"})
  void ofADocumentIsNoPicture(String accept, int status) {
    var document = archive.store(sample().withDocument("application/pdf", new byte[3000]));

    assertThat(client.get(document.path() + "/rendered", "Accept", accept).statusCode())
        .isEqualTo(status);
  }

  @Test
  void ofAVideoIsTheVideoWithRanges() {
    var video = archive.store(sample().encodedAs(TransferSyntax.of("1.2.840.10008.1.2.4.102")));

    var whole = client.get(video.path() + "/rendered", "Accept", "video/mp4");
    var range = client.get(video.path() + "/rendered", "Range", "bytes=0-9");

    assertThat(header(whole, "Content-Type")).isEqualTo("video/mp4");
    assertThat(whole.body()).isEqualTo(video.frames().getFirst());
    assertThat(range.statusCode()).isEqualTo(206);
    assertThat(range.body()).hasSize(10);
  }

  @Test
  void ofAJpegThatNeedsNoTransformationIsTheJpeg() {
    var image =
        archive.store(
            sample()
                .encodedAs(TransferSyntax.JPEG_BASELINE)
                .ofBits(8)
                .withFrames(2)
                .coloured("YBR_FULL_422"));

    var second = client.get(image.path() + "/frames/2/rendered", "Accept", "image/jpeg");

    assertThat(header(second, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(second.body()).isEqualTo(image.frames().get(1));
    assertThat(client.get(image.path() + "/frames/2/rendered?viewport=64,64").statusCode())
        .isEqualTo(501);
    assertThat(client.get(image.path() + "/frames/2/rendered", "Accept", "image/png").statusCode())
        .isEqualTo(406);
    assertThat(client.get(image.path() + "/rendered").statusCode()).isEqualTo(501);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RGB", "MONOCHROME1", "PALETTE COLOR"})
  void ofAJpegThatABrowserWouldShowWronglyIsRefused(String photometric) {
    var image =
        archive.store(
            sample().encodedAs(TransferSyntax.JPEG_BASELINE).ofBits(8).coloured(photometric));

    assertThat(client.get(image.path() + "/rendered").statusCode()).isEqualTo(501);
  }

  @Test
  void ofWhatMustBeDecodedIsRefusedWithAProblemThatClientsUnderstand() {
    var image = archive.store(sample());
    String study = "/studies/" + image.location().studyInstanceUid();
    String series = study + "/series/" + image.location().seriesInstanceUid();

    for (var path :
        List.of(
            study + "/rendered",
            series + "/rendered",
            image.path() + "/rendered?viewport=256%2C256",
            image.path() + "/frames/1/rendered",
            study + "/thumbnail",
            series + "/thumbnail?viewport=128%2C128",
            image.path() + "/thumbnail",
            image.path() + "/frames/1/thumbnail")) {
      var response = client.get(path, "Accept", "image/jpeg");
      assertThat(response.statusCode()).as(path).isEqualTo(501);
      assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "frames/0/rendered, 400",
    "frames/x/rendered, 400",
    "frames/2/rendered, 404",
    "frames/99999999999/thumbnail, 404",
    "frames/-1/thumbnail, 400",
  })
  void ofFramesThatAreNoneIsRefused(String path, int status) {
    var image = archive.store(sample());

    assertThat(client.get(image.path() + "/" + path).statusCode()).isEqualTo(status);
  }

  @Test
  void ofWhatIsNotThereIsNotFound() {
    String study = "/studies/" + newUid();

    for (var path :
        List.of(
            study + "/rendered",
            study + "/thumbnail",
            study + "/series/1.2/rendered",
            study + "/series/1.2/instances/1.2.3/rendered",
            study + "/series/1.2/instances/1.2.3/thumbnail")) {
      assertThat(client.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(client.get("/studies/1..2/rendered").statusCode()).isEqualTo(400);
  }
}
