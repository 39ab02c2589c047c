package org.isocenter.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.junit.jupiter.api.Test;

/** What shutters cover, PS3.3 C.7.6.11. */
class DisplayShutterTest {

  @Test
  void seesTheEdgesOfARectangle() throws UnrenderableException {
    assertThat(covered(rectangle("2", "4", "3", "3"), 5, 4))
        .containsExactly(".....", ".....", ".###.", ".....");
  }

  @Test
  void seesWhatIsWithinTheRadius() throws UnrenderableException {
    assertThat(covered(circle("3", "3", "2"), 5, 5))
        .containsExactly("..#..", ".###.", "#####", ".###.", "..#..");
  }

  @Test
  void seesWhatThePolygonEncloses() throws UnrenderableException {
    var polygon =
        new Dataset()
            .putText(Tags.SHUTTER_SHAPE, Vr.CS, "POLYGONAL")
            .putText(Tags.VERTICES_OF_THE_POLYGONAL_SHUTTER, Vr.IS, "1", "1", "1", "5", "5", "1");

    assertThat(covered(polygon, 5, 5)).containsExactly("####.", "###..", "##...", "#....", ".....");
  }

  @Test
  void seesWhatAllShapesLeave() throws UnrenderableException {
    var both = rectangle("1", "3", "1", "5");
    circle("3", "3", "2").forEach(both::put);
    both.putText(Tags.SHUTTER_SHAPE, Vr.CS, "RECTANGULAR", "CIRCULAR");

    assertThat(covered(both, 5, 5)).containsExactly("..#..", ".##..", "###..", ".##..", "..#..");
  }

  @Test
  void seesTheSameInAReducedPicture() throws UnrenderableException {
    var shutter = DisplayShutter.of(rectangle("3", "6", "1", "4")).orElseThrow();
    var picture = white(4, 2, 1);

    shutter.cover(picture, 2, 2);

    assertThat(art(picture)).containsExactly(".##.", ".##.");
  }

  @Test
  void coversWithItsOwnGreyOrColour() throws UnrenderableException {
    var dataset = rectangle("2", "2", "1", "1");
    dataset.put(Element.value(Tags.SHUTTER_PRESENTATION_VALUE, Vr.US, new byte[] {0, (byte) 0x80}));
    var grey = white(2, 1, 1);
    var colour = white(2, 1, 3);
    DisplayShutter.of(dataset).orElseThrow().cover(grey, 1, 1);
    byte[] white = {(byte) 0, 0, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80};
    dataset.put(Element.value(Tags.SHUTTER_PRESENTATION_COLOR_CIE_LAB_VALUE, Vr.US, white));
    DisplayShutter.of(dataset).orElseThrow().cover(colour, 1, 1);

    assertThat(grey.values()).containsExactly((byte) 128, (byte) 255);
    assertThat(colour.values()).startsWith(new byte[] {0, 0, 0}).endsWith(new byte[] {-1, -1, -1});
  }

  @Test
  void isNoneWhereShapesSayNothing() throws UnrenderableException {
    var dataset = new Dataset().putText(Tags.SHUTTER_SHAPE, Vr.CS, "BITMAP", "CIRCULAR");

    assertThat(DisplayShutter.of(dataset)).isEmpty();
  }

  @Test
  void refusesMoreVerticesThanMakeSense() {
    String[] vertices = new String[10_000];
    Arrays.fill(vertices, "1");
    var dataset =
        new Dataset()
            .putText(Tags.SHUTTER_SHAPE, Vr.CS, "POLYGONAL")
            .putText(Tags.VERTICES_OF_THE_POLYGONAL_SHUTTER, Vr.IS, vertices);

    assertThatThrownBy(() -> DisplayShutter.of(dataset)).hasMessageContaining("4096 vertices");
  }

  private static Dataset rectangle(String left, String right, String top, String bottom) {
    return new Dataset()
        .putText(Tags.SHUTTER_SHAPE, Vr.CS, "RECTANGULAR")
        .putText(Tags.SHUTTER_LEFT_VERTICAL_EDGE, Vr.IS, left)
        .putText(Tags.SHUTTER_RIGHT_VERTICAL_EDGE, Vr.IS, right)
        .putText(Tags.SHUTTER_UPPER_HORIZONTAL_EDGE, Vr.IS, top)
        .putText(Tags.SHUTTER_LOWER_HORIZONTAL_EDGE, Vr.IS, bottom);
  }

  private static Dataset circle(String row, String column, String radius) {
    return new Dataset()
        .putText(Tags.SHUTTER_SHAPE, Vr.CS, "CIRCULAR")
        .putText(Tags.CENTER_OF_CIRCULAR_SHUTTER, Vr.IS, row, column)
        .putText(Tags.RADIUS_OF_CIRCULAR_SHUTTER, Vr.IS, radius);
  }

  private static List<String> covered(Dataset dataset, int columns, int rows)
      throws UnrenderableException {
    var picture = white(columns, rows, 1);
    DisplayShutter.of(dataset).orElseThrow().cover(picture, 1, 1);
    return art(picture);
  }

  private static Picture white(int columns, int rows, int channels) {
    byte[] values = new byte[rows * columns * channels];
    Arrays.fill(values, (byte) 255);
    return new Picture(rows, columns, channels, values);
  }

  private static List<String> art(Picture picture) {
    var text = new StringBuilder();
    for (byte value : picture.values()) {
      text.append(value == 0 ? '.' : '#');
    }
    return IntStream.range(0, picture.rows())
        .mapToObj(row -> text.substring(row * picture.columns(), (row + 1) * picture.columns()))
        .toList();
  }
}
