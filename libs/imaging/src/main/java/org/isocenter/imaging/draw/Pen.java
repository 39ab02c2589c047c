package org.isocenter.imaging.draw;

import org.isocenter.imaging.draw.Outline.Point;

/**
 * Draws outlines.
 *
 * @param width of its lines in pixels, 1 or more
 */
public record Pen(Canvas canvas, Ink ink, int width) {

  /** Draws along an outline; of a single point, a dot. */
  public void draw(Outline outline) {
    var points = outline.points();
    if (points.size() == 1) {
      dot(points.getFirst().x(), points.getFirst().y());
    }
    for (int i = 1; i < points.size(); i++) {
      line(points.get(i - 1), points.get(i));
    }
  }

  /** Fills what an outline encloses, if it is closed, and draws along it. */
  public void fill(Outline outline) {
    if (outline.isClosed()) {
      var area = new Area(outline.points());
      for (int row = 0; row < canvas.rows(); row++) {
        int here = row;
        area.forEachRun(row + 0.5, (from, to) -> canvas.fillRow(here, from, to, ink));
      }
    }
    draw(outline);
  }

  /** A mark that shows a single pixel. */
  public void cross(Point at) {
    double arm = 4.0 * width;
    line(new Point(at.x() - arm, at.y()), new Point(at.x() + arm, at.y()));
    line(new Point(at.x(), at.y() - arm), new Point(at.x(), at.y() + arm));
  }

  /** The part of a line that lies on the canvas, pixel after pixel. */
  private void line(Point from, Point to) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double[] part = {0, 1};
    boolean visible =
        cut(-dx, from.x() + width, part)
            && cut(dx, canvas.columns() + width - from.x(), part)
            && cut(-dy, from.y() + width, part)
            && cut(dy, canvas.rows() + width - from.y(), part);
    if (!visible) {
      return;
    }
    double length = Math.max(Math.abs(dx), Math.abs(dy)) * (part[1] - part[0]);
    int steps = (int) Math.max(1, Math.ceil(length));
    for (int i = 0; i <= steps; i++) {
      double t = part[0] + (part[1] - part[0]) * i / steps;
      dot(from.x() + t * dx, from.y() + t * dy);
    }
  }

  /** Liang and Barsky's cut of a line at one edge; false when nothing is left. */
  private static boolean cut(double slope, double room, double[] part) {
    if (slope == 0) {
      return room >= 0;
    }
    double at = room / slope;
    if (slope < 0) {
      part[0] = Math.max(part[0], at);
    } else {
      part[1] = Math.min(part[1], at);
    }
    return part[0] <= part[1];
  }

  private void dot(double x, double y) {
    int left = (int) Math.floor(x - (width - 1) / 2.0);
    int top = (int) Math.floor(y - (width - 1) / 2.0);
    canvas.fill(left, top, left + width, top + width, ink);
  }
}
