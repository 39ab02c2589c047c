package org.isocenter.imaging.codec.jpeg;

/** Turns the coefficients of blocks into symbols, ITU-T T.81 F.1.2: counts them, or writes them. */
final class BlockCoder {
  private static final int COEFFICIENTS = 64;
  private static final int SYMBOLS = 256;
  private static final int SIXTEEN_ZEROS = 0xF0;

  private final int[] direct = new int[SYMBOLS];
  private final int[] alternating = new int[SYMBOLS];

  /** Counts the symbols of the block from {@code at}. */
  void count(short[] coefficients, int at, int prediction) {
    direct[size(coefficients[at] - prediction)]++;
    int zeros = 0;
    for (int k = 1; k < COEFFICIENTS; k++) {
      int value = coefficients[at + k];
      if (value == 0) {
        zeros++;
        continue;
      }
      alternating[SIXTEEN_ZEROS] += zeros >> 4;
      alternating[(zeros & 15) << 4 | size(value)]++;
      zeros = 0;
    }
    if (zeros > 0) {
      alternating[0]++;
    }
  }

  /** The codes that suit what was counted. */
  Codes codes() {
    return new Codes(new HuffmanCode(direct), new HuffmanCode(alternating));
  }

  /** The codes of a kind of components. */
  record Codes(HuffmanCode direct, HuffmanCode alternating) {

    /** Writes the block from {@code at}. */
    void write(short[] coefficients, int at, int prediction, EntropySink sink) {
      int difference = coefficients[at] - prediction;
      sink.code(direct, size(difference), difference + (difference >> 31), size(difference));
      int zeros = 0;
      for (int k = 1; k < COEFFICIENTS; k++) {
        int value = coefficients[at + k];
        if (value == 0) {
          zeros++;
          continue;
        }
        for (; zeros > 15; zeros -= 16) {
          sink.code(alternating, SIXTEEN_ZEROS, 0, 0);
        }
        int size = size(value);
        sink.code(alternating, zeros << 4 | size, value + (value >> 31), size);
        zeros = 0;
      }
      if (zeros > 0) {
        sink.code(alternating, 0, 0, 0);
      }
    }
  }

  private static int size(int value) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(value));
  }
}
