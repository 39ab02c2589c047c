package org.isocenter.retrieve.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.retrieve.fixture.Client.header;
import static org.isocenter.retrieve.fixture.SampleBuilder.sample;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.colour.ColourSpace;
import org.isocenter.retrieve.fixture.Pixels;
import org.isocenter.retrieve.fixture.RetrieveProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameter iccprofile, PS3.18 8.3.5.1.5, and overlays that hide in the pixels. */
@QuarkusTest
@TestProfile(RetrieveProfile.class)
class ColoursIT extends RetrieveContract {

  /** Longer than what the metadata holds itself. */
  private static final int BULK = 4000;

  private static final byte[] ADOBE = ColourSpace.ADOBERGB.profile();

  private String path(Dataset attributes) {
    return archive.store(sample().withAttributes(attributes)).path();
  }

  private static Element profile(byte[] bytes) {
    return Element.value(Tags.ICC_PROFILE, Vr.OB, Arrays.copyOf(bytes, bytes.length & ~1));
  }

  private static boolean holds(byte[] file, byte[] stretch) {
    return new String(file, ISO_8859_1).contains(new String(stretch, ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofTheImageIsPutIntoTheFile(boolean inline) {
    byte[] stored = inline ? ADOBE : Arrays.copyOf(ADOBE, BULK);
    var path = path(Pixels.colours(200, 100, 50).put(profile(stored)));

    var plain = client.get(path + "/rendered", "Accept", "image/jpeg");
    var with = client.get(path + "/rendered?iccprofile=yes", "Accept", "image/jpeg");
    var without = client.get(path + "/rendered?iccprofile=no", "Accept", "image/jpeg");

    assertThat(holds(with.body(), ADOBE)).isTrue();
    assertThat(without.body()).isEqualTo(plain.body());
    assertThat(holds(plain.body(), "ICC_PROFILE".getBytes(UTF_8))).isFalse();
    assertThat(header(with, "ETag")).isNotEqualTo(header(plain, "ETag"));
  }

  @Test
  void ofAnOpticalPathIsThatOfItsFrames() {
    var other = opticalPath("1", ColourSpace.DISPLAYP3.profile());
    var own = opticalPath("2", ADOBE);
    var path =
        path(
            Pixels.colours(200, 100, 50)
                .put(Element.sequence(Tags.OPTICAL_PATH_SEQUENCE, List.of(other, own)))
                .put(
                    Element.sequence(
                        Tags.SHARED_FUNCTIONAL_GROUPS_SEQUENCE, List.of(groupOf("2")))));

    var jpeg = client.get(path + "/rendered?iccprofile=yes", "Accept", "image/jpeg");

    assertThat(holds(jpeg.body(), ADOBE)).isTrue();
  }

  private static Dataset opticalPath(String identifier, byte[] profile) {
    return new Dataset()
        .putText(Tags.OPTICAL_PATH_IDENTIFIER, Vr.SH, identifier)
        .put(profile(Arrays.copyOf(profile, BULK)));
  }

  private static Dataset groupOf(String identifier) {
    var named = new Dataset().putText(Tags.OPTICAL_PATH_IDENTIFIER, Vr.SH, identifier);
    return new Dataset()
        .put(Element.sequence(Tags.OPTICAL_PATH_IDENTIFICATION_SEQUENCE, List.of(named)));
  }

  /** Green of Adobe RGB lies outside of sRGB, grey is grey, and this orange becomes stronger. */
  @Test
  void convertsColours() throws IOException {
    var path = path(Pixels.colours(0, 255, 0, 128, 128, 128, 200, 120, 60).put(profile(ADOBE)));

    var png = client.get(path + "/rendered?iccprofile=srgb", "Accept", "image/png");

    var picture = ImageIO.read(new ByteArrayInputStream(png.body()));
    assertThat(picture.getRGB(0, 0)).isEqualTo(0xFF00FF00);
    assertThat(picture.getRGB(1, 0) & 0xFF).isBetween(126, 130);
    int orange = picture.getRGB(2, 0);
    assertThat(orange >> 16 & 0xFF).isGreaterThan(215);
    assertThat(orange & 0xFF).isLessThan(60);
    assertThat(holds(png.body(), "iCCP".getBytes(UTF_8))).isTrue();
  }

  @Test
  void withoutOneColoursAreThoseThatTheImageNamesOrSrgb() {
    var unnamed = path(Pixels.colours(200, 100, 50));
    var named = path(Pixels.colours(200, 100, 50).putText(Tags.COLOR_SPACE, Vr.CS, "DISPLAYP3"));

    assertThat(
            holds(
                client.get(unnamed + "/rendered?iccprofile=YES").body(),
                ColourSpace.SRGB.profile()))
        .isTrue();
    assertThat(
            holds(
                client.get(named + "/rendered?iccprofile=yes").body(),
                ColourSpace.DISPLAYP3.profile()))
        .isTrue();
  }

  @Test
  void ofLookupTablesIsHandedOnAndNotReckonedWith() {
    byte[] tables = new String(ADOBE, ISO_8859_1).replace("gXYZ", "A2B0").getBytes(ISO_8859_1);
    var path = path(Pixels.colours(200, 100, 50).put(profile(tables)));

    var converted = client.get(path + "/rendered?iccprofile=srgb");

    assertThat(converted.statusCode()).isEqualTo(406);
    assertThat(new String(converted.body(), UTF_8)).contains("lookup tables");
    assertThat(holds(client.get(path + "/rendered?iccprofile=yes").body(), tables)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"20, broken", "4000, broken", "9000, more than 8192 bytes"})
  void thatIsNoneOrTooLongIsRefused(int length, String reason) {
    byte[] nonsense = new byte[length];
    Arrays.fill(nonsense, (byte) 0xFF);
    var path = path(Pixels.colours(200, 100, 50).put(profile(nonsense)));

    var response = client.get(path + "/rendered?iccprofile=yes");

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(new String(response.body(), UTF_8)).contains(reason);
    assertThat(client.get(path + "/rendered").statusCode()).isEqualTo(200);
  }

  @Test
  void isPutIntoAGif() {
    var path = path(Pixels.colours(200, 100, 50).put(profile(ADOBE)));

    var with = client.get(path + "/rendered?iccprofile=yes", "Accept", "image/gif");
    var without = client.get(path + "/rendered?iccprofile=no", "Accept", "image/gif");

    assertThat(holds(with.body(), "ICCRGBG1012".getBytes(UTF_8))).isTrue();
    assertThat(holds(with.body(), Arrays.copyOf(ADOBE, 255))).isTrue();
    assertThat(holds(without.body(), "ICCRGBG1012".getBytes(UTF_8))).isFalse();
  }

  /** A file has one profile: frames that keep different ones cannot be in it. */
  @Test
  void ofAnAnimationIsThatOfAllItsFrames() throws IOException {
    var adobe = opticalPath("1", ADOBE);
    var srgb = opticalPath("2", ColourSpace.SRGB.profile());
    var path =
        path(
            Pixels.colours(225, 60, 60, 225, 60, 60)
                .put(Pixels.number(Tags.COLUMNS, 1))
                .putText(Tags.NUMBER_OF_FRAMES, Vr.IS, "2")
                .put(Element.sequence(Tags.OPTICAL_PATH_SEQUENCE, List.of(adobe, srgb)))
                .put(
                    Element.sequence(
                        Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE,
                        List.of(groupOf("1"), groupOf("2")))));

    var kept = client.get(path + "/rendered?iccprofile=yes", "Accept", "image/gif");
    var converted = client.get(path + "/rendered?iccprofile=srgb", "Accept", "image/gif");

    assertThat(kept.statusCode()).isEqualTo(406);
    assertThat(new String(kept.body(), UTF_8)).contains("different ICC profiles");
    assertThat(holds(converted.body(), Arrays.copyOf(ColourSpace.SRGB.profile(), 255))).isTrue();
    var reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(converted.body())));
    // The steps of red in a GIF: 225 of Adobe RGB is beyond the last one, 225 of sRGB before it.
    assertThat(reader.read(0).getRGB(0, 0) >> 16 & 0xFF).isEqualTo(255);
    assertThat(reader.read(1).getRGB(0, 0) >> 16 & 0xFF).isEqualTo(204);
  }

  @Test
  void ofGreysIsNone() {
    var path = path(Pixels.greys(12, 0, 100, 200).put(profile(ADOBE)));

    var jpeg = client.get(path + "/rendered?iccprofile=srgb", "Accept", "image/jpeg");

    assertThat(holds(jpeg.body(), "ICC_PROFILE".getBytes(UTF_8))).isFalse();
  }

  @Test
  void overlaysInUnusedBitsAreDrawn() throws IOException {
    var path =
        path(
            Pixels.greys(12, 0, 0x8000 | 1000, 1000, 2000)
                .put(Pixels.number(0x60000010, 1))
                .put(Pixels.number(0x60000011, 4))
                .putText(0x60000040, Vr.CS, "G")
                .put(Pixels.number(0x60000100, 16))
                .put(Pixels.number(0x60000102, 15)));

    var png = client.get(path + "/rendered", "Accept", "image/png");
    var thumbnail = client.get(path + "/thumbnail?viewport=4,1", "Accept", "image/png");

    assertThat(greys(png.body())).containsExactly(0, 255, 128, 255);
    assertThat(greys(thumbnail.body())).containsExactly(0, 128, 128, 255);
  }

  private static int[] greys(byte[] png) throws IOException {
    var raster = ImageIO.read(new ByteArrayInputStream(png)).getRaster();
    return raster.getSamples(0, 0, raster.getWidth(), 1, 0, new int[raster.getWidth()]);
  }
}
