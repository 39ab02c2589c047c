package org.isocenter.imaging.presentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isocenter.imaging.draw.Area;
import org.isocenter.imaging.draw.Outline.Point;

/**
 * How far a mask is moved under a region of the frame, PS3.3 C.7.6.10 and C.11.19.1.2.
 *
 * @param down rows by which the mask is moved towards the last one
 * @param left columns by which it is moved towards the first one
 * @param region what encloses the pixels, those on the outline among them; empty: all of the frame
 */
public record MaskShift(double down, double left, List<Area> region) {

  /** The mask stays where it is. */
  static final MaskShift NONE = new MaskShift(0, 0, List.of());

  /** What an outline is moved by, each way, that its own pixels come to lie within. */
  private static final double[] BESIDE = {-1e-3, 0, 1e-3};

  public MaskShift {
    region = List.copyOf(region);
  }

  /** Under all of the frame. */
  static MaskShift everywhere(double down, double left) {
    return new MaskShift(down, left, List.of());
  }

  /**
   * Under what lies within corners. An area has the pixels on its upper and left side only; moved a
   * little in all directions it has those of all sides.
   *
   * @param corners middles of pixels, the first of which is at (0.5, 0.5)
   */
  static MaskShift within(List<Point> corners, double down, double left) {
    List<Area> areas = new ArrayList<>();
    for (double x : BESIDE) {
      for (double y : BESIDE) {
        areas.add(moved(corners, x, y));
      }
    }
    return new MaskShift(down, left, areas);
  }

  private static Area moved(List<Point> corners, double x, double y) {
    return new Area(corners.stream().map(at -> new Point(at.x() + x, at.y() + y)).toList());
  }

  /** Enters itself at the columns of a row that it is about. */
  void enter(int row, MaskShift[] columns) {
    if (region.isEmpty()) {
      Arrays.fill(columns, this);
    }
    for (Area area : region) {
      area.forEachRun(
          row + 0.5,
          (from, to) -> {
            int first = Math.clamp(from, 0, columns.length);
            Arrays.fill(columns, first, Math.clamp(to, first, columns.length), this);
          });
    }
  }
}
