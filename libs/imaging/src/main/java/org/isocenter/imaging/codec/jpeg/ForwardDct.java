package org.isocenter.imaging.codec.jpeg;

/**
 * The forward DCT of blocks of 8 by 8 samples in integers, the counterpart of {@link InverseDct}.
 * Many blocks stand side by side: each array holds one of the eight values of every row (or column)
 * of theirs. So each loop does one step of all blocks, which the compiler does for many at a time
 * as long as a loop has one result.
 */
final class ForwardDct {
  private static final int SIZE = 8;
  private static final int FRACTION = 13;
  private static final int EXTRA_BITS = 2;

  /** The factor of the {@code j}th half difference or sum in the {@code k}th coefficient. */
  private static final int[][] FACTORS = factors();

  private static int[][] factors() {
    var factors = new int[SIZE][SIZE / 2];
    for (int k = 0; k < SIZE; k++) {
      for (int j = 0; j < SIZE / 2; j++) {
        double factor = k == 0 ? 1 : Math.sqrt(2) * Math.cos((2 * j + 1) * k * Math.PI / 16);
        factors[k][j] = (int) Math.round(factor * (1 << FRACTION));
      }
    }
    return factors;
  }

  /**
   * Transforms blocks side by side.
   *
   * @param samples eight rows around 0, as long as all blocks; lost
   * @param coefficients gets eight times what ITU-T T.81 A.3.3 says: the array is the horizontal
   *     frequency, and the index the block times eight plus the vertical one
   */
  static void transform(int[][] samples, int[][] coefficients) {
    pass(samples, coefficients, FRACTION - EXTRA_BITS);
    turn(coefficients, samples);
    pass(samples, coefficients, FRACTION + EXTRA_BITS);
  }

  /**
   * Transforms the eight values at each index; even coefficients are of sums, odd of differences.
   */
  private static void pass(int[][] values, int[][] results, int shift) {
    for (int j = 0; j < SIZE / 2; j++) {
      sumAndDifference(values[j], values[SIZE - 1 - j]);
    }
    for (int k = 0; k < SIZE; k++) {
      int first = k % 2 == 0 ? 0 : SIZE - 1;
      int step = k % 2 == 0 ? 1 : -1;
      combine(
          new int[][] {
            values[first], values[first + step], values[first + 2 * step], values[first + 3 * step]
          },
          FACTORS[k],
          results[k],
          shift);
    }
  }

  private static void sumAndDifference(int[] one, int[] other) {
    for (int i = 0; i < one.length; i++) {
      int a = one[i];
      int b = other[i];
      one[i] = a + b;
      other[i] = a - b;
    }
  }

  private static void combine(int[][] values, int[] factors, int[] result, int shift) {
    int[] a = values[0];
    int[] b = values[1];
    int[] c = values[2];
    int[] d = values[3];
    int ofA = factors[0];
    int ofB = factors[1];
    int ofC = factors[2];
    int ofD = factors[3];
    int round = 1 << shift - 1;
    for (int i = 0; i < result.length; i++) {
      result[i] = a[i] * ofA + b[i] * ofB + c[i] * ofC + d[i] * ofD + round >> shift;
    }
  }

  /** Makes columns of the rows of each block. */
  private static void turn(int[][] blocks, int[][] turned) {
    for (int column = 0; column < SIZE; column++) {
      int[] to = turned[column];
      for (int row = 0; row < SIZE; row++) {
        int[] from = blocks[row];
        for (int i = 0; i < to.length; i += SIZE) {
          to[i + row] = from[i + column];
        }
      }
    }
  }
}
