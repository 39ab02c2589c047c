package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodeStreamOutput;

/** The steps of coefficients, in the order of the zigzag: ITU-T T.81 tables K.1 and K.2, scaled. */
final class Quantization {
  private static final int QUANTIZATION_TABLES = 0xDB;

  /** Coefficients of {@link ForwardDct} are eight times too large. */
  private static final int SCALE = 8;

  // spotless:off
  private static final int[] LUMINANCE = {
    16, 11, 10, 16, 24, 40, 51, 61,
    12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77,
    24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101,
    72, 92, 95, 98, 112, 100, 103, 99
  };

  private static final int[] CHROMINANCE = {
    17, 18, 24, 47, 99, 99, 99, 99,
    18, 21, 26, 66, 99, 99, 99, 99,
    24, 26, 56, 99, 99, 99, 99, 99,
    47, 66, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99
  };
  // spotless:on

  private final int[] steps = new int[64];
  private final long[] reciprocals = new long[64];

  private Quantization(int[] table, int quality) {
    int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    for (int k = 0; k < steps.length; k++) {
      int step = (table[Zigzag.NATURAL[k]] * percent + 50) / 100;
      steps[k] = Math.max(1, Math.min(255, step));
      reciprocals[k] = (1L << Integer.SIZE) / ((long) steps[k] * SCALE) + 1;
    }
  }

  /**
   * Steps for luminance.
   *
   * @param quality 1 to 100, of which 50 is what the tables of the standard give
   */
  static Quantization luminance(int quality) {
    return new Quantization(LUMINANCE, quality);
  }

  static Quantization chrominance(int quality) {
    return new Quantization(CHROMINANCE, quality);
  }

  /** Puts the steps of {@code block} into 64 values from {@code to}, in the zigzag's order. */
  void quantize(int[] block, short[] coefficients, int to) {
    for (int k = 0; k < steps.length; k++) {
      int value = block[Zigzag.NATURAL[k]];
      int sign = value >> 31;
      int size = (value ^ sign) - sign + (steps[k] * SCALE >> 1);
      int quantized = (int) (size * reciprocals[k] >>> Integer.SIZE);
      coefficients[to + k] = (short) ((quantized ^ sign) - sign);
    }
  }

  /** Writes a DQT segment. */
  void write(int slot, CodeStreamOutput out) {
    out.writeMarker(QUANTIZATION_TABLES);
    out.writeShort(3 + steps.length);
    out.writeByte(slot);
    for (int step : steps) {
      out.writeByte(step);
    }
  }
}
