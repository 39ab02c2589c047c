package org.isocenter.imaging.codec.jpeg;

/**
 * The inverse DCT of 8 by 8 coefficients in integers, by the factors of Loeffler, Ligtenberg and
 * Moschytz (ICASSP 1989) with 13 bits behind the point. Its roundings are those of the "slow"
 * integer transform of common implementations, with which other decoders' samples agree.
 */
final class InverseDct {
  private static final int FRACTION = 13;
  private static final int F_0_298 = fixed(0.298631336);
  private static final int F_0_390 = fixed(0.390180644);
  private static final int F_0_541 = fixed(0.541196100);
  private static final int F_0_765 = fixed(0.765366865);
  private static final int F_0_899 = fixed(0.899976223);
  private static final int F_1_175 = fixed(1.175875602);
  private static final int F_1_501 = fixed(1.501321110);
  private static final int F_1_847 = fixed(1.847759065);
  private static final int F_1_961 = fixed(1.961570560);
  private static final int F_2_053 = fixed(2.053119869);
  private static final int F_2_562 = fixed(2.562915447);
  private static final int F_3_072 = fixed(3.072711026);

  private final int extraBits;
  private final int middle;
  private final int largest;
  private final int[] work = new int[64];

  /**
   * @param precision 8 or 12 bits; samples of 8 leave room for two more bits between the passes
   */
  InverseDct(int precision) {
    this.extraBits = precision == 8 ? 2 : 1;
    this.middle = 1 << precision - 1;
    this.largest = (1 << precision) - 1;
  }

  private static int fixed(double factor) {
    return (int) (factor * (1 << FRACTION) + 0.5);
  }

  /** Writes the samples of a block that has a DC coefficient only. */
  void transformFlat(int direct, short[] plane, int offset, int stride) {
    int value = (direct << extraBits) + (1 << extraBits + 2) >> extraBits + 3;
    short sample = clamped(value);
    for (int row = 0, at = offset; row < 8; row++, at += stride) {
      for (int i = 0; i < 8; i++) {
        plane[at + i] = sample;
      }
    }
  }

  /** Writes the samples of {@code block}, which is in rows, to {@code plane}. */
  void transform(int[] block, short[] plane, int offset, int stride) {
    int shift = FRACTION - extraBits;
    for (int column = 0; column < 8; column++) {
      columnPass(block, column, shift);
    }
    for (int row = 0; row < 8; row++) {
      rowPass(row * 8, plane, offset + row * stride);
    }
  }

  private void columnPass(int[] block, int c, int shift) {
    int[] out = work;
    int s1 = block[c + 8];
    int s2 = block[c + 16];
    int s3 = block[c + 24];
    int s4 = block[c + 32];
    int s5 = block[c + 40];
    int s6 = block[c + 48];
    int s7 = block[c + 56];
    if ((s1 | s2 | s3 | s4 | s5 | s6 | s7) == 0) {
      int flat = block[c] << extraBits;
      for (int i = c; i < 64; i += 8) {
        out[i] = flat;
      }
      return;
    }
    int round = 1 << shift - 1;
    int shared = (s2 + s6) * F_0_541;
    int e2 = shared - s6 * F_1_847;
    int e3 = shared + s2 * F_0_765;
    int e0 = (block[c] + s4 << FRACTION) + round;
    int e1 = (block[c] - s4 << FRACTION) + round;
    int a0 = e0 + e3;
    int a3 = e0 - e3;
    int a1 = e1 + e2;
    int a2 = e1 - e2;
    int z5 = (s7 + s3 + s5 + s1) * F_1_175;
    int z1 = (s7 + s1) * -F_0_899;
    int z2 = (s5 + s3) * -F_2_562;
    int z3 = (s7 + s3) * -F_1_961 + z5;
    int z4 = (s5 + s1) * -F_0_390 + z5;
    int o0 = s7 * F_0_298 + z1 + z3;
    int o1 = s5 * F_2_053 + z2 + z4;
    int o2 = s3 * F_3_072 + z2 + z3;
    int o3 = s1 * F_1_501 + z1 + z4;
    out[c] = a0 + o3 >> shift;
    out[c + 8] = a1 + o2 >> shift;
    out[c + 16] = a2 + o1 >> shift;
    out[c + 24] = a3 + o0 >> shift;
    out[c + 32] = a3 - o0 >> shift;
    out[c + 40] = a2 - o1 >> shift;
    out[c + 48] = a1 - o2 >> shift;
    out[c + 56] = a0 - o3 >> shift;
  }

  private void rowPass(int r, short[] plane, int at) {
    int[] in = work;
    int shift = FRACTION + extraBits + 3;
    int round = 1 << shift - 1;
    int s1 = in[r + 1];
    int s2 = in[r + 2];
    int s3 = in[r + 3];
    int s4 = in[r + 4];
    int s5 = in[r + 5];
    int s6 = in[r + 6];
    int s7 = in[r + 7];
    int shared = (s2 + s6) * F_0_541;
    int e2 = shared - s6 * F_1_847;
    int e3 = shared + s2 * F_0_765;
    int e0 = (in[r] + s4 << FRACTION) + round;
    int e1 = (in[r] - s4 << FRACTION) + round;
    int a0 = e0 + e3;
    int a3 = e0 - e3;
    int a1 = e1 + e2;
    int a2 = e1 - e2;
    int z5 = (s7 + s3 + s5 + s1) * F_1_175;
    int z1 = (s7 + s1) * -F_0_899;
    int z2 = (s5 + s3) * -F_2_562;
    int z3 = (s7 + s3) * -F_1_961 + z5;
    int z4 = (s5 + s1) * -F_0_390 + z5;
    int o0 = s7 * F_0_298 + z1 + z3;
    int o1 = s5 * F_2_053 + z2 + z4;
    int o2 = s3 * F_3_072 + z2 + z3;
    int o3 = s1 * F_1_501 + z1 + z4;
    plane[at] = clamped(a0 + o3 >> shift);
    plane[at + 1] = clamped(a1 + o2 >> shift);
    plane[at + 2] = clamped(a2 + o1 >> shift);
    plane[at + 3] = clamped(a3 + o0 >> shift);
    plane[at + 4] = clamped(a3 - o0 >> shift);
    plane[at + 5] = clamped(a2 - o1 >> shift);
    plane[at + 6] = clamped(a1 - o2 >> shift);
    plane[at + 7] = clamped(a0 - o3 >> shift);
  }

  private short clamped(int value) {
    return (short) Math.max(0, Math.min(largest, value + middle));
  }
}
