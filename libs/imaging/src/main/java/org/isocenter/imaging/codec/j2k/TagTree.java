package org.isocenter.imaging.codec.j2k;

import java.util.Arrays;

/** A tag tree, T.800 B.10.2: an array of numbers coded through the minima of its quarters. */
final class TagTree {
  private final int[] offsets;
  private final int[] widths;
  private final int[] values;
  private final int[] lows;

  TagTree(int width, int height) {
    int levels = 1 + Math.max(bits(width - 1), bits(height - 1));
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
    Arrays.fill(values, Integer.MAX_VALUE);
  }

  private static int bits(int value) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(value);
  }

  /** Reads until it is known whether the value at (x, y) is less than {@code threshold}. */
  boolean isBelow(PacketBits in, int x, int y, int threshold) {
    int low = 0;
    int node = 0;
    for (int level = offsets.length - 1; level >= 0; level--) {
      node = offsets[level] + (y >> level) * widths[level] + (x >> level);
      low = Math.max(low, lows[node]);
      while (low < threshold && low < values[node]) {
        if (in.bit() == 1) {
          values[node] = low;
        } else {
          low++;
        }
      }
      lows[node] = low;
    }
    return values[node] < threshold;
  }
}
