package org.isocenter.imaging.draw;

import java.util.ArrayList;
import java.util.List;

/** Points that are joined by straight lines; (0, 0) is the upper left corner of the first pixel. */
public record Outline(List<Point> points) {

  /** Straight pieces of one piece of a curve. */
  private static final int PIECES = 16;

  private static final int PIECES_OF_ELLIPSE = 180;

  /** A place on a picture, in pixels and parts of them. */
  public record Point(double x, double y) {

    boolean isFinite() {
      return Double.isFinite(x) && Double.isFinite(y);
    }

    Point plus(double factor, Point other) {
      return new Point(x + factor * other.x, y + factor * other.y);
    }

    Point minus(Point other) {
      return plus(-1, other);
    }
  }

  public Outline {
    points = points.stream().filter(Point::isFinite).toList();
  }

  /** Whether it ends where it began, and so has an inside. */
  boolean isClosed() {
    return points.size() > 2 && points.getFirst().equals(points.getLast());
  }

  /** A smooth curve through all points: a Catmull-Rom spline, closed where they are. */
  public Outline smoothed() {
    if (points.size() < 3) {
      return this;
    }
    List<Point> curve = new ArrayList<>();
    for (int i = 0; i + 1 < points.size(); i++) {
      for (int piece = 0; piece < PIECES; piece++) {
        curve.add(between(i, (double) piece / PIECES));
      }
    }
    curve.add(points.getLast());
    return new Outline(curve);
  }

  private Point between(int i, double t) {
    Point from = points.get(i);
    Point to = points.get(i + 1);
    Point tangent = at(i + 1).minus(at(i - 1));
    Point next = at(i + 2).minus(from);
    double t2 = t * t;
    double t3 = t2 * t;
    return new Point(0, 0)
        .plus(2 * t3 - 3 * t2 + 1, from)
        .plus((t3 - 2 * t2 + t) / 2, tangent)
        .plus(-2 * t3 + 3 * t2, to)
        .plus((t3 - t2) / 2, next);
  }

  /** A point, beyond the ends the one at the other end or the last one. */
  private Point at(int i) {
    int last = points.size() - 1;
    if (isClosed()) {
      return points.get(Math.floorMod(i, last));
    }
    return points.get(Math.max(0, Math.min(last, i)));
  }

  /**
   * An ellipse.
   *
   * @param one an end of one axis, seen from the centre
   * @param other an end of the other axis, seen from the centre
   */
  public static Outline ellipse(Point centre, Point one, Point other) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < PIECES_OF_ELLIPSE; i++) {
      double angle = 2 * Math.PI * i / PIECES_OF_ELLIPSE;
      points.add(centre.plus(Math.cos(angle), one).plus(Math.sin(angle), other));
    }
    points.add(points.getFirst());
    return new Outline(points);
  }
}
