package org.isocenter.imaging.codec.jpegls;

/**
 * What a Start Of Scan marker segment says, ITU-T T.87 C.2.3.
 *
 * @param first the component with which the scan begins, from 0
 * @param components components of the scan
 * @param near the largest difference between a sample and what it was, NEAR
 * @param interleave 0 none, 1 by lines, 2 by samples, ILV
 */
record ScanHeader(int first, int components, int near, int interleave) {
  static final int BY_LINES = 1;
  static final int BY_SAMPLES = 2;
}
