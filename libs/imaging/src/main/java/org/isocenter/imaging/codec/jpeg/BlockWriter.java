package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodeStreamOutput;

/**
 * Writes the coefficients of blocks as symbols, ITU-T T.81 F.1.2, with the codes of the standard:
 * the best ones would save one part in twenty and take every picture twice.
 */
record BlockWriter(HuffmanCode direct, HuffmanCode alternating) {
  private static final int LAST = 63;
  private static final int SIXTEEN_ZEROS = 0xF0;

  static BlockWriter luminance() {
    return new BlockWriter(StandardCodes.DIRECT_LUMINANCE, StandardCodes.ALTERNATING_LUMINANCE);
  }

  static BlockWriter chrominance() {
    return new BlockWriter(StandardCodes.DIRECT_CHROMINANCE, StandardCodes.ALTERNATING_CHROMINANCE);
  }

  /** Writes both tables. */
  void writeTables(int slot, CodeStreamOutput out) {
    direct.write(slot, out);
    alternating.write(0x10 | slot, out);
  }

  /**
   * Writes a block.
   *
   * @param coefficients as {@link ForwardDct} arranges them, divided by their steps
   * @param from the index of the block times eight
   * @param nonZero a bit for each coefficient of the zigzag that is not zero
   * @param prediction the first coefficient of the block before
   */
  void write(int[][] coefficients, int from, long nonZero, int prediction, EntropySink sink) {
    int difference = coefficients[0][from] - prediction;
    sink.code(direct, size(difference), difference, size(difference));
    int last = 0;
    for (long rest = nonZero & ~1; rest != 0; rest &= rest - 1) {
      int k = Long.numberOfTrailingZeros(rest);
      int zeros = k - last - 1;
      for (; zeros > 15; zeros -= 16) {
        sink.code(alternating, SIXTEEN_ZEROS, 0, 0);
      }
      int natural = Zigzag.NATURAL[k];
      int value = coefficients[natural & 7][from + (natural >> 3)];
      int size = size(value);
      sink.code(alternating, zeros << 4 | size, value, size);
      last = k;
    }
    if (last < LAST) {
      sink.code(alternating, 0, 0, 0);
    }
  }

  private static int size(int value) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(value));
  }
}
