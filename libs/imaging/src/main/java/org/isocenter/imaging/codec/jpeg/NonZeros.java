package org.isocenter.imaging.codec.jpeg;

/**
 * Which coefficients of blocks side by side are not zero. Most are, and looking at each of them
 * takes longer than anything else that is done with a block.
 */
final class NonZeros {
  private static final int BLOCK = 8;

  /** By vertical frequency and a bit for each horizontal one: a bit for each of the zigzag. */
  private static final long[][] ZIGZAG = zigzag();

  private final int[] found;

  /**
   * Room for blocks.
   *
   * @param width of all of them
   */
  NonZeros(int width) {
    found = new int[width];
  }

  private static long[][] zigzag() {
    var masks = new long[BLOCK][1 << BLOCK];
    for (int k = 0; k < BLOCK * BLOCK; k++) {
      int natural = Zigzag.NATURAL[k];
      long[] row = masks[natural / BLOCK];
      for (int bits = 0; bits < row.length; bits++) {
        row[bits] |= (long) (bits >> natural % BLOCK & 1) << k;
      }
    }
    return masks;
  }

  /** Looks for them in coefficients as {@link ForwardDct} arranges them. */
  void find(int[][] coefficients) {
    for (int horizontal = 0; horizontal < BLOCK; horizontal++) {
      mark(coefficients[horizontal], horizontal, horizontal == 0 ? 0 : -1);
    }
  }

  private void mark(int[] coefficients, int bit, int kept) {
    int[] marks = found;
    for (int i = 0; i < marks.length; i++) {
      int value = coefficients[i];
      marks[i] = marks[i] & kept | (value | -value) >>> 31 << bit;
    }
  }

  /**
   * The coefficients of one block that are not zero, the lowest bit for the first of the zigzag.
   *
   * @param from the index of the block times eight
   */
  long of(int from) {
    long mask = 0;
    for (int vertical = 0; vertical < BLOCK; vertical++) {
      mask |= ZIGZAG[vertical][found[from + vertical]];
    }
    return mask;
  }
}
