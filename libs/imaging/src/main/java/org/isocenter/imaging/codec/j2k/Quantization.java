package org.isocenter.imaging.codec.j2k;

import org.isocenter.imaging.codec.CodecException;

/**
 * Step sizes of a component's sub-bands: a QCD or QCC marker segment, T.800 A.6.4 and E.1.
 *
 * @param derived whether all sub-bands follow from the first step, E-5
 * @param steps for each sub-band its exponent in the upper five bits and its mantissa in the lower
 *     eleven, LL first, then HL, LH, HH of each resolution
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Quantization(boolean derived, int guardBits, int[] steps) {
  private static final int NONE = 0;
  private static final int DERIVED = 1;
  private static final int EXPOUNDED = 2;

  static Quantization read(ByteCursor in) throws CodecException {
    int style = in.u8();
    int[] steps;
    switch (style & 0x1F) {
      case NONE -> {
        steps = new int[in.remaining()];
        for (int i = 0; i < steps.length; i++) {
          steps[i] = in.u8() >> 3 << 11;
        }
      }
      case DERIVED, EXPOUNDED -> {
        steps = new int[in.remaining() / 2];
        for (int i = 0; i < steps.length; i++) {
          steps[i] = in.u16();
        }
      }
      default -> throw in.failure("The quantization is not one of Part 1.");
    }
    if (steps.length == 0) {
      throw in.failure("The quantization has no step.");
    }
    return new Quantization((style & 0x1F) == DERIVED, style >> 5, steps);
  }

  /** Whether there is a step for each sub-band of so many levels. */
  boolean covers(int levels) {
    return derived || steps.length > 3 * levels;
  }

  /** The exponent of a sub-band: 0 is LL, then three a resolution. */
  int exponent(int subband) {
    if (!derived) {
      return steps[subband] >> 11;
    }
    int resolution = (subband + 2) / 3;
    return Math.max(0, (steps[0] >> 11) - Math.max(0, resolution - 1));
  }

  int mantissa(int subband) {
    return steps[derived ? 0 : subband] & 0x7FF;
  }

  /** Mb, the bit planes that a coefficient of the sub-band may have, T.800 E-2. */
  int bitPlanes(int subband) {
    return guardBits + exponent(subband) - 1;
  }
}
