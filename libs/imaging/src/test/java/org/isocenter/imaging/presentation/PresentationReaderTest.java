package org.isocenter.imaging.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isocenter.imaging.presentation.StateBuilder.IMAGE;
import static org.isocenter.imaging.presentation.StateBuilder.aState;
import static org.isocenter.imaging.presentation.StateBuilder.floats;

import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.draw.Ink;
import org.isocenter.imaging.draw.Outline.Point;
import org.isocenter.imaging.presentation.TextObject.Justification;
import org.isocenter.imaging.render.UnrenderableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What presentation states say, and how much of it is taken from them. */
class PresentationReaderTest {

  @Test
  void findsTheImages() throws UnrenderableException {
    var state = aState().about("2.25.11", 7, 3).build();

    var series = state.series().getFirst();
    assertThat(series.seriesInstanceUid()).isEqualTo("2.25.2");
    assertThat(series.images())
        .containsExactly(
            new ReferencedImage(IMAGE, List.of()), new ReferencedImage("2.25.11", List.of(7, 3)));
    assertThat(state.firstFrameOf(IMAGE)).contains(1);
    assertThat(state.firstFrameOf("2.25.11")).contains(3);
    assertThat(state.firstFrameOf("2.25.12")).isEmpty();
  }

  @Test
  void findsTextWithItsLinesAndPlaces() throws UnrenderableException {
    var item =
        new Dataset()
            .putText(Tags.UNFORMATTED_TEXT_VALUE, Vr.ST, "Fläche: 3 cm²\r\nzweite  ")
            .putText(Tags.BOUNDING_BOX_ANNOTATION_UNITS, Vr.CS, "DISPLAY")
            .putText(Tags.BOUNDING_BOX_TEXT_HORIZONTAL_JUSTIFICATION, Vr.CS, "RIGHT")
            .put(floats(Tags.BOUNDING_BOX_TOP_LEFT_HAND_CORNER, 0.25, 0.5))
            .put(floats(Tags.BOUNDING_BOX_BOTTOM_RIGHT_HAND_CORNER, 0.75, 1))
            .putText(Tags.ANCHOR_POINT_ANNOTATION_UNITS, Vr.CS, "PIXEL")
            .putText(Tags.ANCHOR_POINT_VISIBILITY, Vr.CS, "Y")
            .put(floats(Tags.ANCHOR_POINT, 4, 8));

    var state = aState().annotation("L", Tags.TEXT_OBJECT_SEQUENCE, item).build();

    var text = state.annotations().getFirst().texts().getFirst();
    assertThat(text.lines()).containsExactly("Fläche: 3 cm²", "zweite");
    assertThat(text.box())
        .contains(
            new TextObject.Box(
                Units.DISPLAY, new Point(0.25, 0.5), new Point(0.75, 1), Justification.RIGHT));
    assertThat(text.anchor()).contains(new TextObject.Anchor(Units.PIXEL, new Point(4, 8), true));
  }

  @ParameterizedTest
  @CsvSource({
    "POLYLINE, PIXEL, 2, 0", // one point is no line
    "ELLIPSE, PIXEL, 6, 0",
    "POLYLINE, MATRIX, 8, 0",
    "SPIRAL, PIXEL, 8, 0",
    "ELLIPSE, DISPLAY, 8, 1",
    "POINT, PIXEL, 3, 1",
  })
  void leavesOutWhatIsNoFigure(String type, String units, int numbers, int found)
      throws UnrenderableException {
    var state = aState().graphic("L", type, units, "N", new double[numbers]).build();

    assertThat(state.annotations().getFirst().graphics()).hasSize(found);
  }

  @Test
  void ordersLayersAndTakesTheirColours() throws UnrenderableException {
    var state = aState().layer("B", 2, 0xFFFF).layer("A", 1, 0x8080).build();

    assertThat(state.layers()).extracting(GraphicLayer::name).containsExactly("A", "B");
    assertThat(state.layers()).extracting(layer -> layer.ink().grey()).containsExactly(128, 255);
  }

  /** PCS-Values of white, black and the red of sRGB, adapted to D50. */
  @ParameterizedTest
  @CsvSource({
    "65535, 32896, 32896, 255, 255, 255",
    "0, 32896, 32896, 0, 0, 0",
    "35575, 53665, 50858, 255, 0, 0"
  })
  void turnsColoursIntoThoseOfScreens(int l, int a, int b, int red, int green, int blue) {
    var ink = Ink.ofPcsValues(7, l, a, b);

    assertThat(ink.grey()).isEqualTo(7);
    assertThat(ink.red()).isBetween(red - 3, red + 3);
    assertThat(ink.green()).isBetween(green - 3, green + 3);
    assertThat(ink.blue()).isBetween(blue - 3, blue + 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"points", "text", "items", "frames"})
  void refusesMoreThanItsLimits(String what) throws UnrenderableException {
    var tight = new PresentationLimits(8, 10, 10, 8);
    var builder = aState().graphic("L", "POLYLINE", "PIXEL", "N", new double[20]);
    builder.text("L", "ten letter", 0, 0, 1, 1);
    assertThat(builder.build(tight).annotations()).hasSize(2);

    switch (what) {
      case "points" -> builder.graphic("L", "POINT", "PIXEL", "N", 1, 1);
      case "text" -> builder.text("L", "12", 0, 0, 1, 1);
      case "frames" -> builder.about("2.25.11", new int[10]);
      default -> builder.layer("A", 1, 0).layer("B", 2, 0).layer("C", 3, 0).layer("D", 4, 0);
    }

    assertThatThrownBy(() -> builder.build(tight))
        .isInstanceOf(UnrenderableException.class)
        .hasMessageStartingWith("The presentation state has more than");
  }

  /** The longest values are not among the metadata. */
  @Test
  void refusesValuesThatAreKeptElsewhere() {
    var item = new Dataset().put(new Element.Reference(Tags.GRAPHIC_DATA, Vr.FL, "elsewhere"));
    var builder = aState().annotation("L", Tags.GRAPHIC_OBJECT_SEQUENCE, item);

    assertThatThrownBy(builder::build).hasMessageContaining("1000 graphic points");
  }
}
