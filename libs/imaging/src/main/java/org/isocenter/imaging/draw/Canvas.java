package org.isocenter.imaging.draw;

import java.util.Arrays;

/**
 * Pixels that are drawn on, of 1 or 3 channels. What lies outside is left out. How many pixels may
 * be painted is bounded by the size of the picture: hostile graphics end in a {@link
 * DrawingLimitException}.
 */
public final class Canvas {
  private static final int PAINTED_OVER = 64;
  private static final int SPARE = 1 << 20;

  private final int rows;
  private final int columns;
  private final int channels;
  private final byte[] values;
  private long budget;

  /** Draws on {@code values}, which stand row by row. */
  public Canvas(int rows, int columns, int channels, byte[] values) {
    this.rows = rows;
    this.columns = columns;
    this.channels = channels;
    this.values = values;
    this.budget = (long) PAINTED_OVER * rows * columns + SPARE;
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  /** Paints a rectangle; its end is not part of it. */
  void fill(int left, int top, int right, int bottom, Ink ink) {
    int from = Math.max(0, left);
    int to = Math.min(columns, right);
    if (from >= to) {
      return;
    }
    for (int row = Math.max(0, top); row < Math.min(rows, bottom); row++) {
      fillRow(row, from, to, ink);
    }
  }

  /** Paints from {@code left} up to, without, {@code right}. */
  public void fillRow(int row, int left, int right, Ink ink) {
    int from = Math.max(0, left);
    int to = Math.min(columns, right);
    if (row < 0 || row >= rows || from >= to) {
      return;
    }
    spend(to - from);
    if (channels == 1) {
      int start = row * columns;
      Arrays.fill(values, start + from, start + to, (byte) ink.grey());
      return;
    }
    for (int column = from; column < to; column++) {
      int at = (row * columns + column) * channels;
      values[at] = (byte) ink.red();
      values[at + 1] = (byte) ink.green();
      values[at + 2] = (byte) ink.blue();
    }
  }

  private void spend(int pixels) {
    budget -= pixels;
    if (budget < 0) {
      throw new DrawingLimitException();
    }
  }
}
