package org.isocenter.imaging.presentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.draw.Outline.Point;

/**
 * A line or figure, PS3.3 C.10.5.1.2.
 *
 * @param filled whether its inside is painted, if it is closed
 */
public record GraphicObject(Type type, Units units, List<Point> points, boolean filled) {

  /** Graphic Type (0070,0023). */
  public enum Type {
    /** One place. */
    POINT(1),
    /** Straight lines. */
    POLYLINE(2),
    /** A smooth line through its points. */
    INTERPOLATED(2),
    /** Its centre and a point on the circumference. */
    CIRCLE(2),
    /** Both ends of the major axis, then of the minor one. */
    ELLIPSE(4);

    private final int fewestPoints;

    Type(int fewestPoints) {
      this.fewestPoints = fewestPoints;
    }

    static Optional<Type> of(String term) {
      for (var each : values()) {
        if (each.name().equals(term)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  public GraphicObject {
    points = List.copyOf(points);
  }

  /** The object of an item, if it is one of a known type and in known units. */
  static Optional<GraphicObject> of(Dataset item) {
    var type = item.string(Tags.GRAPHIC_TYPE).flatMap(Type::of);
    var units = Units.of(item, Tags.GRAPHIC_ANNOTATION_UNITS);
    var points = points(item);
    if (type.isEmpty() || units.isEmpty() || points.size() < type.get().fewestPoints) {
      return Optional.empty();
    }
    boolean filled = item.string(Tags.GRAPHIC_FILLED).filter("Y"::equals).isPresent();
    return Optional.of(new GraphicObject(type.get(), units.get(), points, filled));
  }

  private static List<Point> points(Dataset item) {
    List<Number> numbers = item.numbers(Tags.GRAPHIC_DATA);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      points.add(new Point(numbers.get(i).doubleValue(), numbers.get(i + 1).doubleValue()));
    }
    return points;
  }
}
