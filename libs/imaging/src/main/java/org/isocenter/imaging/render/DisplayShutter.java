package org.isocenter.imaging.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.draw.Area;
import org.isocenter.imaging.draw.Ink;
import org.isocenter.imaging.draw.Outline.Point;
import org.jspecify.annotations.Nullable;

/**
 * What of an image is not to be seen, PS3.3 C.7.6.11: everything outside of its shapes. Where there
 * are several, only what lies in all of them is seen.
 *
 * @param shapes the parts that stay, in pixels of the image, whose upper left corner is (0, 0)
 * @param ink what covers the rest
 */
public record DisplayShutter(List<Shape> shapes, Ink ink) {

  /** More than this are no outline of a collimator. */
  private static final int MOST_VERTICES = 4096;

  private static final int COORDINATES = 3;

  /** The opening of a shutter. */
  public sealed interface Shape {}

  /** From the left and upper edge to the right and lower one. */
  public record Rectangle(double left, double top, double right, double bottom) implements Shape {

    private @Nullable Stretch seenAt(double y, double across) {
      return top <= y && y < bottom ? new Stretch(left / across, right / across) : null;
    }
  }

  /** Around a centre. */
  public record Circle(double x, double y, double radius) implements Shape {

    private @Nullable Stretch seenAt(double atY, double across) {
      double half = Math.sqrt(radius * radius - (atY - y) * (atY - y));
      return Double.isNaN(half) ? null : new Stretch((x - half) / across, (x + half) / across);
    }
  }

  /** Within its corners. */
  public record Polygon(List<Point> corners) implements Shape {
    public Polygon {
      corners = List.copyOf(corners);
    }

    private Area scaled(double across) {
      return new Area(
          corners.stream().map(point -> new Point(point.x() / across, point.y())).toList());
    }
  }

  public DisplayShutter {
    shapes = List.copyOf(shapes);
  }

  /**
   * The shutter of a data set, if it has one.
   *
   * @throws UnrenderableException when it has more vertices than make sense
   */
  public static Optional<DisplayShutter> of(Dataset dataset) throws UnrenderableException {
    List<Shape> shapes = new ArrayList<>();
    for (String shape : Set.copyOf(dataset.strings(Tags.SHUTTER_SHAPE))) {
      switch (shape) {
        case "RECTANGULAR" -> rectangle(dataset).ifPresent(shapes::add);
        case "CIRCULAR" -> circle(dataset).ifPresent(shapes::add);
        case "POLYGONAL" -> polygon(dataset).ifPresent(shapes::add);
        default -> {
          // BITMAP is an overlay of a presentation state
        }
      }
    }
    return shapes.isEmpty()
        ? Optional.empty()
        : Optional.of(new DisplayShutter(shapes, ink(dataset)));
  }

  /** What covers the rest: a P-Value, and a colour for pictures that have some. */
  public static Ink ink(Dataset dataset) {
    int value = dataset.number(Tags.SHUTTER_PRESENTATION_VALUE).map(Number::intValue).orElse(0);
    return inColour(Ink.ofPValue(value), dataset, Tags.SHUTTER_PRESENTATION_COLOR_CIE_LAB_VALUE);
  }

  /** The same for grey pictures, and the colour of an attribute, where there is one, for others. */
  public static Ink inColour(Ink grey, Dataset dataset, int tag) {
    List<Number> lab = dataset.numbers(tag);
    return lab.size() == COORDINATES
        ? Ink.ofPcsValues(
            grey.grey(), lab.get(0).intValue(), lab.get(1).intValue(), lab.get(2).intValue())
        : grey;
  }

  /** Edges are numbers of the first and last column and row that are seen. */
  private static Optional<Shape> rectangle(Dataset dataset) {
    var left = FrameAttributes.number(dataset, Tags.SHUTTER_LEFT_VERTICAL_EDGE);
    var right = FrameAttributes.number(dataset, Tags.SHUTTER_RIGHT_VERTICAL_EDGE);
    var top = FrameAttributes.number(dataset, Tags.SHUTTER_UPPER_HORIZONTAL_EDGE);
    var bottom = FrameAttributes.number(dataset, Tags.SHUTTER_LOWER_HORIZONTAL_EDGE);
    if (left.isEmpty() || right.isEmpty() || top.isEmpty() || bottom.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rectangle(
            left.getAsDouble() - 1,
            top.getAsDouble() - 1,
            right.getAsDouble(),
            bottom.getAsDouble()));
  }

  /** A pixel is named by its number: its middle lies half a pixel before that. */
  private static Optional<Shape> circle(Dataset dataset) {
    var centre = PixelShape.pair(dataset, Tags.CENTER_OF_CIRCULAR_SHUTTER);
    var radius = FrameAttributes.number(dataset, Tags.RADIUS_OF_CIRCULAR_SHUTTER);
    return centre.isEmpty() || radius.isEmpty()
        ? Optional.empty()
        : Optional.of(new Circle(centre.get(1) - 0.5, centre.get(0) - 0.5, radius.getAsDouble()));
  }

  private static Optional<Shape> polygon(Dataset dataset) throws UnrenderableException {
    List<Number> numbers = dataset.numbers(Tags.VERTICES_OF_THE_POLYGONAL_SHUTTER);
    if (numbers.size() > 2 * MOST_VERTICES) {
      throw new UnrenderableException(
          "A shutter has %d vertices at most.".formatted(MOST_VERTICES));
    }
    List<Point> corners = new ArrayList<>();
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      corners.add(
          new Point(numbers.get(i + 1).doubleValue() - 0.5, numbers.get(i).doubleValue() - 0.5));
    }
    return corners.size() < 3 ? Optional.empty() : Optional.of(new Polygon(corners));
  }

  /**
   * Covers the picture of an image.
   *
   * @param across columns of the image for one of the picture
   * @param down rows of the image for one of the picture
   */
  public void cover(Picture picture, double across, double down) {
    for (var shape : shapes) {
      switch (shape) {
        case Rectangle one -> cover(picture, down, y -> one.seenAt(y, across));
        case Circle one -> cover(picture, down, y -> one.seenAt(y, across));
        case Polygon one -> cover(picture, down, one.scaled(across));
      }
    }
  }

  /** Columns of a picture that are seen, to the middle of a pixel; null where none are. */
  private record Stretch(double left, double right) {}

  /** What is seen at a height. */
  @FunctionalInterface
  private interface Opening {
    @Nullable Stretch at(double y);
  }

  private void cover(Picture picture, double down, Opening opening) {
    var canvas = picture.canvas();
    for (int row = 0; row < picture.rows(); row++) {
      var seen = opening.at((row + 0.5) * down);
      if (seen == null) {
        canvas.fillRow(row, 0, Integer.MAX_VALUE, ink);
      } else {
        canvas.fillRow(row, 0, (int) Math.ceil(seen.left - 0.5), ink);
        canvas.fillRow(row, (int) Math.floor(seen.right + 0.5), Integer.MAX_VALUE, ink);
      }
    }
  }

  private void cover(Picture picture, double down, Area area) {
    var canvas = picture.canvas();
    for (int row = 0; row < picture.rows(); row++) {
      int here = row;
      int[] seen = {0};
      area.forEachRun(
          (row + 0.5) * down,
          (from, to) -> {
            canvas.fillRow(here, seen[0], from, ink);
            seen[0] = Math.max(seen[0], to);
          });
      canvas.fillRow(row, seen[0], Integer.MAX_VALUE, ink);
    }
  }
}
