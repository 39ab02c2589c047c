package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodeStreamOutput;

/** The steps of coefficients, in the order of the zigzag: ITU-T T.81 tables K.1 and K.2, scaled. */
final class Quantization {
  private static final int QUANTIZATION_TABLES = 0xDB;

  /** Coefficients of {@link ForwardDct} are eight times too large. */
  private static final int SCALE = 8;

  private static final int BLOCK = 8;

  /** Bits behind the point of a reciprocal. */
  private static final int FRACTION = 19;

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
  private final int[][] halves;
  private final int[][] reciprocals;

  private Quantization(int[] table, int quality, int width) {
    int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    halves = new int[BLOCK][width];
    reciprocals = new int[BLOCK][width];
    for (int k = 0; k < steps.length; k++) {
      int natural = Zigzag.NATURAL[k];
      steps[k] = Math.max(1, Math.min(255, (table[natural] * percent + 50) / 100));
      int divisor = steps[k] * SCALE;
      int[] half = halves[natural % BLOCK];
      int[] reciprocal = reciprocals[natural % BLOCK];
      for (int i = natural / BLOCK; i < width; i += BLOCK) {
        half[i] = divisor / 2;
        reciprocal[i] = ((1 << FRACTION) + divisor / 2) / divisor;
      }
    }
  }

  /**
   * Steps for luminance.
   *
   * @param quality 1 to 100, of which 50 is what the tables of the standard give
   * @param width of the blocks that stand side by side
   */
  static Quantization luminance(int quality, int width) {
    return new Quantization(LUMINANCE, quality, width);
  }

  static Quantization chrominance(int quality, int width) {
    return new Quantization(CHROMINANCE, quality, width);
  }

  /** Divides the coefficients of {@link ForwardDct} by their steps. */
  void quantize(int[][] coefficients) {
    for (int frequency = 0; frequency < BLOCK; frequency++) {
      quantize(coefficients[frequency], halves[frequency], reciprocals[frequency]);
    }
  }

  /** A coefficient has up to 14 bits and a reciprocal 17, so that no product is beyond 31. */
  private static void quantize(int[] coefficients, int[] halves, int[] reciprocals) {
    for (int i = 0; i < coefficients.length; i++) {
      int value = coefficients[i];
      int sign = value >> 31;
      int quantized = ((value ^ sign) - sign + halves[i]) * reciprocals[i] >> FRACTION;
      coefficients[i] = (quantized ^ sign) - sign;
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
