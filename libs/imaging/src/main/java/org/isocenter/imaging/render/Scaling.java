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

  /** Rows are mixed first: their values lie side by side, and are fewer afterwards. */
  private Picture scaled() {
    int width = across.size() * channels;
    byte[] values = new byte[Math.multiplyExact(width, down.size())];
    int from = across.begin();
    float[] mixed = new float[(across.end() - from) * channels];
    for (int row = 0; row < down.size(); row++) {
      Arrays.fill(mixed, 0);
      float[] weights = down.weights[row];
      for (int i = 0; i < weights.length; i++) {
        int first = (down.first[row] + i) * picture.columns() + from;
        add(picture.values(), first * channels, weights[i], mixed);
      }
      scaleAcross(mixed, from, values, row * width);
    }
    return new Picture(down.size(), across.size(), channels, values);
  }

  private static void add(byte[] values, int from, float weight, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (values[from + i] & 0xFF) * weight;
    }
  }

  /** Makes one row; {@code line} begins with the source's column {@code begin}. */
  private void scaleAcross(float[] line, int begin, byte[] values, int to) {
    for (int column = 0; column < across.size(); column++) {
      float[] weights = across.weights[column];
      int from = (across.first[column] - begin) * channels;
      for (int c = 0; c < channels; c++) {
        float sum = 0.5f;
        for (int i = 0; i < weights.length; i++) {
          sum += line[from + i * channels + c] * weights[i];
        }
        values[to + column * channels + c] = (byte) Math.min(255, (int) sum);
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

    /** The first source pixel of all; it belongs to one of both ends. */
    int begin() {
      return Math.min(first[0], first[size() - 1]);
    }

    /** One behind the last source pixel of all. */
    int end() {
      int last = size() - 1;
      return Math.max(first[0] + weights[0].length, first[last] + weights[last].length);
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
