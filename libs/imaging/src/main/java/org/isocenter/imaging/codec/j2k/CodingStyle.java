package org.isocenter.imaging.codec.j2k;

import org.isocenter.imaging.codec.CodecException;

/**
 * How one component is decomposed and its blocks are coded: the SPcod or SPcoc parameters, T.800
 * A.6.1 and A.6.2.
 *
 * @param levels decomposition levels, 0 to 32
 * @param blockWidth exponent of the nominal width of a code block, 2 to 10
 * @param blockHeight exponent of the nominal height, 2 to 10
 * @param blockStyle the bits of table A.19
 * @param precincts for each resolution the exponents PPy and PPx, as in the segment
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CodingStyle(
    int levels,
    int blockWidth,
    int blockHeight,
    int blockStyle,
    boolean reversible,
    byte[] precincts) {
  static final int BYPASS = 0x01;
  static final int RESET = 0x02;
  static final int TERMINATE_EACH_PASS = 0x04;
  static final int CAUSAL = 0x08;
  static final int SEGMENTATION_SYMBOLS = 0x20;
  static final int HIGH_THROUGHPUT = 0x40;
  static final int MIXED = 0x80;

  private static final int MOST_LEVELS = 32;
  private static final byte WHOLE = (byte) 0xFF;

  /**
   * Reads the parameters.
   *
   * @param definedPrecincts whether sizes of precincts follow
   */
  static CodingStyle read(ByteCursor in, boolean definedPrecincts) throws CodecException {
    int levels = in.u8();
    int width = (in.u8() & 0xF) + 2;
    int height = (in.u8() & 0xF) + 2;
    int style = in.u8();
    int transformation = in.u8();
    if (levels > MOST_LEVELS || transformation > 1) {
      throw in.failure("The wavelet transformation is not one of Part 1.");
    }
    if (width > 10 || height > 10 || width + height > 12) {
      throw in.failure("Code blocks are larger than 4,096 coefficients.");
    }
    if ((style & MIXED) != 0) {
      throw in.failure("Code blocks of both kinds are mixed, which is not supported.");
    }
    return new CodingStyle(
        levels,
        width,
        height,
        style,
        transformation == 1,
        readPrecincts(in, levels, definedPrecincts));
  }

  private static byte[] readPrecincts(ByteCursor in, int levels, boolean defined)
      throws CodecException {
    byte[] precincts = new byte[levels + 1];
    for (int r = 0; r <= levels; r++) {
      precincts[r] = defined ? (byte) in.u8() : WHOLE;
      if (r > 0 && ((precincts[r] & 0xF) == 0 || (precincts[r] & 0xF0) == 0)) {
        throw in.failure("A precinct is smaller than its sub-bands allow.");
      }
    }
    return precincts;
  }

  /** PPx: precincts of a resolution are two to the power of this wide. */
  int precinctWidth(int resolution) {
    return precincts[resolution] & 0xF;
  }

  /** PPy: precincts of a resolution are two to the power of this high. */
  int precinctHeight(int resolution) {
    return precincts[resolution] >> 4 & 0xF;
  }

  boolean has(int style) {
    return (blockStyle & style) != 0;
  }
}
