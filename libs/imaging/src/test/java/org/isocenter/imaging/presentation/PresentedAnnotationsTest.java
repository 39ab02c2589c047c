package org.isocenter.imaging.presentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isocenter.imaging.presentation.PresentedPictures.art;
import static org.isocenter.imaging.presentation.PresentedPictures.image;
import static org.isocenter.imaging.presentation.PresentedPictures.ints;
import static org.isocenter.imaging.presentation.PresentedPictures.numbers;
import static org.isocenter.imaging.presentation.PresentedPictures.render;
import static org.isocenter.imaging.presentation.StateBuilder.aState;
import static org.isocenter.imaging.presentation.StateBuilder.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.draw.DrawingLimitException;
import org.isocenter.imaging.render.UnrenderableException;
import org.isocenter.imaging.render.View;
import org.isocenter.imaging.render.Viewport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text and figures of presentation states, PS3.3 C.10.5, as they are seen. */
class PresentedAnnotationsTest {

  /** Two rows of three pixels, 8 bits. */
  private static final int[] SIX = {10, 20, 30, 40, 50, 60};

  @Test
  void areDrawnInTheOrderOfTheirLayers() throws UnrenderableException {
    var state =
        aState()
            .layer("TOP", 2, 0xFFFF)
            .layer("BOTTOM", 1, 0x8080)
            .graphic("TOP", "POLYLINE", "PIXEL", "N", 1.5, 0.5, 1.5, 2.5)
            .graphic("BOTTOM", "POLYLINE", "PIXEL", "N", 0.5, 1.5, 2.5, 1.5);

    assertThat(art(render(state, image(3, 3), View.PLAIN, new int[9])))
        .containsExactly(".#.", "o#o", ".#.");
  }

  @Test
  void areTurnedWithTheImageOrStayWithTheScreen() throws UnrenderableException {
    var pixel = aState().turned(90, "N").graphic("L", "POLYLINE", "PIXEL", "N", 0.5, 0.5, 2.5, 0.5);
    var display =
        aState().turned(90, "N").graphic("L", "POLYLINE", "DISPLAY", "N", 0.1, 0.1, 0.9, 0.1);

    assertThat(art(render(pixel, image(3, 3), View.PLAIN, new int[9])))
        .containsExactly("..#", "..#", "..#");
    assertThat(art(render(display, image(3, 3), View.PLAIN, new int[9])))
        .containsExactly("###", "...", "...");
  }

  @Test
  void areFilledWhereTheyAreClosed() throws UnrenderableException {
    var filled =
        aState()
            .graphic(
                "L", "POLYLINE", "PIXEL", "Y", 1.5, 1.5, 3.5, 1.5, 3.5, 3.5, 1.5, 3.5, 1.5, 1.5);
    var open = aState().graphic("L", "POLYLINE", "PIXEL", "Y", 1.5, 1.5, 3.5, 1.5, 3.5, 3.5);

    assertThat(art(render(filled, image(5, 5), View.PLAIN, new int[25])))
        .containsExactly(".....", ".###.", ".###.", ".###.", ".....");
    assertThat(art(render(open, image(5, 5), View.PLAIN, new int[25])))
        .containsExactly(".....", ".###.", "...#.", "...#.", ".....");
  }

  @ParameterizedTest
  @CsvSource({"CIRCLE, '4.5 4.5 8.5 4.5'", "ELLIPSE, '0.5 4.5 8.5 4.5 4.5 0.5 4.5 8.5'"})
  void areRound(String type, String data) throws UnrenderableException {
    double[] points =
        Arrays.stream(ints(data.replace(".", ""))).asDoubleStream().map(v -> v / 10).toArray();
    var state = aState().graphic("L", type, "PIXEL", "N", points);

    assertThat(art(render(state, image(9, 9), View.PLAIN, new int[81])))
        .containsExactly(
            "..#####..",
            ".##...##.",
            "##.....##",
            "#.......#",
            "#.......#",
            "#.......#",
            "##.....##",
            ".##...##.",
            "..#####..");
  }

  @Test
  void goThroughTheirPointsSmoothly() throws UnrenderableException {
    var state = aState().graphic("L", "INTERPOLATED", "PIXEL", "N", 0.5, 4.5, 2.5, 0.5, 4.5, 4.5);

    assertThat(art(render(state, image(5, 5), View.PLAIN, new int[25])))
        .satisfies(rows -> {
          assertThat(rows.get(0).charAt(2)).isEqualTo('#');
          assertThat(rows.get(4)).isEqualTo("#...#");
        });
  }

  @Test
  void areMarksOfPoints() throws UnrenderableException {
    var state = aState().graphic("L", "POINT", "PIXEL", "N", 5.5, 5.5);

    assertThat(art(render(state, image(11, 11), View.PLAIN, new int[121])))
        .contains(".#########.", ".....#.....")
        .filteredOn(".....#....."::equals)
        .hasSize(8);
  }

  @Test
  void areTextThatIsUprightInATurnedImage() throws UnrenderableException {
    // the box is 7 columns and 13 rows as it is seen
    var state = aState().turned(90, "N").text("L", "L", 1, 1, 13, 7);

    var rows = art(render(state, image(8, 14), View.PLAIN, new int[8 * 14]));

    assertThat(rows).hasSize(14);
    assertThat(String.join("\n", rows)).contains("#......\n.#");
    assertThat(rows.stream().filter(row -> row.contains("#####"))).hasSize(1);
  }

  @Test
  void areLeftOutOfThumbnails() throws UnrenderableException {
    var thumbnail = new View(Optional.empty(), Viewport.WHOLE, false);
    var line = aState().graphic("L", "POLYLINE", "PIXEL", "N", 0, 0.5, 3, 0.5);

    assertThat(numbers(render(line, image(2, 3), thumbnail, SIX))).containsExactly(SIX);
  }

  @Test
  void areLeftOutOfOtherImages() throws UnrenderableException {
    var attributes = aState().graphic("L", "POLYLINE", "PIXEL", "N", 0, 0.5, 3, 0.5).attributes();
    attributes
        .items(Tags.GRAPHIC_ANNOTATION_SEQUENCE)
        .getFirst()
        .put(Element.sequence(Tags.REFERENCED_IMAGE_SEQUENCE, List.of(reference("2.25.99"))));
    var state = PresentationState.read(PresentationKind.GRAYSCALE, attributes, StateBuilder.LIMITS);

    assertThat(numbers(render(state, image(2, 3), View.PLAIN, SIX))).containsExactly(SIX);
  }

  @Test
  void areBoundedByThePicture() throws UnrenderableException {
    var builder = aState();
    for (int i = 0; i < 400; i++) {
      builder.graphic("L", "POLYLINE", "PIXEL", "Y", 0, 0, 1024, 0, 1024, 1024, 0, 1024, 0, 0);
    }
    var state = builder.build(new PresentationLimits(1000, 10_000, 0, 8));

    assertThatThrownBy(() -> render(state, image(200, 200), View.PLAIN, new int[40000]))
        .isInstanceOf(DrawingLimitException.class)
        .hasMessageContaining("many times over");
  }

  @Test
  void mayBeAnywhere() throws UnrenderableException {
    var state =
        aState()
            .graphic("L", "POLYLINE", "PIXEL", "Y", -1e30, 1e30, 1e30, -1e30, 3e38, 3e38)
            .graphic("L", "INTERPOLATED", "PIXEL", "N", Double.NaN, 0, -1e30, 1, 1e30, 1)
            .graphic("L", "CIRCLE", "PIXEL", "Y", 0, 0, Double.POSITIVE_INFINITY, 0)
            .text("L", "far away", -3e38, -3e38, 3e38, 3e38);

    assertThat(render(state, image(2, 3), View.PLAIN, SIX).columns()).isEqualTo(3);
  }
}
