package org.isocenter.imaging.codec.jpegls;

import java.util.Arrays;

/**
 * What a scan is coded with, ITU-T T.87 annex A: the constants that follow from its parameters, and
 * the statistics that decoder and encoder keep in step.
 */
final class CodingModel {
  /** Sums of error magnitudes, bias, correction and count stand side by side for each context. */
  static final int A = 0;

  static final int B = 1;
  static final int C = 2;
  static final int N = 3;
  static final int FIELDS = 4;

  private static final int CONTEXTS = 365;
  private static final int LARGEST_CORRECTION = 127;
  private static final int SMALLEST_CORRECTION = -128;

  /** The order of run lengths, J of A.2.1. */
  private static final int[] ORDERS = {
    0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13,
    14, 15
  };

  final int maximum;
  final int near;
  final int step;
  final int range;
  final int rangeBits;
  final int limit;
  final int[] contexts = new int[CONTEXTS * FIELDS];

  private final int reset;
  private final int t3;
  private final byte[] quantized;
  private final int[] runA = new int[2];
  private final int[] runN = new int[2];
  private final int[] runNegative = new int[2];
  private final int[] runIndex;

  CodingModel(Preset preset, int near, int components) {
    this.maximum = preset.maximum();
    this.near = near;
    this.step = 2 * near + 1;
    this.range = (maximum + 2 * near) / step + 1;
    this.rangeBits = bits(range - 1);
    int valueBits = Math.max(2, bits(maximum));
    this.limit = 2 * (valueBits + Math.max(8, valueBits));
    this.reset = preset.reset();
    this.t3 = preset.t3();
    this.quantized = quantized(preset, near);
    this.runIndex = new int[components];
    restart();
  }

  private static int bits(int value) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(value);
  }

  /** Gradients as regions -4 to 4, A.3.3; those beyond the last threshold are all alike. */
  private static byte[] quantized(Preset preset, int near) {
    var regions = new byte[2 * preset.t3() + 1];
    for (int i = 0; i < regions.length; i++) {
      int gradient = i - preset.t3();
      int size = Math.abs(gradient);
      int region = 4;
      if (size <= near) {
        region = 0;
      } else if (size < preset.t1()) {
        region = 1;
      } else if (size < preset.t2()) {
        region = 2;
      } else if (size < preset.t3()) {
        region = 3;
      }
      regions[i] = (byte) (gradient < 0 ? -region : region);
    }
    return regions;
  }

  /** Forgets everything, as at the start of a scan and of each restart interval. */
  void restart() {
    int first = Math.max(2, (range + 32) / 64);
    for (int i = 0; i < contexts.length; i += FIELDS) {
      contexts[i + A] = first;
      contexts[i + B] = 0;
      contexts[i + C] = 0;
      contexts[i + N] = 1;
    }
    Arrays.fill(runA, first);
    Arrays.fill(runN, 1);
    Arrays.fill(runNegative, 0);
    Arrays.fill(runIndex, 0);
  }

  /** The region of a gradient. */
  int region(int gradient) {
    return quantized[Math.max(-t3, Math.min(t3, gradient)) + t3];
  }

  /** Predicts a sample from its neighbours to the left, above, and left above, A.4.1. */
  static int median(int left, int above, int corner) {
    int low = Math.min(left, above);
    int high = Math.max(left, above);
    return Math.max(low, Math.min(high, left + above - corner));
  }

  /** The bits that follow the unary part of a code, so that {@code count << k >= sum}, A.5.1. */
  static int order(int count, int sum) {
    int k = Math.max(0, Integer.numberOfLeadingZeros(count) - Integer.numberOfLeadingZeros(sum));
    return k + ((count << k) - sum >>> 31);
  }

  /**
   * Takes an error into the statistics of a context, A.6. Which way the bias goes cannot be
   * foreseen, so no branch is taken on it.
   */
  void update(int at, int error) {
    int[] fields = contexts;
    int a = fields[at + A] + Math.abs(error);
    int b = fields[at + B] + error * step;
    int c = fields[at + C];
    int n = fields[at + N];
    if (n == reset) {
      a >>= 1;
      b >>= 1;
      n >>= 1;
    }
    n++;
    int low = b + n - 1 >> 31;
    int high = -b >> 31;
    fields[at + A] = a;
    fields[at + B] = Math.max(1 - n, Math.min(0, b + (n & low) - (n & high)));
    fields[at + C] = Math.max(SMALLEST_CORRECTION, Math.min(LARGEST_CORRECTION, c + low - high));
    fields[at + N] = n;
  }

  /** The sample that an error of its prediction makes, A.4.5. */
  int reconstructed(int prediction, int error) {
    int sample = prediction + error * step;
    if (sample < -near) {
      sample += range * step;
    } else if (sample > maximum + near) {
      sample -= range * step;
    }
    return Math.max(0, Math.min(maximum, sample));
  }

  /** An error in steps and within half of their range, A.4.4 and A.4.5; undone by a decoder. */
  int reduced(int error) {
    int steps = error;
    if (near > 0) {
      steps = error > 0 ? (error + near) / step : -((near - error) / step);
    }
    if (steps < 0) {
      steps += range;
    }
    return steps >= range + 1 >> 1 ? steps - range : steps;
  }

  /** The order of run lengths of a component, A.7.1. */
  int runOrder(int component) {
    return ORDERS[runIndex[component]];
  }

  void longerRuns(int component) {
    if (runIndex[component] < ORDERS.length - 1) {
      runIndex[component]++;
    }
  }

  void shorterRuns(int component) {
    if (runIndex[component] > 0) {
      runIndex[component]--;
    }
  }

  /**
   * The order of the code of a sample that ends a run, A.7.2.
   *
   * @param type 1 where its neighbours are alike, else 0
   */
  int interruptionOrder(int type) {
    return order(runN[type], runA[type] + (type == 1 ? runN[1] >> 1 : 0));
  }

  /** Whether a negative error of this type has an odd code, A.7.2.2. */
  boolean negativeIsOdd(int type, int order) {
    return order != 0 || 2 * runNegative[type] >= runN[type];
  }

  /** Takes the error of a sample that ends a run into the statistics, A.7.2.2. */
  void updateInterruption(int type, int error, int code) {
    if (error < 0) {
      runNegative[type]++;
    }
    runA[type] += code + 1 - type >> 1;
    if (runN[type] == reset) {
      runA[type] >>= 1;
      runN[type] >>= 1;
      runNegative[type] >>= 1;
    }
    runN[type]++;
  }
}
