package org.isocenter.imaging.codec.j2k;

/**
 * Contexts of the bit-plane coder by neighbourhood, T.800 D.3. A neighbourhood is nine bits, one a
 * coefficient that is significant: three above from left to right, left, the coefficient itself,
 * right, three below.
 */
final class BlockContexts {
  static final int FIRST_ZERO_CODING = 0;
  static final int FIRST_SIGN = 9;
  static final int FIRST_REFINEMENT = 14;
  static final int RUN_LENGTH = 17;
  static final int UNIFORM = 18;
  static final int COUNT = 19;

  private static final int[][] ZERO_CODING = {
    zeroCoding(0), zeroCoding(1), zeroCoding(2), zeroCoding(3)
  };

  /**
   * By significance of up, left, right and down in bits 0 to 3 and their signs in bits 4 to 7: the
   * context, and in bit 7 what the decoded sign is exchanged with.
   */
  static final int[] SIGN = signs();

  private BlockContexts() {}

  /** The zero coding contexts of table D.1 for a sub-band. */
  static int[] zeroCodingOf(int orientation) {
    return ZERO_CODING[orientation];
  }

  private static int[] zeroCoding(int orientation) {
    int[] contexts = new int[512];
    for (int n = 0; n < contexts.length; n++) {
      int across = (n >> 3 & 1) + (n >> 5 & 1);
      int down = (n >> 1 & 1) + (n >> 7 & 1);
      int diagonal = (n & 1) + (n >> 2 & 1) + (n >> 6 & 1) + (n >> 8 & 1);
      contexts[n] =
          switch (orientation) {
            case 1 -> lowpass(down, across, diagonal);
            case 3 -> diagonalBand(across + down, diagonal);
            default -> lowpass(across, down, diagonal);
          };
    }
    return contexts;
  }

  private static int lowpass(int along, int against, int diagonal) {
    return switch (along) {
      case 2 -> 8;
      case 1 -> against > 0 ? 7 : diagonal > 0 ? 6 : 5;
      default -> against > 0 ? 2 + against : Math.min(diagonal, 2);
    };
  }

  private static int diagonalBand(int straight, int diagonal) {
    return switch (diagonal) {
      case 0 -> Math.min(straight, 2);
      case 1 -> 3 + Math.min(straight, 2);
      case 2 -> straight > 0 ? 7 : 6;
      default -> 8;
    };
  }

  private static int[] signs() {
    int[] contexts = new int[256];
    for (int i = 0; i < contexts.length; i++) {
      int across = Math.clamp(contribution(i, 1) + contribution(i, 2), -1, 1);
      int down = Math.clamp(contribution(i, 0) + contribution(i, 3), -1, 1);
      int sum = 3 * across + down;
      int context = FIRST_SIGN + (across == 0 ? Math.abs(down) : 3 + down * across);
      contexts[i] = sum < 0 ? context | 0x80 : context;
    }
    return contexts;
  }

  private static int contribution(int index, int neighbour) {
    int significant = index >> neighbour & 1;
    return significant * (1 - 2 * (index >> 4 + neighbour & 1));
  }
}
