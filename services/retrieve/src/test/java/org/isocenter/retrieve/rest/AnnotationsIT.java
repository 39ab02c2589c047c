package org.isocenter.retrieve.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.Client.header;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import javax.imageio.ImageIO;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.isocenter.retrieve.fixture.SampleBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is written on pictures (PS3.18 8.3.5.1.1), what covers them, and the shape of their pixels.
 */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class AnnotationsIT extends RetrieveContract {

  private static final int SIDE = 128;

  @ParameterizedTest
  @CsvSource({
    "'', false, false",
    "'?annotation=patient', true, false",
    "'?annotation=technique', false, true",
    "'?annotation=patient,technique', true, true",
    "'?annotation=technique%2Cpatient', true, true",
  })
  void isWhatIsAskedFor(String query, boolean patient, boolean technique) throws IOException {
    var image = archive.store(black());

    var rendered = picture(client.get(image.path() + "/rendered" + query, "Accept", "image/png"));

    assertThat(isWritten(rendered, 0, SIDE / 2)).isEqualTo(patient);
    assertThat(isWritten(rendered, SIDE / 2, SIDE)).isEqualTo(technique);
  }

  @Test
  void isWrittenByTheUriServiceToo() throws IOException {
    var image = archive.store(black());
    var location = image.location();
    String query =
        "/wado?requestType=WADO&studyUID=%s&seriesUID=%s&objectUID=%s&contentType=image/png"
            .formatted(
                location.studyInstanceUid(),
                location.seriesInstanceUid(),
                location.sopInstanceUid());

    assertThat(isWritten(picture(client.get(query)), 0, SIDE)).isFalse();
    assertThat(isWritten(picture(client.get(query + "&annotation=patient")), 0, SIDE)).isTrue();
  }

  @Test
  void isNeverInThumbnails() {
    var image = archive.store(black());
    var plain = client.get(image.path() + "/thumbnail");

    for (var path : List.of("/thumbnail", "/frames/1/thumbnail")) {
      var asked = client.get(image.path() + path + "?annotation=patient,technique");
      assertThat(asked.body()).as(path).isEqualTo(plain.body());
    }
  }

  @Test
  void isTheSameInWhateverOrderItIsAskedFor() {
    var image = archive.store(black());

    var one = client.get(image.path() + "/rendered?annotation=patient,technique");
    var other = client.get(image.path() + "/rendered?annotation=technique,patient,patient");

    assertThat(header(one, "ETag")).isEqualTo(header(other, "ETag"));
  }

  @Test
  void warnsOfKeywordsThatItDoesNotKnow() {
    var image = archive.store(black());

    var response = client.get(image.path() + "/rendered?annotation=patient,mood");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Warning"))
        .startsWith("299")
        .contains("The following annotation values are not supported: mood");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "patient,", "%3Cb%3E", "a b"})
  void refusesWhatIsNoKeyword(String value) {
    var image = archive.store(black());
    String path = image.path() + "/rendered?annotation=" + value.replace(" ", "%20");

    assertThat(client.get(path).statusCode()).isEqualTo(400);
  }

  @Test
  void doesNotGiveTheStoredJpegWhereSomethingIsToBeWritten() {
    var image =
        archive.store(
            sample().encodedAs(TransferSyntax.JPEG_BASELINE).ofBits(8).coloured("YBR_FULL_422"));

    assertThat(client.get(image.path() + "/rendered").body()).isEqualTo(image.frames().getFirst());
    // it is no JPEG: what must be decoded cannot be
    assertThat(client.get(image.path() + "/rendered?annotation=patient").statusCode())
        .isEqualTo(406);
  }

  @Test
  void pixelsAreSquare() throws IOException {
    var ratio = Element.text(Tags.PIXEL_ASPECT_RATIO, Vr.IS, "2", "1");
    var image = archive.store(sample().ofBits(8).ofSize(8, 6).with(ratio));

    var whole = picture(client.get(image.path() + "/rendered", "Accept", "image/png"));
    var small = picture(client.get(image.path() + "/thumbnail?viewport=8,8"));

    assertThat(whole.getWidth()).isEqualTo(6);
    assertThat(whole.getHeight()).isEqualTo(16);
    assertThat(small.getWidth()).isEqualTo(3);
    assertThat(small.getHeight()).isEqualTo(8);
  }

  /** The stored frames are no JPEG, so that they cannot be rendered. */
  @ParameterizedTest
  @CsvSource({"'1,1', 200", "'0.5,0.5', 200", "'1,2', 406"})
  void aJpegOfOtherPixelsIsRendered(String spacing, int status) {
    var image =
        archive.store(
            sample()
                .encodedAs(TransferSyntax.JPEG_BASELINE)
                .ofBits(8)
                .coloured("YBR_FULL_422")
                .with(Element.text(Tags.PIXEL_SPACING, Vr.DS, spacing.split(",", -1))));

    assertThat(client.get(image.path() + "/rendered").statusCode()).isEqualTo(status);
  }

  @Test
  void shuttersCoverTheImage() throws IOException {
    var image =
        archive.store(
            sample()
                .ofBits(8)
                .ofSize(2, 2)
                .with(Element.text(Tags.SHUTTER_SHAPE, Vr.CS, "CIRCULAR"))
                .with(Element.text(Tags.CENTER_OF_CIRCULAR_SHUTTER, Vr.IS, "1", "1"))
                .with(Element.text(Tags.RADIUS_OF_CIRCULAR_SHUTTER, Vr.IS, "1")));

    var picture = picture(client.get(image.path() + "/rendered", "Accept", "image/png"));

    byte[] stored = image.frames().getFirst();
    assertThat(picture.getRaster().getSamples(0, 0, 2, 2, 0, new int[4]))
        .containsExactly(stored[0] & 0xFF, stored[1] & 0xFF, stored[2] & 0xFF, 0);
  }

  /** A window far above all values. */
  private static SampleBuilder black() {
    return sample()
        .ofBits(8)
        .ofSize(SIDE, SIDE)
        .with(Element.text(Tags.WINDOW_CENTER, Vr.DS, "1000"))
        .with(Element.text(Tags.WINDOW_WIDTH, Vr.DS, "2"));
  }

  private static boolean isWritten(BufferedImage picture, int from, int to) {
    int[] greys =
        picture.getRaster().getSamples(0, from, SIDE, to - from, 0, new int[SIDE * (to - from)]);
    for (int grey : greys) {
      if (grey != 0) {
        return true;
      }
    }
    return false;
  }

  private static BufferedImage picture(HttpResponse<byte[]> response) throws IOException {
    assertThat(response.statusCode()).isEqualTo(200);
    return ImageIO.read(new ByteArrayInputStream(response.body()));
  }
}
