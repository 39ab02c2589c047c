package org.isocenter.imaging.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isocenter.imaging.presentation.PresentedPictures.image;
import static org.isocenter.imaging.presentation.PresentedPictures.ints;
import static org.isocenter.imaging.presentation.PresentedPictures.numbers;
import static org.isocenter.imaging.presentation.StateBuilder.IMAGE;
import static org.isocenter.imaging.presentation.StateBuilder.LIMITS;
import static org.isocenter.imaging.presentation.StateBuilder.aState;
import static org.isocenter.imaging.presentation.StateBuilder.floats;
import static org.isocenter.imaging.presentation.StateBuilder.reference;
import static org.isocenter.imaging.presentation.StateBuilder.words;

import java.util.ArrayList;
import java.util.Collections;
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

/** Masks, PS3.4 N.2.1.2 and PS3.3 C.7.6.10; expected pixels are reckoned by hand. */
class SubtractionTest {

  /** Five frames of two rows and two columns. */
  private static final int[][] FRAMES = {
    {10, 20, 30, 40}, {12, 24, 36, 48}, {50, 60, 70, 80}, {90, 20, 10, 0}, {100, 100, 100, 100}
  };

  /** A window that shows a difference of 0 as 100, and each step of it as one of grey. */
  private static StateBuilder showingDifferences() {
    return aState().window(27.5, 255);
  }

  private static Dataset operation(String name) {
    return new Dataset().putText(Tags.MASK_OPERATION, Vr.CS, name);
  }

  private static Element subtracting(Dataset... items) {
    return Element.sequence(Tags.MASK_SUBTRACTION_SEQUENCE, List.of(items));
  }

  private static Optional<Mask> mask(StateBuilder state, int frame) throws UnrenderableException {
    return presented(state, PresentationKind.GRAYSCALE, frame, image(2, 2)).mask(FRAMES.length);
  }

  private static PresentedFrame presented(
      StateBuilder state, PresentationKind kind, int frame, Dataset image)
      throws UnrenderableException {
    var read = PresentationState.read(kind, state.attributes(), LIMITS);
    return new PresentedFrame(read, new FrameRenderer(image, frame));
  }

  private static int[] shown(StateBuilder state, int frame) throws UnrenderableException {
    return shown(presented(state, PresentationKind.GRAYSCALE, frame, image(2, 2)));
  }

  private static int[] shown(PresentedFrame frame) throws UnrenderableException {
    var format = new PixelFormat(2, 2, 1, 8, 8, false, Photometric.MONOCHROME2, false);
    var mask = frame.mask(FRAMES.length).orElseThrow();
    var subtraction = new Subtraction(frame, mask, format);
    for (int number : mask.all()) {
      byte[] values = new byte[4];
      for (int i = 0; i < 4; i++) {
        values[i] = (byte) FRAMES[number - 1][i];
      }
      subtraction.add(number, new Samples.Bytes(format, values));
    }
    return numbers(subtraction.render(View.PLAIN));
  }

  @Nested
  class Averages {

    @Test
    void areSubtractedFromTheFrame() throws UnrenderableException {
      var item = operation("AVG_SUB").put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, 1, 2));

      // 50 - 11, 60 - 22, 70 - 33, 80 - 44
      assertThat(shown(showingDifferences().with(subtracting(item)), 3))
          .containsExactly(139, 138, 137, 136);
    }

    @Test
    void areSubtractedFromTheMeanOfFrames() throws UnrenderableException {
      var item =
          operation("AVG_SUB")
              .put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, 1))
              .put(words(Tags.CONTRAST_FRAME_AVERAGING, Vr.US, 2));

      // means of the third and the fourth frame: 70, 40, 40, 40
      assertThat(shown(showingDifferences().with(subtracting(item)), 3))
          .containsExactly(160, 120, 110, 100);
      assertThat(mask(aState().with(subtracting(item)), 5)).isEmpty();
    }

    @Test
    void areOfFramesThatTheImageHas() {
      for (int[] frames : new int[][] {{6}, {0}, {}}) {
        var item = operation("AVG_SUB").put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, frames));

        assertThatThrownBy(() -> mask(aState().with(subtracting(item)), 1))
            .isInstanceOf(UnrenderableException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TID, 1, 3, 2",
    "TID, 2, 3, 1",
    "TID, -1, 3, 4",
    "TID, , 3, 2",
    "TID, 3, 3, ",
    "REV_TID, 1, 3, 2",
    "REV_TID, 1, 4, 1",
    "REV_TID, 1, 5, ",
    "NONE, 1, 3, ",
  })
  void differencesOfTimeTakeTheFrameAtAnOffset(
      String operation, Integer offset, int frame, Integer found) throws UnrenderableException {
    var item = operation(operation).put(words(Tags.APPLICABLE_FRAME_RANGE, Vr.US, 3, 5));
    if (offset != null) {
      item.put(words(Tags.TID_OFFSET, Vr.SS, offset));
    }

    var mask = mask(aState().with(subtracting(item)), frame);

    assertThat(mask.map(Mask::frames)).isEqualTo(Optional.ofNullable(found).map(List::of));
    assertThat(mask(aState().with(subtracting(item)), 2)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, '10 20 30 40'",
    "1, 0, '10 20 10 20'",
    "-1, 0, '30 40 30 40'",
    "0, 1, '20 20 40 40'",
    "0, -1, '10 10 30 30'",
    "0.5, 0, '10 20 20 30'",
    "0.5, 0.5, '15 20 25 30'",
    "1e30, -1e30, '10 10 10 10'",
  })
  void aMaskIsShifted(double down, double left, String shifted) throws UnrenderableException {
    var item =
        operation("AVG_SUB")
            .put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, 1))
            .put(floats(Tags.MASK_SUB_PIXEL_SHIFT, down, left));

    var shown = shown(showingDifferences().with(subtracting(item)), 5);

    int[] expected = ints(shifted);
    for (int i = 0; i < expected.length; i++) {
      expected[i] = 100 + 100 - expected[i];
    }
    assertThat(shown).containsExactly(expected);
  }

  @Test
  void valuesAreRescaledFirstAndSpreadOverAllDifferencesWithoutAWindow()
      throws UnrenderableException {
    var item = operation("AVG_SUB").put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, 1, 2));
    var state =
        aState()
            .with(subtracting(item))
            .with(Element.text(Tags.RESCALE_SLOPE, Vr.DS, "2"))
            .with(Element.text(Tags.RESCALE_INTERCEPT, Vr.DS, "7"));

    // differences of twice 39 and 37 lie between -510 and 510
    int[] shown = shown(state, 3);
    assertThat(new int[] {shown[0], shown[2]}).containsExactly(147, 146);
    int[] inverse =
        shown(state.with(Element.text(Tags.PRESENTATION_LUT_SHAPE, Vr.CS, "INVERSE")), 3);
    assertThat(new int[] {inverse[0], inverse[2]}).containsExactly(108, 109);
  }

  @Nested
  class OfAngiography {

    @Test
    void areThoseOfTheImageAndOfItsRanges() throws UnrenderableException {
      var other =
          operation("AVG_SUB")
              .put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, 1))
              .put(Element.sequence(Tags.REFERENCED_IMAGE_SEQUENCE, List.of(reference("2.25.9"))));
      var early =
          operation("AVG_SUB")
              .put(words(Tags.APPLICABLE_FRAME_RANGE, Vr.US, 2, 2, 4, 4))
              .put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, 2))
              .put(Element.sequence(Tags.REFERENCED_IMAGE_SEQUENCE, List.of(reference(IMAGE))));
      var late = operation("TID").put(words(Tags.APPLICABLE_FRAME_RANGE, Vr.US, 5, 5));
      var state = aState().with(subtracting(other, early, late));

      assertThat(mask(state, 1)).isEmpty();
      assertThat(mask(state, 3)).isEmpty();
      assertThat(mask(state, 4).orElseThrow().frames()).containsExactly(2);
      assertThat(mask(state, 5).orElseThrow().frames()).containsExactly(4);
    }

    @Test
    void areSeenThroughAsMuchAsTheStateSays() throws UnrenderableException {
      var display = display(3, 5, "SUB").put(floats(Tags.MASK_VISIBILITY_PERCENTAGE, 50));
      var item = operation("AVG_SUB").put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, 1));
      var state = showingDifferences().with(subtracting(item)).with(shownAs(display));

      // half of the mask is subtracted
      assertThat(shown(state, 5)).containsExactly(195, 190, 185, 180);
      assertThat(mask(state.with(shownAs(display(3, 5, "NAT"))), 4)).isEmpty();
      assertThat(mask(state, 1)).isPresent();
    }

    @Test
    void areLogarithmsBeforeTheyAreSubtracted() throws UnrenderableException {
      int[] entries = new int[128];
      for (int i = 0; i < entries.length; i++) {
        entries[i] = i * 2;
      }
      var table =
          new Dataset()
              .put(words(Tags.LUT_DESCRIPTOR, Vr.US, entries.length, 0, 8))
              .put(words(Tags.LUT_DATA, Vr.OW, entries));
      var logarithms =
          Element.sequence(Tags.PIXEL_INTENSITY_RELATIONSHIP_LUT_SEQUENCE, List.of(table));
      var item = operation("AVG_SUB").put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, 1));
      var state = showingDifferences().with(subtracting(item));
      var linear = image(2, 2).putText(Tags.PIXEL_INTENSITY_RELATIONSHIP, Vr.CS, "LIN");

      assertThatThrownBy(() -> presented(state, PresentationKind.XA_XRF, 3, linear).mask(5))
          .hasMessageContaining("logarithms");
      state.with(logarithms);
      assertThat(shown(presented(state, PresentationKind.XA_XRF, 3, linear)))
          .containsExactly(180, 180, 180, 180);
    }

    @Test
    void areShiftedByTheirFrames() throws UnrenderableException {
      var region = new Dataset().put(floats(Tags.MASK_SUB_PIXEL_SHIFT, 1, 0));
      var shift =
          new Dataset()
              .put(words(Tags.PIXEL_SHIFT_FRAME_RANGE, Vr.US, 4, 5))
              .put(Element.sequence(Tags.REGION_PIXEL_SHIFT_SEQUENCE, List.of(region)));
      var item =
          operation("AVG_SUB")
              .put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, 1))
              .put(Element.sequence(Tags.PIXEL_SHIFT_SEQUENCE, List.of(shift)));
      var state = aState().with(subtracting(item));

      assertThat(mask(state, 3).orElseThrow().shifts()).containsExactly(MaskShift.NONE);
      assertThat(mask(state, 4).orElseThrow().shifts()).containsExactly(MaskShift.everywhere(1, 0));
    }

    /** Of several at a pixel the last one counts; where there is none, the mask is not shifted. */
    @ParameterizedTest
    @CsvSource({
      "'1 1 1 2 2 1', , '10 20 10 40'",
      "'2 2 2 1 1 2', , '10 20 10 20'",
      "'1 1 1 2 2 2', , '10 20 30 20'",
      "'1 1 1 2 2 1', '1 1 1 2 2 2 2 1', '20 20 40 40'",
      "'1 1 1 2 2 2 2 1', '1 1 1 2 2 1', '20 20 40 20'",
      "'', '2 2 2 3 3 2', '10 20 10 40'",
      "'-9 -9 -9 30000 30000 -9', '2 1', '10 20 10 20'",
    })
    void areShiftedByRegions(String first, String second, String moved)
        throws UnrenderableException {
      List<Dataset> regions = new ArrayList<>();
      regions.add(region(first, 1, 0));
      if (second != null) {
        regions.add(region(second, 0, 1));
      }
      var state = showingDifferences().with(subtracting(shifted(regions)));

      int[] expected = ints(moved);
      for (int i = 0; i < expected.length; i++) {
        expected[i] = 100 + 100 - expected[i];
      }
      assertThat(shown(state, 5)).containsExactly(expected);
    }

    @Test
    void areNotShiftedByMoreRegionsThanTheLimit() {
      for (var regions :
          List.of(
              Collections.nCopies(65, new Dataset()),
              Collections.nCopies(2, region("1" + " 1".repeat(2 * 2049 - 1), 0, 0)))) {
        assertThatThrownBy(aState().with(subtracting(shifted(regions)))::build)
            .hasMessageContaining("64 regions");
      }
    }

    private static Dataset shifted(List<Dataset> regions) {
      var shift = new Dataset().put(Element.sequence(Tags.REGION_PIXEL_SHIFT_SEQUENCE, regions));
      return operation("AVG_SUB")
          .put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, 1))
          .put(Element.sequence(Tags.PIXEL_SHIFT_SEQUENCE, List.of(shift)));
    }

    private static Dataset region(String vertices, double down, double left) {
      var region = new Dataset().put(floats(Tags.MASK_SUB_PIXEL_SHIFT, down, left));
      return vertices.isEmpty()
          ? region
          : region.put(words(Tags.VERTICES_OF_THE_REGION, Vr.SS, ints(vertices)));
    }

    @Test
    void haveTheShutterOfTheFrame() throws UnrenderableException {
      var shutter =
          new Dataset()
              .put(Element.sequence(Tags.REFERENCED_IMAGE_SEQUENCE, List.of(reference(IMAGE, 3))))
              .putText(Tags.SHUTTER_SHAPE, Vr.CS, "RECTANGULAR")
              .putText(Tags.SHUTTER_LEFT_VERTICAL_EDGE, Vr.IS, "1")
              .putText(Tags.SHUTTER_RIGHT_VERTICAL_EDGE, Vr.IS, "1")
              .putText(Tags.SHUTTER_UPPER_HORIZONTAL_EDGE, Vr.IS, "1")
              .putText(Tags.SHUTTER_LOWER_HORIZONTAL_EDGE, Vr.IS, "2")
              .put(words(Tags.SHUTTER_PRESENTATION_VALUE, Vr.US, 0));
      var item = operation("AVG_SUB").put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, 1));
      var state =
          showingDifferences()
              .with(subtracting(item))
              .with(Element.sequence(Tags.FRAME_DISPLAY_SHUTTER_SEQUENCE, List.of(shutter)));

      assertThat(shown(state, 3)).containsExactly(140, 0, 140, 0);
      assertThat(shown(state, 5)).containsExactly(190, 180, 170, 160);
    }

    private static Dataset display(int first, int last, String mode) {
      return new Dataset()
          .putText(Tags.START_TRIM, Vr.IS, Integer.toString(first))
          .putText(Tags.STOP_TRIM, Vr.IS, Integer.toString(last))
          .putText(Tags.RECOMMENDED_VIEWING_MODE, Vr.CS, mode);
    }

    private static Element shownAs(Dataset display) {
      var item = new Dataset().put(Element.sequence(Tags.FRAME_DISPLAY_SEQUENCE, List.of(display)));
      return Element.sequence(Tags.MULTI_FRAME_PRESENTATION_SEQUENCE, List.of(item));
    }

    @Test
    void areNotFiltered() {
      var state =
          aState()
              .with(shownAs(display(1, 5, "NAT").put(floats(Tags.DISPLAY_FILTER_PERCENTAGE, 1))));

      assertThatThrownBy(state::build).hasMessageContaining("Display Filter Percentage");
    }
  }

  @Test
  void colouredAndUnequalFramesAreRefused() throws UnrenderableException {
    var item = operation("AVG_SUB").put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, 1));
    var state = aState().with(subtracting(item));
    var frame = presented(state, PresentationKind.GRAYSCALE, 2, image(2, 2));
    var mask = frame.mask(5).orElseThrow();
    var grey = new PixelFormat(2, 2, 1, 8, 8, false, Photometric.MONOCHROME2, false);
    var wide = new PixelFormat(2, 3, 1, 8, 8, false, Photometric.MONOCHROME2, false);
    var colour = new PixelFormat(2, 2, 3, 8, 8, false, Photometric.RGB, false);
    var subtraction = new Subtraction(frame, mask, grey);

    assertThatThrownBy(() -> subtraction.add(1, new Samples.Bytes(colour, new byte[12])))
        .hasMessageContaining("greys alone");
    assertThatThrownBy(() -> subtraction.add(1, new Samples.Bytes(wide, new byte[6])))
        .hasMessageContaining("different sizes");
  }

  @ParameterizedTest
  @CsvSource({"8, 1, more than 8 frames", "1, 8, more than 8 frames", "7, 1, ", "1, 7, "})
  void ofMoreFramesThanTheLimitAreRefused(int frames, int averaged, String refusal)
      throws UnrenderableException {
    var item =
        operation("AVG_SUB")
            .put(words(Tags.MASK_FRAME_NUMBERS, Vr.US, new int[frames]))
            .put(words(Tags.CONTRAST_FRAME_AVERAGING, Vr.US, averaged));
    var state = aState().with(subtracting(item));

    if (refusal == null) {
      assertThat(state.build().series()).isNotEmpty();
    } else {
      assertThatThrownBy(state::build).hasMessageContaining(refusal);
    }
  }

  @Test
  void byAnotherOperationAreRefused() {
    assertThatThrownBy(aState().with(subtracting(operation("RATIO")))::build)
        .hasMessageContaining("operation");
  }
}
