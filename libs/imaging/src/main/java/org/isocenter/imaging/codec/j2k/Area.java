package org.isocenter.imaging.codec.j2k;

/**
 * A rectangle of samples: from its upper left one to before its lower right one, as T.800 annex B
 * counts all of them.
 */
record Area(int x0, int y0, int x1, int y1) {

  int width() {
    return x1 - x0;
  }

  int height() {
    return y1 - y0;
  }

  boolean isEmpty() {
    return x1 <= x0 || y1 <= y0;
  }

  long samples() {
    return isEmpty() ? 0 : (long) width() * height();
  }

  /** The samples that remain when only every {@code dx}-th and {@code dy}-th is kept. */
  Area subsampled(int dx, int dy) {
    return new Area(ceilDiv(x0, dx), ceilDiv(y0, dy), ceilDiv(x1, dx), ceilDiv(y1, dy));
  }

  /** The samples at a resolution {@code levels} below, T.800 B-14. */
  Area reduced(int levels) {
    return new Area(
        ceilShift(x0, levels), ceilShift(y0, levels), ceilShift(x1, levels), ceilShift(y1, levels));
  }

  /**
   * The samples of a sub-band, T.800 B-15.
   *
   * @param level the decomposition level that made it
   * @param high whether it is horizontally (bit 0) and vertically (bit 1) high-pass
   */
  Area subband(int level, int high) {
    long half = level == 0 ? 0 : 1L << level - 1;
    long dx = (high & 1) * half;
    long dy = (high >> 1) * half;
    return new Area(
        ceilShift(x0 - dx, level),
        ceilShift(y0 - dy, level),
        ceilShift(x1 - dx, level),
        ceilShift(y1 - dy, level));
  }

  Area intersection(Area other) {
    return new Area(
        Math.max(x0, other.x0),
        Math.max(y0, other.y0),
        Math.min(x1, other.x1),
        Math.min(y1, other.y1));
  }

  static int ceilDiv(int value, int divisor) {
    return (int) (((long) value + divisor - 1) / divisor);
  }

  static int ceilShift(long value, int shift) {
    return (int) ((value + (1L << shift) - 1) >> shift);
  }
}
