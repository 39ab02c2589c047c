package org.isocenter.imaging.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isocenter.imaging.presentation.PresentedPictures.image;
import static org.isocenter.imaging.presentation.PresentedPictures.numbers;
import static org.isocenter.imaging.presentation.StateBuilder.IMAGE;
import static org.isocenter.imaging.presentation.StateBuilder.LIMITS;
import static org.isocenter.imaging.presentation.StateBuilder.aState;
import static org.isocenter.imaging.presentation.StateBuilder.floats;
import static org.isocenter.imaging.presentation.StateBuilder.reference;
import static org.isocenter.imaging.presentation.StateBuilder.window;
import static org.isocenter.imaging.presentation.StateBuilder.words;

import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.frame.Photometric;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.isocenter.imaging.render.FrameRenderer;
import org.isocenter.imaging.render.UnrenderableException;
import org.isocenter.imaging.render.View;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blending, PS3.4 N.2.4; expected pixels are reckoned by hand. */
class BlendedFrameTest {

  private static final String OVER = "2.25.11";

  private static StateBuilder blending(double opacity, Dataset... items) {
    return aState()
        .with(Element.sequence(Tags.BLENDING_SEQUENCE, List.of(items)))
        .with(floats(Tags.RELATIVE_OPACITY, opacity))
        .with(words(Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR, Vr.US, 2, 0, 8))
        .with(words(Tags.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR, Vr.US, 2, 0, 8))
        .with(words(Tags.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR, Vr.US, 2, 0, 8))
        .with(table(Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA, 0, 200))
        .with(table(Tags.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA, 0, 100))
        .with(table(Tags.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA, 40, 0));
  }

  private static Element table(int tag, int first, int second) {
    return Element.value(tag, Vr.OW, new byte[] {(byte) first, (byte) second});
  }

  private static Dataset layer(String position, String uid) {
    var series =
        new Dataset()
            .putText(Tags.SERIES_INSTANCE_UID, Vr.UI, "2.25.2")
            .put(Element.sequence(Tags.REFERENCED_IMAGE_SEQUENCE, List.of(reference(uid))));
    return new Dataset()
        .putText(Tags.BLENDING_POSITION, Vr.CS, position)
        .putText(Tags.STUDY_INSTANCE_UID, Vr.UI, "2.25.1")
        .put(Element.sequence(Tags.REFERENCED_SERIES_SEQUENCE, List.of(series)));
  }

  private static PresentationState read(StateBuilder state) throws UnrenderableException {
    return PresentationState.read(PresentationKind.BLENDING, state.attributes(), LIMITS);
  }

  private static Samples.Bytes samples(int rows, int... stored) {
    var format =
        new PixelFormat(rows, stored.length / rows, 1, 8, 8, false, Photometric.MONOCHROME2, false);
    byte[] values = new byte[stored.length];
    for (int i = 0; i < stored.length; i++) {
      values[i] = (byte) stored[i];
    }
    return new Samples.Bytes(format, values);
  }

  private static BlendedFrame frame(PresentationState state, int columns) {
    var above = image(1, columns).putText(Tags.SOP_INSTANCE_UID, Vr.UI, OVER);
    return new BlendedFrame(
        new PresentedFrame(state, new FrameRenderer(image(1, columns), 1)),
        new FrameRenderer(above, 1),
        state.blending().orElseThrow());
  }

  @Test
  void laysColoursOverGreys() throws UnrenderableException {
    var under = layer("UNDERLYING", IMAGE).putText(Tags.RESCALE_SLOPE, Vr.DS, "2");
    under.put(Element.sequence(Tags.SOFTCOPY_VOILUT_SEQUENCE, List.of(bright(255))));
    var over = layer("SUPERIMPOSED", OVER);
    over.put(Element.sequence(Tags.SOFTCOPY_VOILUT_SEQUENCE, List.of(bright(2))));
    var state = read(blending(0.25, over, under).turned(0, "Y"));
    var below = samples(1, 10, 60);
    var frame = frame(state, 2);

    var picture =
        frame.render(
            frame.underlying(below),
            frame.superimposed(samples(1, 0, 2)),
            below.format(),
            View.PLAIN);

    // greys of 20 and 120, the first and the last colour, a quarter of it; then flipped
    assertThat(picture.channels()).isEqualTo(3);
    assertThat(numbers(picture)).containsExactly(140, 115, 90, 15, 15, 25);
    assertThat(frame.under().channels(below.format())).isEqualTo(3);
  }

  /** From 0 to what is shown as white. */
  private static Dataset bright(int white) {
    return window(white / 2.0, white, new Dataset());
  }

  @Test
  void isOfTheImagesBelow() throws UnrenderableException {
    var state = read(blending(1, layer("UNDERLYING", "2.25.8"), layer("SUPERIMPOSED", "2.25.9")));

    assertThat(state.firstFrameOf("2.25.8")).contains(1);
    assertThat(state.firstFrameOf("2.25.9")).isEmpty();
    assertThat(state.blending().orElseThrow().superimposed().studyInstanceUid())
        .isEqualTo("2.25.1");
  }

  @Test
  void needsBothLayersAndTheirRelation() {
    var one = layer("UNDERLYING", IMAGE);
    var noOpacity = blending(1, one, layer("SUPERIMPOSED", OVER));
    noOpacity.dataset.remove(Tags.RELATIVE_OPACITY);

    assertThatThrownBy(() -> read(blending(1, one, one))).hasMessageContaining("superimposed");
    assertThatThrownBy(() -> read(noOpacity)).isInstanceOf(UnrenderableException.class);
  }

  @Test
  void countsWhatItsLayersReferTo() {
    var tight = new PresentationLimits(3, 10, 10, 8);
    var attributes =
        blending(1, layer("UNDERLYING", IMAGE), layer("SUPERIMPOSED", OVER)).attributes();

    assertThatThrownBy(() -> PresentationState.read(PresentationKind.BLENDING, attributes, tight))
        .hasMessageContaining("more than 3 items");
  }

  @Test
  void isOfEqualSizesAndOfGreys() throws UnrenderableException {
    var state = read(blending(1, layer("UNDERLYING", IMAGE), layer("SUPERIMPOSED", OVER)));
    var frame = frame(state, 2);
    var greys = frame.underlying(samples(1, 1, 2));
    var colours = frame.superimposed(samples(1, 1, 2, 3));
    var rgb = new PixelFormat(1, 1, 3, 8, 8, false, Photometric.RGB, false);

    assertThatThrownBy(() -> frame.render(greys, colours, samples(1, 1, 2).format(), View.PLAIN))
        .hasMessageContaining("different sizes");
    assertThatThrownBy(() -> frame.underlying(new Samples.Bytes(rgb, new byte[3])))
        .hasMessageContaining("greys");
  }

  @Nested
  class Planes {

    private static Dataset placed() {
      return image(512, 512)
          .putText(Tags.FRAME_OF_REFERENCE_UID, Vr.UI, "2.25.77")
          .putText(Tags.IMAGE_POSITION_PATIENT, Vr.DS, "-100", "-120", "33.5")
          .putText(Tags.IMAGE_ORIENTATION_PATIENT, Vr.DS, "1", "0", "0", "0", "1", "0")
          .putText(Tags.PIXEL_SPACING, Vr.DS, "0.5", "0.5");
    }

    private static FramePlane plane(Dataset instance, int frame) {
      return FramePlane.of(instance, frame).orElseThrow();
    }

    @Test
    void coincideWhereEveryPixelDoes() {
      var moved = placed().putText(Tags.IMAGE_POSITION_PATIENT, Vr.DS, "-100", "-120.004", "33.5");

      assertThat(plane(placed(), 1).coincidesWith(plane(moved, 1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      "FRAME_OF_REFERENCE_UID, 2.25.78",
      "IMAGE_POSITION_PATIENT, -100\\-120\\33.6",
      "IMAGE_ORIENTATION_PATIENT, 1\\0\\0\\0\\0.999\\0.04",
      "PIXEL_SPACING, 0.5\\0.501",
    })
    void doNotCoincideOtherwise(String attribute, String value) {
      int tag =
          switch (attribute) {
            case "FRAME_OF_REFERENCE_UID" -> Tags.FRAME_OF_REFERENCE_UID;
            case "IMAGE_POSITION_PATIENT" -> Tags.IMAGE_POSITION_PATIENT;
            case "IMAGE_ORIENTATION_PATIENT" -> Tags.IMAGE_ORIENTATION_PATIENT;
            default -> Tags.PIXEL_SPACING;
          };
      var vr = tag == Tags.FRAME_OF_REFERENCE_UID ? Vr.UI : Vr.DS;
      var other = placed().putText(tag, vr, value.split("\\\\", -1));
      var small = placed().put(words(Tags.ROWS, Vr.US, 511));

      assertThat(plane(placed(), 1).coincidesWith(plane(other, 1))).isFalse();
      assertThat(plane(placed(), 1).coincidesWith(plane(small, 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        ints = {
          Tags.FRAME_OF_REFERENCE_UID,
          Tags.IMAGE_POSITION_PATIENT,
          Tags.IMAGE_ORIENTATION_PATIENT,
          Tags.PIXEL_SPACING
        })
    void areUnknownWhereAnythingOfThemIs(int tag) {
      var image = placed();
      image.remove(tag);

      assertThat(FramePlane.of(image, 1)).isEqualTo(Optional.empty());
    }

    @Test
    void areThoseOfTheFrame() {
      var image = placed();
      var position =
          new Dataset().putText(Tags.IMAGE_POSITION_PATIENT, Vr.DS, "-100", "-120", "40");
      var second =
          new Dataset().put(Element.sequence(Tags.PLANE_POSITION_SEQUENCE, List.of(position)));
      image.put(
          Element.sequence(
              Tags.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE, List.of(new Dataset(), second)));

      assertThat(plane(image, 2).position()).containsExactly(-100.0, -120.0, 40.0);
      assertThat(plane(image, 1).coincidesWith(plane(image, 2))).isFalse();
    }
  }
}
