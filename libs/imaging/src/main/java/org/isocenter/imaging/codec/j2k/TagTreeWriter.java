package org.isocenter.imaging.codec.j2k;

import java.util.Arrays;

/** Writes what {@link TagTree} reads, T.800 B.10.2. */
final class TagTreeWriter {
  private final int[] offsets;
  private final int[] widths;
  private final int[] values;
  private final int[] lows;
  private final boolean[] known;

  /**
   * @param leaves the numbers, row by row
   */
  TagTreeWriter(int[] leaves, int width, int height) {
    int levels = 1 + Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(width, height) - 1);
    offsets = new int[levels];
    widths = new int[levels];
    int nodes = 0;
    for (int level = 0; level < levels; level++) {
      offsets[level] = nodes;
      widths[level] = Area.ceilShift(width, level);
      nodes += widths[level] * Area.ceilShift(height, level);
    }
    values = new int[nodes];
    lows = new int[nodes];
    known = new boolean[nodes];
    Arrays.fill(values, Integer.MAX_VALUE);
    for (int i = 0; i < leaves.length; i++) {
      for (int level = 0; level < levels; level++) {
        int node = node(i % width, i / width, level);
        values[node] = Math.min(values[node], leaves[i]);
      }
    }
  }

  private int node(int x, int y, int level) {
    return offsets[level] + (y >> level) * widths[level] + (x >> level);
  }

  /** Tells whether the value at (x, y) is less than {@code threshold}. */
  void write(PacketBitsWriter out, int x, int y, int threshold) {
    int low = 0;
    for (int level = offsets.length - 1; level >= 0; level--) {
      int node = node(x, y, level);
      low = Math.max(low, lows[node]);
      while (low < threshold && !known[node]) {
        known[node] = low == values[node];
        out.bit(known[node] ? 1 : 0);
        low += known[node] ? 0 : 1;
      }
      if (known[node]) {
        low = values[node];
      }
      lows[node] = low;
    }
  }
}
