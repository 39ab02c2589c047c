package org.isocenter.imaging.presentation;

import org.isocenter.imaging.draw.Outline.Point;
import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.render.RegionOutsideException;
import org.isocenter.imaging.render.Viewport;

/**
 * Where places of an image and of its displayed area are on the picture: the area is turned, then
 * cut to the region of the viewport, then scaled.
 *
 * @param across of the region within the area as it is seen, as a fraction, like the following
 * @param columns of the picture
 * @param rows of the picture
 */
record Stage(
    DisplayedArea area,
    Orientation orientation,
    double across,
    double down,
    double width,
    double height,
    int columns,
    int rows) {

  /** Where nothing can be stored or shown any more. */
  private static final int LARGEST_SIDE = 0xFFFF;

  /** Sets the stage for what a client wants to see. */
  static Stage of(DisplayedArea area, Orientation orientation, Viewport viewport) {
    double areaWidth = area.width() * area.shape().across();
    double areaHeight = area.height() * area.shape().down();
    var region = viewport.region();
    double across = region.map(Viewport.Region::left).orElse(0.0);
    double down = region.map(Viewport.Region::top).orElse(0.0);
    double width = region.map(one -> one.width().orElse(1 - across)).orElse(1.0);
    double height = region.map(one -> one.height().orElse(1 - down)).orElse(1.0);
    if (!(width > 0 && height > 0)) {
      throw new RegionOutsideException();
    }
    double seenWidth = width * (orientation.transposed() ? areaHeight : areaWidth);
    double seenHeight = height * (orientation.transposed() ? areaWidth : areaHeight);
    double scale =
        viewport.box().isPresent()
            ? viewport.scale(seenWidth, seenHeight)
            : area.magnification().orElse(1.0);
    return new Stage(
        area,
        orientation,
        across,
        down,
        width,
        height,
        side(seenWidth * scale),
        side(seenHeight * scale));
  }

  private static int side(double pixels) {
    return Math.clamp(Math.round(pixels), 1, LARGEST_SIDE);
  }

  /** Where a place of the image is on the picture. */
  Point ofImage(Point place) {
    return ofDisplay(
        orientation.seen(
            new Point(
                (place.x() - area.left()) / area.width(),
                (place.y() - area.top()) / area.height())));
  }

  /** Where a fraction of the displayed area is on the picture. */
  Point ofDisplay(Point fraction) {
    return new Point(
        (fraction.x() - across) / width * columns, (fraction.y() - down) / height * rows);
  }

  Point of(Units units, Point point) {
    return switch (units) {
      case PIXEL -> ofImage(point);
      case DISPLAY -> ofDisplay(point);
    };
  }

  /** The part of the image that is on the picture, which may be none. */
  Cut cut(PixelFormat declared) {
    Point one = imageAt(new Point(across, down));
    Point other = imageAt(new Point(across + width, down + height));
    double left = Math.max(0, Math.min(one.x(), other.x()));
    double top = Math.max(0, Math.min(one.y(), other.y()));
    double right = Math.min(declared.columns(), Math.max(one.x(), other.x()));
    double bottom = Math.min(declared.rows(), Math.max(one.y(), other.y()));
    Point corner = ofImage(new Point(left, top));
    Point opposite = ofImage(new Point(right, bottom));
    return new Cut(left, top, right - left, bottom - top, corner, opposite);
  }

  private Point imageAt(Point fraction) {
    Point place = orientation.place(fraction);
    return new Point(
        area.left() + place.x() * area.width(), area.top() + place.y() * area.height());
  }

  /** A part of the image, in its pixels, and where two opposite corners of it are seen. */
  record Cut(double left, double top, double width, double height, Point corner, Point opposite) {

    /** Less than this is the error of reckoning. */
    private static final double NOTHING = 1e-6;

    boolean isEmpty() {
      return !(width > NOTHING && height > NOTHING);
    }

    int firstColumn() {
      return (int) Math.round(Math.min(corner.x(), opposite.x()));
    }

    int firstRow() {
      return (int) Math.round(Math.min(corner.y(), opposite.y()));
    }

    /** Columns of the picture that it takes. */
    int columns() {
      return (int) Math.max(1, Math.round(Math.max(corner.x(), opposite.x())) - firstColumn());
    }

    int rows() {
      return (int) Math.max(1, Math.round(Math.max(corner.y(), opposite.y())) - firstRow());
    }
  }
}
