package org.isocenter.imaging.corpus;

import org.isocenter.imaging.frame.PixelFormat;

/**
 * Makes of repeated chrominances those that the decoders behind the oracle interpolate: three
 * quarters of the nearest one and one quarter of the next, in either direction. That way the digest
 * of frames with shared chrominances can be compared as well.
 */
record TriangleFilter(PixelFormat format, byte[] repeated) {

  /** The frame with chrominances interpolated across, and down if {@code down}. */
  byte[] apply(boolean down) {
    byte[] frame = repeated.clone();
    for (int component = 1; component < 3; component++) {
      for (int row = 0; row < format.rows(); row++) {
        interpolate(sums(row, component, down), frame, row, new Weights(component, down));
      }
    }
    return frame;
  }

  private record Weights(int component, boolean down) {
    int shift() {
      return down ? 4 : 2;
    }
  }

  /** The chrominances of a row, four times as large where two rows were joined. */
  private int[] sums(int row, int component, boolean down) {
    var sums = new int[Math.ceilDiv(format.columns(), 2)];
    int last = Math.ceilDiv(format.rows(), 2) - 1;
    int near = row / 2;
    int far = Math.max(0, Math.min(last, row % 2 == 0 ? near - 1 : near + 1));
    for (int i = 0; i < sums.length; i++) {
      sums[i] =
          down
              ? 3 * at(near * 2, i * 2, component) + at(far * 2, i * 2, component)
              : at(row, i * 2, component);
    }
    return sums;
  }

  private int at(int row, int column, int component) {
    return repeated[(row * format.columns() + column) * 3 + component] & 0xFF;
  }

  private void interpolate(int[] sums, byte[] frame, int row, Weights weights) {
    int roundLeft = weights.down ? 8 : 1;
    int roundRight = weights.down ? 7 : 2;
    for (int column = 0; column < format.columns(); column++) {
      int i = column / 2;
      boolean left = column % 2 == 0;
      int next = Math.max(0, Math.min(sums.length - 1, left ? i - 1 : i + 1));
      int value = 3 * sums[i] + sums[next] + (left ? roundLeft : roundRight);
      frame[(row * format.columns() + column) * 3 + weights.component] =
          (byte) (value >> weights.shift());
    }
  }
}
