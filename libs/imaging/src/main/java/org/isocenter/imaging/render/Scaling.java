package org.isocenter.imaging.render;

import java.util.Arrays;
import org.isocenter.imaging.render.Viewport.Placement;

/**
 * Cuts a region out of a picture, scales and flips it: the average over the area that becomes a
 * pixel where it shrinks, bilinear where it grows.
 */
public final class Scaling {
  private final Picture picture;
  private final Axis across;
  private final Axis down;
  private final int channels;
  private final float[][] lines;
  private final int[] lineRows = {-1, -1};

  private Scaling(Picture picture, Placement placement) {
    this.picture = picture;
    this.channels = picture.channels();
    this.across =
        Axis.of(
            new Stretch(placement.left(), placement.width(), picture.columns()),
            placement.columns(),
            placement.flippedAcross());
    this.down =
        Axis.of(
            new Stretch(placement.top(), placement.height(), picture.rows()),
            placement.rows(),
            placement.flippedDown());
    this.lines = new float[2][placement.columns() * channels];
  }

  /** The region of a placement in its size; the picture itself where that changes nothing. */
  public static Picture apply(Picture picture, Placement placement) {
    return isIdentity(picture, placement) ? picture : new Scaling(picture, placement).scaled();
  }

  private static boolean isIdentity(Picture picture, Placement placement) {
    return placement.columns() == picture.columns()
        && placement.rows() == picture.rows()
        && placement.width() == picture.columns()
        && placement.height() == picture.rows()
        && !placement.flippedAcross()
        && !placement.flippedDown();
  }

  private Picture scaled() {
    int width = lines[0].length;
    byte[] values = new byte[Math.multiplyExact(width, down.size())];
    float[] sum = new float[width];
    for (int row = 0; row < down.size(); row++) {
      Arrays.fill(sum, 0);
      float[] weights = down.weights[row];
      for (int i = 0; i < weights.length; i++) {
        addTo(sum, line(down.first[row] + i), weights[i]);
      }
      for (int i = 0; i < width; i++) {
        values[row * width + i] = (byte) Math.min(255, (int) (sum[i] + 0.5f));
      }
    }
    return new Picture(down.size(), across.size(), channels, values);
  }

  private static void addTo(float[] sum, float[] line, float weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += line[i] * weight;
    }
  }

  /** A row of the source, scaled across; neighbours in turn are kept, since rows share them. */
  private float[] line(int row) {
    int slot = row & 1;
    if (lineRows[slot] != row) {
      lineRows[slot] = row;
      scaleAcross(row, lines[slot]);
    }
    return lines[slot];
  }

  private void scaleAcross(int row, float[] line) {
    byte[] values = picture.values();
    int start = row * picture.columns() * channels;
    for (int column = 0; column < across.size(); column++) {
      float[] weights = across.weights[column];
      int from = start + across.first[column] * channels;
      for (int c = 0; c < channels; c++) {
        float sum = 0;
        for (int i = 0; i < weights.length; i++) {
          sum += (values[from + i * channels + c] & 0xFF) * weights[i];
        }
        line[column * channels + c] = sum;
      }
    }
  }

  /** A part of {@code limit} pixels in a row. */
  private record Stretch(double from, double length, int limit) {}

  /** Which source pixels, and how much of each, make a pixel of one direction. */
  @SuppressWarnings("ArrayRecordComponent") // a table of weights, compared by nobody
  private record Axis(int[] first, float[][] weights) {

    static Axis of(Stretch source, int size, boolean flipped) {
      var axis = new Axis(new int[size], new float[size][]);
      double step = source.length / size;
      for (int i = 0; i < size; i++) {
        int to = flipped ? size - 1 - i : i;
        double begin = source.from + i * step;
        if (step > 1) {
          axis.average(to, begin, begin + step, source.limit);
        } else {
          axis.interpolate(to, begin + step / 2 - 0.5, source);
        }
      }
      return axis;
    }

    int size() {
      return first.length;
    }

    private void average(int to, double begin, double end, int limit) {
      int from = Math.max(0, Math.min(limit - 1, (int) begin));
      int behind = Math.max(from + 1, Math.min(limit, (int) Math.ceil(end - 1e-9)));
      first[to] = from;
      weights[to] = new float[behind - from];
      for (int i = from; i < behind; i++) {
        double covered = Math.min(end, i + 1.0) - Math.max(begin, i);
        weights[to][i - from] = (float) Math.max(0, covered / (end - begin));
      }
    }

    /** Nothing beyond the edge of the region is mixed in. */
    private void interpolate(int to, double centre, Stretch source) {
      double last = Math.max(source.from, source.from + source.length - 1);
      double at = Math.min(source.limit - 1.0, Math.max(source.from, Math.min(last, centre)));
      int from = Math.min((int) at, Math.max(0, source.limit - 2));
      float behind = (float) (at - from);
      first[to] = from;
      weights[to] = source.limit == 1 ? new float[] {1} : new float[] {1 - behind, behind};
    }
  }
}
