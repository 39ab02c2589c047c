package org.isocenter.retrieve.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.isocenter.retrieve.fixture.Client.header;
import static org.isocenter.retrieve.fixture.Client.parts;
import static org.isocenter.retrieve.fixture.SampleBuilder.newUid;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.TransferSyntax;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.retrieve.fixture.Client;
import org.isocenter.retrieve.fixture.Presentation;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.isocenter.retrieve.fixture.Sample;
import org.isocenter.retrieve.fixture.SampleBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Presentation states, rendered as the images that they are about: PS3.18 8.3.5.1 and 9.5.1.2.7.
 */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class PresentationsIT extends RetrieveContract {

  @Test
  void ofOneImageIsItsPictureAsItIsToBeLookedAt() throws IOException {
    var image = archive.store(sample().ofBits(8).ofSize(2, 3));
    var state = archive.store(Presentation.of(image).turned(90).build());

    var response = client.get(state.path() + "/rendered", "Accept", "image/png");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type")).isEqualTo("image/png");
    int[] stored = greys(image);
    assertThat(greys(picture(response)))
        .containsExactly(stored[3], stored[0], stored[4], stored[1], stored[5], stored[2]);
  }

  /** Tables of more than a kilobyte are no part of the metadata. */
  @Test
  void readsTablesThatAreBulkData() throws IOException {
    var image = archive.store(sample().ofBits(8).ofSize(2, 3));
    byte[] entries = new byte[2 * 1024];
    for (int i = 0; i < 1024; i++) {
      entries[2 * i] = (byte) (i < 256 ? 255 - i : 0);
    }
    var table =
        new Dataset()
            .put(Presentation.words(Tags.LUT_DESCRIPTOR, 1024, 0, 8))
            .put(Element.value(Tags.LUT_DATA, Vr.OW, entries));
    var voi = new Dataset().put(Element.sequence(Tags.VOILUT_SEQUENCE, List.of(table)));
    var state =
        archive.store(
            Presentation.of(image)
                .with(Element.sequence(Tags.SOFTCOPY_VOILUT_SEQUENCE, List.of(voi)))
                .build());

    var picture = picture(client.get(state.path() + "/rendered", "Accept", "image/png"));

    int[] inverted = Arrays.stream(greys(image)).map(value -> 255 - value).toArray();
    assertThat(greys(picture)).containsExactly(inverted);
  }

  @Test
  void givesEachImageItsOwnModalityTransformation() throws IOException {
    String study = newUid();
    var one = archive.store(sample().in(study, newUid()).ofBits(8).ofSize(2, 3));
    var other = archive.store(sample().in(study, newUid()).ofBits(8).ofSize(2, 3));
    var halved = rescaling(other, "0.5");
    var state =
        archive.store(
            Presentation.of(other)
                .with(
                    Element.sequence(
                        Tags.VARIABLE_MODALITY_LUT_SEQUENCE,
                        List.of(rescaling(one, "0.25"), halved)))
                .window(128, 256)
                .build(Presentation.VARIABLE_MODALITY_LUT));

    var picture = picture(client.get(state.path() + "/rendered", "Accept", "image/png"));

    int[] expected =
        Arrays.stream(greys(other)).map(value -> (int) (value / 2.0 / 256 * 255 + 0.5)).toArray();
    assertThat(greys(picture)).containsExactly(expected);
  }

  private static Dataset rescaling(Sample image, String slope) {
    var reference =
        new Dataset()
            .putText(Tags.REFERENCED_SOP_INSTANCE_UID, Vr.UI, image.location().sopInstanceUid());
    return new Dataset()
        .put(Element.sequence(Tags.REFERENCED_IMAGE_SEQUENCE, List.of(reference)))
        .putText(Tags.RESCALE_SLOPE, Vr.DS, slope);
  }

  @Test
  void ofSeveralFramesIsAPartForEach() {
    String study = newUid();
    var one = archive.store(sample().in(study, newUid()).withFrames(5));
    var other = archive.store(sample().in(study, newUid()).withFrames(2));
    var state = archive.store(Presentation.of(one, "2", "4").and(other).build());

    var any = client.get(state.path() + "/rendered", "Accept", "*/*");
    var png = client.get(state.path() + "/rendered?viewport=4,4", "Accept", "image/png");

    assertThat(parts(any)).extracting(Client.Part::contentType).hasSize(4);
    assertThat(parts(png))
        .extracting(Client.Part::contentType)
        .containsExactly("image/png", "image/png", "image/png", "image/png");
  }

  @ParameterizedTest
  @CsvSource({
    "/rendered?viewport=100%2C50, 25, 50",
    "/thumbnail, 4, 8",
    "/thumbnail?viewport=2%2C2, 1, 2",
  })
  void fitsTheViewport(String path, int width, int height) throws IOException {
    var image = archive.store(sample().ofBits(8).ofSize(4, 8));
    var state = archive.store(Presentation.of(image).turned(270).build());

    var picture = picture(client.get(state.path() + path));

    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
  }

  @Test
  void isAnnotatedButNotInThumbnails() throws IOException {
    var image = archive.store(sample().ofBits(8).ofSize(8, 8));
    var state = archive.store(Presentation.of(image).crossedOut(2, 8).build());

    var rendered = picture(client.get(state.path() + "/rendered", "Accept", "image/png"));
    var thumbnail = picture(client.get(state.path() + "/thumbnail", "Accept", "image/png"));

    assertThat(greys(rendered)[3 * 8 + 3]).isEqualTo(255);
    assertThat(greys(rendered)[3 * 8 + 5]).isEqualTo(greys(image)[3 * 8 + 5]);
    assertThat(greys(thumbnail)).containsExactly(greys(image));
    var ofSeries =
        client.get(state.path().replaceFirst("/instances.*", "/thumbnail"), "Accept", "image/png");
    assertThat(greys(picture(ofSeries))).containsExactly(greys(image));
  }

  @Test
  void changesWithTheImageAndWithTheState() throws IOException {
    var image = archive.store(sample().ofBits(8).ofSize(2, 3));
    var state = archive.store(Presentation.of(image).turned(90).build());
    String path = state.path() + "/rendered";
    var before = client.get(path, "Accept", "image/png");
    var location = state.location();
    var changed =
        Presentation.of(image)
            .turned(0)
            .build()
            .in(location.studyInstanceUid(), location.seriesInstanceUid())
            .named(location.sopInstanceUid())
            .build();
    archive.store(changed, 2);

    await(() -> !Arrays.equals(client.get(path, "Accept", "image/png").body(), before.body()));
    var after = client.get(path, "Accept", "image/png");

    assertThat(picture(after).getWidth()).isEqualTo(3);
    assertThat(header(after, "ETag")).isNotEqualTo(header(before, "ETag"));
    assertThat(client.get(path, "Accept", "image/png", "If-None-Match", header(after, "ETag")))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(304);
  }

  /** Cached rows are used for a while. */
  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }

  @Nested
  class WithAMask {

    @ParameterizedTest
    @ValueSource(
        strings = {Presentation.GRAYSCALE, Presentation.XA_XRF, Presentation.VARIABLE_MODALITY_LUT})
    void showsWhatIsLeftOfAFrame(String kind) throws IOException {
      var image = archive.store(sample().ofBits(8).ofSize(4, 5).withFrames(4));
      var state =
          archive.store(
              Presentation.of(image, "4")
                  .subtracting("AVG_SUB", Presentation.words(Tags.MASK_FRAME_NUMBERS, 1, 3))
                  .window(-64, 512)
                  .build(kind));

      var picture = picture(client.get(state.path() + "/rendered", "Accept", "image/png"));

      assertThat(greys(picture)).containsExactly(expected(image));
      var thumbnail = client.get(state.path() + "/thumbnail", "Accept", "image/png");
      assertThat(greys(picture(thumbnail))).containsExactly(greys(picture));
    }

    /** The fourth frame less the mean of the first and third, under a window from -320 to 192. */
    private static int[] expected(Sample image) {
      int[] first = unsigned(image.frames().get(0));
      int[] third = unsigned(image.frames().get(2));
      int[] fourth = unsigned(image.frames().get(3));
      int[] expected = new int[fourth.length];
      for (int i = 0; i < expected.length; i++) {
        double difference = fourth[i] - (first[i] + third[i]) / 2.0;
        double brightness = Math.min(1, (difference + 320) / 512);
        expected[i] = (int) (brightness * 255 + 0.5);
      }
      return expected;
    }

    @ParameterizedTest
    @ValueSource(strings = {Presentation.GRAYSCALE, Presentation.XA_XRF})
    void leavesFramesAsTheyAreThatHaveNone(String kind) throws IOException {
      var image = archive.store(sample().ofBits(8).ofSize(4, 5).withFrames(3));
      var state =
          archive.store(
              Presentation.of(image, "1")
                  .subtracting("TID", Presentation.words(Tags.TID_OFFSET, 1))
                  .build(kind));

      assertThat(greys(picture(client.get(state.path() + "/rendered", "Accept", "image/png"))))
          .containsExactly(greys(image));
    }

    @ParameterizedTest
    @CsvSource({"33, more than 32 frames", "1, frame 9 of an image that has 2"})
    void isRefusedWhereItCannotBeDone(int frames, String refusal) {
      int[] numbers = new int[frames];
      Arrays.fill(numbers, 9);
      var image = archive.store(sample().ofBits(8).withFrames(2));
      var state =
          archive.store(
              Presentation.of(image)
                  .subtracting("AVG_SUB", Presentation.words(Tags.MASK_FRAME_NUMBERS, numbers))
                  .build());

      assertRefused(state, 406, refusal);
    }
  }

  @Nested
  class WhatItRefersTo {

    @Test
    void mustBeThere() {
      var absent = sample().build();
      var state = archive.store(Presentation.of(absent).build());

      assertRefused(state, 409, absent.location().sopInstanceUid());
    }

    @Test
    void mustBeInItsStudy() {
      var elsewhere = archive.store(sample());
      var here = archive.store(sample());
      var state = archive.store(Presentation.of(here).and(elsewhere).build());

      assertRefused(state, 409, "which is not in its series");
    }

    @Test
    void mustBeImages() {
      var image = archive.store(sample());
      var state = archive.store(Presentation.of(image).build());
      var nested = archive.store(Presentation.of(state).build());

      assertRefused(nested, 409, "which is no image");
    }

    @Test
    void mustBeFramesOfIt() {
      var image = archive.store(sample().withFrames(2));
      var state = archive.store(Presentation.of(image, "1", "3").build());

      assertRefused(state, 409, "frame 3");
    }

    @Test
    void mustBeSomething() {
      var image = archive.store(sample());
      var state =
          archive.store(
              sample()
                  .in(image.location().studyInstanceUid(), newUid())
                  .withoutPixels(Presentation.GRAYSCALE, new Dataset()));

      assertRefused(state, 409, "no image");
    }

    @Test
    void isBounded() {
      String[] frames = new String[501];
      Arrays.fill(frames, "1");
      var image = archive.store(sample());
      var state = archive.store(Presentation.of(image, frames).build());

      assertRefused(state, 413, "isocenter.retrieve.presentation.max-images");
    }

    @Test
    void mayNotBeDecoded() {
      var image = archive.store(sample().encodedAs(TransferSyntax.of("1.2.840.10008.1.2.4.110")));
      var state = archive.store(Presentation.of(image).build());

      assertRefused(state, 406, "not decoded here");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "6, 501", "7, 501", "8, 501", "9, 501", "10, 501", "11, 501", "2, 200", "5, 200", "12, 200",
    "4, 406"
  })
  void ofAKindThatIsNotAppliedIsNotImplemented(int kind, int status) {
    var image = archive.store(sample());
    var state = archive.store(Presentation.of(image).build("1.2.840.10008.5.1.4.1.1.11." + kind));

    assertThat(client.get(state.path() + "/rendered").statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {100_001, 200_000})
  void drawsNoMoreThanItMay(int points) {
    var image = archive.store(sample());
    var state = archive.store(Presentation.of(image).crossedOut(points, 8).build());

    assertRefused(state, 406, "more than 100000 graphic points");
  }

  @Test
  void isReadOnlyToADepth() {
    var image = archive.store(sample());
    var nested = new Dataset();
    for (int i = 0; i < 20; i++) {
      nested =
          new Dataset().put(Element.sequence(Tags.GRAPHIC_ANNOTATION_SEQUENCE, List.of(nested)));
    }
    var state = Presentation.of(image);
    nested.forEach(state::with);

    assertRefused(archive.store(state.build()), 406, "nested too deeply");
  }

  @Test
  void isReadOnlyToASize() {
    var image = archive.store(sample());
    var state = Presentation.of(image);
    String megabyte = "x".repeat(1_000_000);
    for (int i = 0; i < 9; i++) {
      state.with(Element.text(0x0011_1010 + i, Vr.UT, megabyte));
    }

    assertRefused(archive.store(state.build()), 406, "bytes of metadata");
  }

  @ParameterizedTest
  @ValueSource(strings = {"window=1,2,linear", "viewport=5,5,0,0,1,1", "annotation="})
  void takesNoWindowAndNoRegion(String parameter) {
    var image = archive.store(sample());
    var state = archive.store(Presentation.of(image).build());

    assertThat(client.get(state.path() + "/rendered?" + parameter).statusCode()).isEqualTo(400);
  }

  @Nested
  class OfTheUriService {

    @Test
    void isAppliedToTheImage() throws IOException {
      var image = archive.store(sample().ofBits(8).ofSize(2, 3));
      var state = archive.store(Presentation.of(image).turned(180).build());

      var response = client.get(query(image, state) + "&contentType=image/png");
      var lower = client.get(query(image, state) + "&contentType=image/png&region=0,0.5,1,1");

      int[] stored = greys(image);
      assertThat(greys(picture(response)))
          .containsExactly(stored[5], stored[4], stored[3], stored[2], stored[1], stored[0]);
      assertThat(greys(picture(lower))).containsExactly(stored[2], stored[1], stored[0]);
    }

    @Test
    void isAppliedToTheFirstFrameThatItIsAbout() throws IOException {
      var image = archive.store(sample().ofBits(8).withFrames(3));
      var state = archive.store(Presentation.of(image, "3", "2").build());

      var picture = picture(client.get(query(image, state) + "&contentType=image/png"));

      assertThat(greys(picture)).containsExactly(unsigned(image.frames().get(1)));
      assertThat(header(client.get(query(image, state)), "Content-Type")).isEqualTo("image/jpeg");
    }

    @ParameterizedTest
    @CsvSource({
      "&windowCenter=1&windowWidth=2, 400",
      "&frameNumber=1, 400",
      "&contentType=application/dicom, 400",
      "&transferSyntax=*, 400",
      "&presentationUID=1.2.3, 400",
      "&contentType=image/jp2, 406",
      "&rows=4&annotation=patient&imageQuality=50, 200",
    })
    void stands(String more, int status) {
      var image = archive.store(sample());
      var state = archive.store(Presentation.of(image).build());

      assertThat(client.get(query(image, state) + more).statusCode()).isEqualTo(status);
    }

    @Test
    void mustBeAPresentationStateOfTheImageInItsStudy() {
      var image = archive.store(sample());
      var other = archive.store(sample());
      var ofOther = archive.store(Presentation.of(other).build());
      var absent = Presentation.of(image).build().build();
      var wrong =
          archive.store(sample().in(image.location().studyInstanceUid(), newUid()).withFrames(1));
      var ofNone =
          archive.store(
              sample()
                  .in(image.location().studyInstanceUid(), newUid())
                  .withoutPixels(Presentation.GRAYSCALE, new Dataset()));

      assertThat(client.get(query(image, ofOther)).statusCode()).isEqualTo(404);
      assertThat(client.get(query(image, absent)).statusCode()).isEqualTo(404);
      assertThat(client.get(query(image, wrong)).statusCode()).isEqualTo(400);
      assertThat(client.get(query(image, ofNone)).statusCode()).isEqualTo(400);
      assertThat(
              client.get(query(image, absent).replaceFirst("&presentationUID=.*", "")).statusCode())
          .isEqualTo(400);
    }

    private static String query(Sample image, Sample state) {
      return "/wado?requestType=WADO&studyUID=%s&seriesUID=%s&objectUID=%s"
              .formatted(
                  image.location().studyInstanceUid(),
                  image.location().seriesInstanceUid(),
                  image.location().sopInstanceUid())
          + "&presentationSeriesUID=%s&presentationUID=%s"
              .formatted(state.location().seriesInstanceUid(), state.location().sopInstanceUid());
    }
  }

  @Nested
  class ThatBlends {

    /** The superimposed image may be in another study. */
    @Test
    void laysOneImageOverTheOther() throws IOException {
      var below = archive.store(placed(sample().ofBits(8).ofSize(3, 5), 7));
      var above = archive.store(placed(sample().ofBits(8).ofSize(3, 5), 7));
      var state =
          archive.store(Presentation.of(below).under(above, 0.25f).build(Presentation.BLENDING));

      var response = client.get(state.path() + "/rendered", "Accept", "image/png");

      assertBlended(picture(response), below, above);
      var location = below.location();
      var applied =
          client.get(
              "/wado?requestType=WADO&studyUID=%s&seriesUID=%s&objectUID=%s"
                      .formatted(
                          location.studyInstanceUid(),
                          location.seriesInstanceUid(),
                          location.sopInstanceUid())
                  + "&contentType=image/png&presentationSeriesUID=%s&presentationUID=%s"
                      .formatted(
                          state.location().seriesInstanceUid(), state.location().sopInstanceUid()));
      assertBlended(picture(applied), below, above);
    }

    private static void assertBlended(BufferedImage picture, Sample below, Sample above) {
      for (int i = 0; i < 15; i++) {
        int rgb = picture.getRGB(i % 5, i / 5);
        double grey = greys(below)[i] * 0.75;
        // entries of a palette of two colours are those of the nearer one
        double red = greys(above)[i] < 128 ? 0 : 255;
        assertThat(rgb & 0xFF).isCloseTo((int) Math.round(grey), within(1));
        assertThat(rgb >> 8 & 0xFF).isCloseTo((int) Math.round(grey), within(1));
        assertThat(rgb >> 16 & 0xFF).isCloseTo((int) Math.round(grey + red * 0.25), within(1));
      }
    }

    @Test
    void takesTheFrameInTheSamePlace() throws IOException {
      String study = newUid();
      var below = archive.store(placed(sample().in(study, newUid()).ofBits(8).ofSize(3, 5), 2));
      var elsewhere = archive.store(placed(sample().in(study, newUid()).ofBits(8).ofSize(3, 5), 3));
      var state =
          archive.store(Presentation.of(below).under(elsewhere, 1).build(Presentation.BLENDING));

      assertRefused(state, 406, "There are 0 frames to be laid over frame 1");
    }

    @Test
    void needsToKnowWhereFramesAre() {
      var below = archive.store(sample());
      var above = archive.store(sample());
      var state =
          archive.store(Presentation.of(below).under(above, 1).build(Presentation.BLENDING));

      assertRefused(state, 406, "does not say where its frames are");
    }

    private static SampleBuilder placed(SampleBuilder image, int slice) {
      return image
          .with(Element.text(Tags.FRAME_OF_REFERENCE_UID, Vr.UI, "2.25.5"))
          .with(Element.text(Tags.IMAGE_POSITION_PATIENT, Vr.DS, "0\\0\\" + slice))
          .with(Element.text(Tags.IMAGE_ORIENTATION_PATIENT, Vr.DS, "1\\0\\0\\0\\1\\0"))
          .with(Element.text(Tags.PIXEL_SPACING, Vr.DS, "0.5\\0.5"));
    }
  }

  private void assertRefused(Sample state, int status, String detail) {
    var response = client.get(state.path() + "/rendered");

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(new String(response.body(), UTF_8)).contains(detail);
  }

  private static BufferedImage picture(HttpResponse<byte[]> response) throws IOException {
    assertThat(response.statusCode()).isEqualTo(200);
    return ImageIO.read(new ByteArrayInputStream(response.body()));
  }

  private static int[] greys(Sample image) {
    return unsigned(image.frames().getFirst());
  }

  private static int[] unsigned(byte[] bytes) {
    int[] values = new int[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes[i] & 0xFF;
    }
    return values;
  }

  private static int[] greys(BufferedImage picture) {
    return picture
        .getRaster()
        .getSamples(
            0,
            0,
            picture.getWidth(),
            picture.getHeight(),
            0,
            new int[picture.getWidth() * picture.getHeight()]);
  }
}
