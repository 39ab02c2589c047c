package org.isocenter.imaging.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isocenter.imaging.presentation.PresentedPictures.image;
import static org.isocenter.imaging.presentation.PresentedPictures.ints;
import static org.isocenter.imaging.presentation.PresentedPictures.numbers;
import static org.isocenter.imaging.presentation.PresentedPictures.render;
import static org.isocenter.imaging.presentation.StateBuilder.IMAGE;
import static org.isocenter.imaging.presentation.StateBuilder.aState;
import static org.isocenter.imaging.presentation.StateBuilder.areaItem;
import static org.isocenter.imaging.presentation.StateBuilder.reference;
import static org.isocenter.imaging.presentation.StateBuilder.window;
import static org.isocenter.imaging.presentation.StateBuilder.words;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
import org.isocenter.imaging.render.Viewport;
import org.isocenter.imaging.render.Viewport.Box;
import org.isocenter.imaging.render.Viewport.Region;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Images under presentation states, PS3.4 Annex N; expected pixels are reckoned by hand. */
class PresentedFrameTest {

  /** Two rows of three pixels, 8 bits. */
  private static final int[] SIX = {10, 20, 30, 40, 50, 60};

  @Nested
  class Greys {

    @Test
    void areThoseThatAreStoredWhereTheStateSaysNothing() throws UnrenderableException {
      var image = image(2, 3).putText(Tags.RESCALE_SLOPE, Vr.DS, "9");
      image.putText(Tags.WINDOW_CENTER, Vr.DS, "1").putText(Tags.WINDOW_WIDTH, Vr.DS, "2");

      assertThat(numbers(render(aState(), image, View.PLAIN, SIX))).containsExactly(SIX);
    }

    @Test
    void goThroughAllTables() throws UnrenderableException {
      var state =
          aState()
              .with(sequence(Tags.MODALITY_LUT_SEQUENCE, table(0, 8, 0, 100, 200)))
              .voi(new Dataset().put(sequence(Tags.VOILUT_SEQUENCE, table(100, 8, 0, 255))))
              .with(sequence(Tags.PRESENTATION_LUT_SEQUENCE, table(0, 8, 7, 8, 9)));

      // 100 becomes 0, then 7; 101 or more becomes 255, then 9
      assertThat(numbers(render(state, image(1, 3), View.PLAIN, 0, 1, 2))).containsExactly(7, 7, 9);
    }

    @Test
    void areInvertedByTheShapeAndNotByThePhotometricInterpretation() throws UnrenderableException {
      var image = image(1, 2).putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME1");
      var inverse = aState().with(Element.text(Tags.PRESENTATION_LUT_SHAPE, Vr.CS, "INVERSE"));

      assertThat(numbers(render(aState(), image, View.PLAIN, 0, 100))).containsExactly(0, 100);
      assertThat(numbers(render(inverse, image, View.PLAIN, 0, 100))).containsExactly(255, 155);
    }

    @Test
    void areThoseOfTheWindowForTheFrame() throws UnrenderableException {
      var other = new Dataset().put(sequence(Tags.REFERENCED_IMAGE_SEQUENCE, reference("2.25.9")));
      var second = new Dataset().put(sequence(Tags.REFERENCED_IMAGE_SEQUENCE, reference(IMAGE, 2)));
      var first =
          new Dataset().put(sequence(Tags.REFERENCED_IMAGE_SEQUENCE, reference(IMAGE, 1, 3)));
      var state = aState().voi(window(1, 1, other), window(1, 1, second), window(50, 100, first));

      assertThat(numbers(render(state, image(1, 3), View.PLAIN, 0, 20, 100)))
          .containsExactly(0, 51, 255);
    }

    @Test
    void haveAModalityTransformationOfTheirOwn() throws UnrenderableException {
      var other =
          new Dataset()
              .put(sequence(Tags.REFERENCED_IMAGE_SEQUENCE, reference("2.25.9")))
              .putText(Tags.RESCALE_SLOPE, Vr.DS, "5");
      var own =
          new Dataset()
              .put(sequence(Tags.REFERENCED_IMAGE_SEQUENCE, reference(IMAGE, 1)))
              .putText(Tags.RESCALE_SLOPE, Vr.DS, "2")
              .putText(Tags.RESCALE_INTERCEPT, Vr.DS, "10");
      var state =
          aState()
              .with(Element.sequence(Tags.VARIABLE_MODALITY_LUT_SEQUENCE, List.of(other, own)))
              .window(127.5, 255);
      var read =
          PresentationState.read(
              PresentationKind.VARIABLE_MODALITY_LUT, state.attributes(), StateBuilder.LIMITS);

      assertThat(numbers(render(read, image(1, 3), View.PLAIN, 0, 50, 200)))
          .containsExactly(10, 110, 255);
    }

    @ParameterizedTest
    @EnumSource(names = {"PSEUDO_COLOR", "VARIABLE_MODALITY_LUT"})
    void takeTheColoursOfAPalette(PresentationKind kind) throws UnrenderableException {
      var attributes = aState().attributes();
      int[] descriptors = {
        Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
        Tags.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
        Tags.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR
      };
      int[] tables = {
        Tags.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        Tags.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
        Tags.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA
      };
      for (int c = 0; c < tables.length; c++) {
        attributes.put(words(descriptors[c], Vr.US, 3, 0, 8));
        attributes.put(
            Element.value(tables[c], Vr.OW, new byte[] {1, (byte) (10 * c), (byte) (200 + c)}));
      }
      var state = PresentationState.read(kind, attributes, StateBuilder.LIMITS);

      var picture = render(state, image(1, 3), View.PLAIN, 0, 128, 255);

      assertThat(numbers(picture)).containsExactly(1, 1, 1, 0, 10, 20, 200, 201, 202);
    }
  }

  @Nested
  class Turning {

    /** Clockwise, then left and right trade places. */
    @ParameterizedTest
    @CsvSource({
      "0, N, 3, '10 20 30 40 50 60'",
      "90, N, 2, '40 10 50 20 60 30'",
      "180, N, 3, '60 50 40 30 20 10'",
      "270, N, 2, '30 60 20 50 10 40'",
      "0, Y, 3, '30 20 10 60 50 40'",
      "90, Y, 2, '10 40 20 50 30 60'",
      "180, Y, 3, '40 50 60 10 20 30'",
      "270, Y, 2, '60 30 50 20 40 10'",
      "-90, N, 2, '30 60 20 50 10 40'",
    })
    void movesPixels(int degrees, String flip, int columns, String expected)
        throws UnrenderableException {
      var picture = render(aState().turned(degrees, flip), image(2, 3), View.PLAIN, SIX);

      assertThat(picture.columns()).isEqualTo(columns);
      assertThat(numbers(picture)).containsExactly(ints(expected));
    }

    @Test
    void movesColoursTogether() throws UnrenderableException {
      var format = new PixelFormat(1, 2, 3, 8, 8, false, Photometric.RGB, false);
      var samples = new Samples.Bytes(format, new byte[] {1, 2, 3, 4, 5, 6});
      var attributes = image(1, 2).putText(Tags.PHOTOMETRIC_INTERPRETATION, Vr.CS, "RGB");
      var frame =
          new PresentedFrame(aState().turned(270, "N").build(), new FrameRenderer(attributes, 1));

      var picture = frame.render(samples, format, View.PLAIN);

      assertThat(picture.rows()).isEqualTo(2);
      assertThat(numbers(picture)).containsExactly(4, 5, 6, 1, 2, 3);
    }
  }

  @Nested
  class Areas {

    @Test
    void cutTheImage() throws UnrenderableException {
      assertThat(numbers(render(aState().area(2, 1, 3, 2), image(2, 3), View.PLAIN, SIX)))
          .containsExactly(20, 30, 50, 60);
    }

    @Test
    void areNamedByWhereTheirCornersAreSeen() throws UnrenderableException {
      // turned by 180 degrees the lower right pixel of the image is the upper left one
      var state = aState().turned(180, "N").area(3, 2, 2, 1);

      assertThat(numbers(render(state, image(2, 3), View.PLAIN, SIX)))
          .containsExactly(60, 50, 30, 20);
    }

    @Test
    void areBlackBeyondTheImage() throws UnrenderableException {
      assertThat(numbers(render(aState().area(0, 0, 2, 1), image(2, 3), View.PLAIN, SIX)))
          .containsExactly(0, 0, 0, 0, 10, 20);
      assertThat(numbers(render(aState().area(7, 7, 8, 7), image(2, 3), View.PLAIN, SIX)))
          .containsExactly(0, 0);
    }

    @Test
    void getSquarePixels() throws UnrenderableException {
      var item =
          areaItem(1, 1, 3, 2).putText(Tags.PRESENTATION_PIXEL_ASPECT_RATIO, Vr.IS, "2", "1");

      var picture = render(aState().area(item), image(2, 3), View.PLAIN, SIX);

      assertThat(picture.rows()).isEqualTo(4);
      assertThat(picture.columns()).isEqualTo(3);
    }

    @Test
    void areMagnified() throws UnrenderableException {
      var item =
          areaItem(2, 1, 2, 1)
              .putText(Tags.PRESENTATION_SIZE_MODE, Vr.CS, "MAGNIFY")
              .put(StateBuilder.floats(Tags.PRESENTATION_PIXEL_MAGNIFICATION_RATIO, 3));

      assertThat(numbers(render(aState().area(item), image(2, 3), View.PLAIN, SIX)))
          .containsExactly(20, 20, 20, 20, 20, 20, 20, 20, 20);
    }

    @Test
    void fitTheViewportTurned() throws UnrenderableException {
      var view = view(new Viewport(Optional.of(new Box(8, 12, true)), Optional.empty()));

      var picture = render(aState().turned(90, "N"), image(2, 3), view, SIX);

      assertThat(picture.columns()).isEqualTo(8);
      assertThat(picture.rows()).isEqualTo(12);
    }

    @Test
    void areCutToTheRegionAsItIsSeen() throws UnrenderableException {
      var right = new Region(0.5, 0, OptionalDouble.of(0.5), OptionalDouble.of(1), true);
      var view = view(new Viewport(Optional.empty(), Optional.of(right)));

      // 40 10 / 50 20 / 60 30
      assertThat(numbers(render(aState().turned(90, "N"), image(2, 3), view, SIX)))
          .containsExactly(10, 20, 30);
    }

    private static View view(Viewport viewport) {
      return new View(Optional.empty(), viewport, true);
    }
  }

  @Nested
  class Shutters {

    @Test
    void coverTheImageBeforeItIsTurned() throws UnrenderableException {
      var state =
          aState()
              .with(Element.text(Tags.SHUTTER_SHAPE, Vr.CS, "RECTANGULAR"))
              .with(Element.text(Tags.SHUTTER_LEFT_VERTICAL_EDGE, Vr.IS, "2"))
              .with(Element.text(Tags.SHUTTER_RIGHT_VERTICAL_EDGE, Vr.IS, "3"))
              .with(Element.text(Tags.SHUTTER_UPPER_HORIZONTAL_EDGE, Vr.IS, "2"))
              .with(Element.text(Tags.SHUTTER_LOWER_HORIZONTAL_EDGE, Vr.IS, "2"))
              .with(words(Tags.SHUTTER_PRESENTATION_VALUE, Vr.US, 0xFFFF))
              .turned(180, "N");

      assertThat(numbers(render(state, image(2, 3), View.PLAIN, SIX)))
          .containsExactly(60, 50, 255, 255, 255, 255);
    }

    @Test
    void ofTheImageAreNotUsed() throws UnrenderableException {
      var image = image(2, 3).putText(Tags.SHUTTER_SHAPE, Vr.CS, "CIRCULAR");
      image.putText(Tags.CENTER_OF_CIRCULAR_SHUTTER, Vr.IS, "1", "1");
      image.putText(Tags.RADIUS_OF_CIRCULAR_SHUTTER, Vr.IS, "1");

      assertThat(numbers(render(aState(), image, View.PLAIN, SIX))).containsExactly(SIX);
    }

    @Test
    void areBitmapsToo() throws UnrenderableException {
      var state =
          aState()
              .with(Element.text(Tags.SHUTTER_SHAPE, Vr.CS, "BITMAP"))
              .with(words(Tags.SHUTTER_OVERLAY_GROUP, Vr.US, 0x6002))
              .with(words(Tags.SHUTTER_PRESENTATION_VALUE, Vr.US, 0x8080));
      overlay(state.dataset, 0x20000, 0b101001);
      var thumbnail = new View(Optional.empty(), Viewport.WHOLE, false);

      assertThat(numbers(render(state, image(2, 3), thumbnail, SIX)))
          .containsExactly(128, 20, 30, 128, 50, 128);
    }
  }

  @Nested
  class ImageOverlays {

    @Test
    void areDrawnOnlyInAnActiveLayer() throws UnrenderableException {
      var image = image(2, 3);
      overlay(image, 0, 0b000001);
      overlay(image, 0x20000, 0b000010);
      var state =
          aState()
              .layer("L", 1, 0x8080)
              .with(Element.text(Tags.OVERLAY_ACTIVATION_LAYER + 0x20000, Vr.CS, "L"));

      assertThat(numbers(render(state, image, View.PLAIN, SIX)))
          .containsExactly(10, 128, 30, 40, 50, 60);
    }

    @Test
    void giveWayToThoseOfTheState() throws UnrenderableException {
      var image = image(2, 3);
      overlay(image, 0, 0b000001);
      var state =
          aState()
              .layer("L", 1, 0xFFFF)
              .with(Element.text(Tags.OVERLAY_ACTIVATION_LAYER, Vr.CS, "L"));
      overlay(state.dataset, 0, 0b100000);

      assertThat(numbers(render(state, image, View.PLAIN, SIX)))
          .containsExactly(10, 20, 30, 40, 50, 255);
    }
  }

  private static void overlay(Dataset dataset, int group, int bits) {
    dataset
        .putText(Tags.OVERLAY_TYPE + group, Vr.CS, "G")
        .put(words(Tags.OVERLAY_ROWS + group, Vr.US, 2))
        .put(words(Tags.OVERLAY_COLUMNS + group, Vr.US, 3))
        .put(words(Tags.OVERLAY_ORIGIN + group, Vr.SS, 1, 1))
        .put(Element.value(Tags.OVERLAY_DATA + group, Vr.OW, new byte[] {(byte) bits, 0}));
  }

  private static Element sequence(int tag, Dataset item) {
    return Element.sequence(tag, List.of(item));
  }

  private static Dataset table(int first, int bits, int... entries) {
    return new Dataset()
        .put(words(Tags.LUT_DESCRIPTOR, Vr.US, entries.length, first, bits))
        .put(words(Tags.LUT_DATA, Vr.US, entries));
  }
}
