package org.isocenter.retrieve.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.Client.header;
import static org.isocenter.retrieve.fixture.Client.parts;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.retrieve.fixture.Client;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rendered resources and thumbnails, PS3.18 10.4.1.2 and 10.4.1.3 (C16, C17). */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class RenderedIT extends RetrieveContract {

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
    assertThat(client.get(image.path() + "/frames/1/rendered").body())
        .isEqualTo(client.get(image.path() + "/rendered").body())
        .isEqualTo(image.frames().getFirst());
  }

  /** The fragments of these samples are no JPEG. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/rendered?viewport=64,64", "/frames/1/rendered?quality=50", "/thumbnail"})
  void ofABrokenFrameIsRefusedWithAReason(String path) {
    var image = archive.store(sample().encodedAs(TransferSyntax.JPEG_BASELINE).ofBits(8));

    var response = client.get(image.path() + path);

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(new String(response.body(), UTF_8)).contains("cannot be rendered");
  }

  @ParameterizedTest
  @CsvSource({"1.2.840.10008.1.2.4.110, /rendered", "1.2.840.10008.1.2.4.102, /frames/1/rendered"})
  void ofASyntaxThatIsNotDecodedIsRefusedWithAReason(String syntax, String path) {
    var image = archive.store(sample().encodedAs(TransferSyntax.of(syntax)).ofBits(8));

    var response = client.get(image.path() + path);

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(new String(response.body(), UTF_8)).contains("not decoded here");
  }

  @ParameterizedTest
  @CsvSource({
    "'/rendered', image/jpeg, image/jpeg, 8, 8",
    "'/rendered', */*, image/jpeg, 8, 8",
    "'/rendered', image/png, image/png, 8, 8",
    "'/rendered', image/gif, image/gif, 8, 8",
    "'/rendered?accept=image/png', */*, image/png, 8, 8",
    "'/rendered?window=32768%2C65536%2Clinear&quality=30', image/jpeg, image/jpeg, 8, 8",
    "'/rendered?viewport=256%2C64', image/png, image/png, 64, 64",
    "'/rendered?viewport=4,4,2,2,-4,2', image/png, image/png, 4, 2",
    "'/rendered?viewport=9,9,,,,&annotation=patient&iccprofile=srgb', image/png, image/png, 9, 9",
    "'/frames/1/rendered', image/jpeg, image/jpeg, 8, 8",
    "'/thumbnail', image/jpeg, image/jpeg, 8, 8",
    "'/thumbnail?viewport=128%2C128', image/png, image/png, 128, 128",
    "'/frames/1/thumbnail?viewport=4,128', */*, image/jpeg, 4, 4",
  })
  void ofPixelsIsAPicture(String path, String accept, String type, int width, int height)
      throws IOException {
    var image = archive.store(sample());

    var response = client.get(image.path() + path, "Accept", accept);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo(type);
    var picture = ImageIO.read(new ByteArrayInputStream(response.body()));
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
  }

  @Test
  void ofSeriesAndStudiesIsAPartForEachImage() {
    String study = newUid();
    String series = newUid();
    archive.store(sample().in(study, series));
    archive.store(sample().in(study, series).withFrames(2));
    archive.store(sample().in(study, newUid()).encodedAs(TransferSyntax.RLE_LOSSLESS));
    archive.store(sample().in(study, newUid()).withDocument("application/pdf", new byte[3000]));

    var ofSeries =
        client.get("/studies/%s/series/%s/rendered".formatted(study, series), "Accept", "*/*");
    var ofStudy =
        client.get(
            "/studies/%s/rendered".formatted(study),
            "Accept",
            "multipart/related; type=\"image/png\"");
    var thumbnail = client.get("/studies/%s/thumbnail".formatted(study));

    assertThat(parts(ofSeries)).extracting(Client.Part::contentType).hasSize(2);
    assertThat(header(ofSeries, "Content-Type")).startsWith("multipart/related");
    // The RLE image is broken, the document is none.
    assertThat(parts(ofStudy))
        .extracting(Client.Part::contentType)
        .containsExactly("image/png", "image/png");
    assertThat(header(thumbnail, "Content-Type")).isEqualTo("image/jpeg");
  }

  @Test
  void ofSeveralFramesIsAnAnimationOrAPartForEach() throws IOException {
    var image = archive.store(sample().withFrames(5));

    var parts = client.get(image.path() + "/frames/2,4,5/rendered", "Accept", "image/png");
    var animation = client.get(image.path() + "/rendered", "Accept", "image/gif");
    var first = client.get(image.path() + "/rendered", "Accept", "image/png");

    assertThat(parts(parts)).hasSize(3);
    assertThat(first.body())
        .isEqualTo(client.get(image.path() + "/frames/1/rendered", "Accept", "image/png").body());
    var reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(animation.body())));
    assertThat(reader.getNumImages(true)).isEqualTo(5);
  }

  @Test
  void hasATagForEachView() {
    var image = archive.store(sample());
    String path = image.path() + "/rendered";

    var plain = client.get(path);
    var windowed = client.get(path + "?window=100,50,linear");

    assertThat(header(windowed, "ETag")).isNotEqualTo(header(plain, "ETag"));
    assertThat(client.get(path, "If-None-Match", header(plain, "ETag")).statusCode())
        .isEqualTo(304);
    assertThat(client.get(path, "Range", "bytes=0-9").statusCode()).isEqualTo(206);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/rendered?viewport=0,5",
        "/rendered?viewport=5",
        "/rendered?viewport=5,5,1",
        "/rendered?viewport=5,5,8,0,1,1",
        "/rendered?viewport=5,5,x,0,1,1",
        "/rendered?window=1,0.5,linear",
        "/rendered?window=1,2,cubic",
        "/rendered?window=a,2,linear",
        "/rendered?window=1,2,linear&window=1,2,linear",
        "/rendered?quality=0",
        "/rendered?quality=101",
        "/rendered?iccprofile=cmyk",
        "/thumbnail?viewport=5,5,0,0,1,1",
        "/frames/1,1/thumbnail"
      })
  void refusesParametersThatMeanNothing(String path) {
    var image = archive.store(sample());

    var response = client.get(image.path() + path);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
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
