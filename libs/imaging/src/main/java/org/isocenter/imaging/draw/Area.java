package org.isocenter.imaging.draw;

import java.util.Arrays;
import java.util.List;
import org.isocenter.imaging.draw.Outline.Point;

/** What a closed outline encloses, by the even-odd rule. Pixels belong to it by their middle. */
public final class Area {
  private final List<Point> corners;

  /** Encloses corners in their order; the last one is joined with the first. */
  public Area(List<Point> corners) {
    this.corners = List.copyOf(corners);
  }

  /** Pixels of a row that lie inside, {@code to} not included. */
  @FunctionalInterface
  public interface Run {
    void of(int from, int to);
  }

  /** Every run inside at height {@code y}, from left to right. */
  public void forEachRun(double y, Run run) {
    double[] crossings = new double[corners.size()];
    int count = 0;
    for (int i = 0; i < corners.size(); i++) {
      Point one = corners.get(i);
      Point other = corners.get(i + 1 == corners.size() ? 0 : i + 1);
      if (one.y() <= y != other.y() <= y) {
        double along = (y - one.y()) / (other.y() - one.y());
        crossings[count++] = one.x() + along * (other.x() - one.x());
      }
    }
    Arrays.sort(crossings, 0, count);
    for (int i = 0; i + 1 < count; i += 2) {
      run.of(firstFrom(crossings[i]), firstFrom(crossings[i + 1]));
    }
  }

  /** The first pixel whose middle is at {@code x} or behind it. */
  private static int firstFrom(double x) {
    return (int) Math.ceil(x - 0.5);
  }
}
