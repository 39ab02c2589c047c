package org.isocenter.imaging.presentation;

import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.imaging.draw.Outline.Point;

/**
 * Spatial Transformation, PS3.3 C.10.6: a rotation clockwise, then perhaps a flip across. Written
 * as rows and columns trading places first, then flips.
 */
public record Orientation(boolean transposed, boolean flippedAcross, boolean flippedDown) {

  private static final int QUARTER = 90;

  static Orientation of(Dataset dataset) {
    int degrees = dataset.number(Tags.IMAGE_ROTATION).map(Number::intValue).orElse(0);
    boolean flip = dataset.string(Tags.IMAGE_HORIZONTAL_FLIP).filter("Y"::equals).isPresent();
    int quarters = Math.floorMod(degrees / QUARTER, 4);
    boolean mirrored = quarters == 1 || quarters == 2;
    return new Orientation(quarters % 2 == 1, mirrored != flip, quarters >= 2);
  }

  /** Where a place of the image is seen; both as fractions of width and height. */
  Point seen(Point place) {
    double x = transposed ? place.y() : place.x();
    double y = transposed ? place.x() : place.y();
    return new Point(flippedAcross ? 1 - x : x, flippedDown ? 1 - y : y);
  }

  /** The place of the image that is seen somewhere; the inverse of {@link #seen}. */
  Point place(Point seen) {
    double x = flippedAcross ? 1 - seen.x() : seen.x();
    double y = flippedDown ? 1 - seen.y() : seen.y();
    return transposed ? new Point(y, x) : new Point(x, y);
  }
}
