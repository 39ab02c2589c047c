package org.isocenter.imaging.codec.htj2k;

/**
 * Bits from the lowest of each byte, only seven in a byte behind one of ones: MagSgn, T.814 7.1.2,
 * and the significance propagation pass.
 */
final class ForwardBits {
  private byte[] bytes = {};
  private int position;
  private int end;
  private int filler;
  private int full;
  private long bits;
  private int count;

  /**
   * @param ones whether ones follow behind the end, else zeros
   */
  void start(byte[] source, int start, int limit, boolean ones) {
    bytes = source;
    position = start;
    end = limit;
    filler = ones ? 0xFF : 0;
    full = 8;
    bits = 0;
    count = 0;
  }

  /** The next bits, the first of them lowest; up to 32. */
  int read(int wanted) {
    if (count < wanted) {
      fill();
    }
    int value = (int) (bits & (1L << wanted) - 1);
    bits >>>= wanted;
    count -= wanted;
    return value;
  }

  private void fill() {
    while (count <= 48) {
      int next = position < end ? bytes[position++] & 0xFF : filler;
      bits |= (long) next << count;
      count += full;
      full = next == 0xFF ? 7 : 8;
    }
  }
}
