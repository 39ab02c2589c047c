package org.isocenter.imaging.codec.jpeg;

/**
 * The forward DCT of 8 by 8 samples in integers, the counterpart of {@link InverseDct}. Its
 * coefficients are eight times as large as those of ITU-T T.81 A.3.3.
 */
final class ForwardDct {
  private static final int FRACTION = 13;
  private static final int EXTRA_BITS = 2;
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

  private ForwardDct() {}

  private static int fixed(double factor) {
    return (int) (factor * (1 << FRACTION) + 0.5);
  }

  /** Turns samples around 0, in rows, into coefficients. */
  static void transform(int[] block) {
    for (int row = 0; row < 64; row += 8) {
      pass(block, row, 1, -EXTRA_BITS);
    }
    for (int column = 0; column < 8; column++) {
      pass(block, column, 8, EXTRA_BITS);
    }
  }

  /**
   * Transforms eight values.
   *
   * @param drop by how many bits to make results smaller
   */
  private static void pass(int[] block, int first, int step, int drop) {
    int at1 = first + step;
    int at2 = at1 + step;
    int at3 = at2 + step;
    int at4 = at3 + step;
    int at5 = at4 + step;
    int at6 = at5 + step;
    int at7 = at6 + step;
    int s0 = block[first] + block[at7];
    int d0 = block[first] - block[at7];
    int s1 = block[at1] + block[at6];
    int d1 = block[at1] - block[at6];
    int s2 = block[at2] + block[at5];
    int d2 = block[at2] - block[at5];
    int s3 = block[at3] + block[at4];
    int d3 = block[at3] - block[at4];
    int shift = FRACTION + drop;
    int round = 1 << shift - 1;
    int e0 = s0 + s3;
    int e3 = s0 - s3;
    int e1 = s1 + s2;
    int e2 = s1 - s2;
    block[first] = (e0 + e1 << FRACTION) + round >> shift;
    block[at4] = (e0 - e1 << FRACTION) + round >> shift;
    int shared = (e2 + e3) * F_0_541 + round;
    block[at2] = shared + e3 * F_0_765 >> shift;
    block[at6] = shared - e2 * F_1_847 >> shift;
    int z5 = (d3 + d1 + d2 + d0) * F_1_175 + round;
    int z1 = (d3 + d0) * -F_0_899;
    int z2 = (d2 + d1) * -F_2_562;
    int z3 = (d3 + d1) * -F_1_961 + z5;
    int z4 = (d2 + d0) * -F_0_390 + z5;
    block[at7] = d3 * F_0_298 + z1 + z3 >> shift;
    block[at5] = d2 * F_2_053 + z2 + z4 >> shift;
    block[at3] = d1 * F_3_072 + z2 + z3 >> shift;
    block[at1] = d0 * F_1_501 + z1 + z4 >> shift;
  }
}
