package org.isocenter.imaging.presentation;

import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.charset.SpecificCharacterSet;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.draw.Outline.Point;
import org.isocenter.imaging.render.PixelShape;

/**
 * Text in a box, or beside what it is about, PS3.3 C.10.5.1.1. It is always written upright.
 *
 * @param lines of the text
 */
public record TextObject(List<String> lines, Optional<Box> box, Optional<Anchor> anchor) {

  /** Where lines begin, end, or are centred. */
  public enum Justification {
    LEFT,
    CENTER,
    RIGHT
  }

  /** Two opposite corners. */
  public record Box(Units units, Point one, Point other, Justification justification) {}

  /**
   * The place that a text is about.
   *
   * @param visible whether a line goes there from the text
   */
  public record Anchor(Units units, Point point, boolean visible) {}

  public TextObject {
    lines = List.copyOf(lines);
  }

  /** The object of an item, if it says what and where. */
  static Optional<TextObject> of(Dataset item, SpecificCharacterSet characterSet) {
    var box = box(item);
    var anchor = anchor(item);
    var lines = text(item, characterSet).lines().map(String::stripTrailing).toList();
    return lines.isEmpty() || box.isEmpty() && anchor.isEmpty()
        ? Optional.empty()
        : Optional.of(new TextObject(lines, box, anchor));
  }

  /** Lines end as PS3.5 6.1.3 has it; a form feed ends one as well. */
  private static String text(Dataset item, SpecificCharacterSet characterSet) {
    return item.value(Tags.UNFORMATTED_TEXT_VALUE)
        .map(value -> characterSet.decode(value.bytes(), 0, value.bytes().length, value.vr()))
        .orElse("")
        .replace('\f', '\n')
        .replace("\0", "")
        .stripTrailing();
  }

  private static Optional<Box> box(Dataset item) {
    var units = Units.of(item, Tags.BOUNDING_BOX_ANNOTATION_UNITS);
    var one = point(item, Tags.BOUNDING_BOX_TOP_LEFT_HAND_CORNER);
    var other = point(item, Tags.BOUNDING_BOX_BOTTOM_RIGHT_HAND_CORNER);
    if (units.isEmpty() || one.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    var justification =
        switch (item.string(Tags.BOUNDING_BOX_TEXT_HORIZONTAL_JUSTIFICATION).orElse("")) {
          case "RIGHT" -> Justification.RIGHT;
          case "CENTER" -> Justification.CENTER;
          default -> Justification.LEFT;
        };
    return Optional.of(new Box(units.get(), one.get(), other.get(), justification));
  }

  private static Optional<Anchor> anchor(Dataset item) {
    var units = Units.of(item, Tags.ANCHOR_POINT_ANNOTATION_UNITS);
    var point = point(item, Tags.ANCHOR_POINT);
    boolean visible = item.string(Tags.ANCHOR_POINT_VISIBILITY).filter("Y"::equals).isPresent();
    return units.isEmpty() || point.isEmpty()
        ? Optional.empty()
        : Optional.of(new Anchor(units.get(), point.get(), visible));
  }

  private static Optional<Point> point(Dataset item, int tag) {
    var pair = PixelShape.pair(item, tag);
    return pair.isEmpty() ? Optional.empty() : Optional.of(new Point(pair.get(0), pair.get(1)));
  }
}
