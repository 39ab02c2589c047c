package org.isocenter.imaging.codec.j2k;

/**
 * A sub-band of a resolution, T.800 B.5.
 *
 * @param orientation 0 LL, 1 HL (horizontally high-pass), 2 LH, 3 HH
 * @param number its place among the quantization steps
 */
record Subband(Area area, int orientation, int number) {

  /** log2 of the nominal gain, T.800 table E.1. */
  int gain() {
    return (orientation & 1) + (orientation >> 1);
  }
}
