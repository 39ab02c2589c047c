package org.isocenter.imaging.codec.j2k;

/** Bits of passes that bypass the arithmetic coder, T.800 D.6; a zero follows a byte of ones. */
final class RawBits {
  private byte[] bytes = {};
  private int position;
  private int end;
  private int last;
  private int left;

  void start(byte[] source, int start, int limit) {
    bytes = source;
    position = start;
    end = limit;
    last = 0;
    left = 0;
  }

  int bit() {
    if (left == 0) {
      left = last == 0xFF ? 7 : 8;
      last = position < end ? bytes[position++] & 0xFF : 0xFF;
    }
    left--;
    return last >> left & 1;
  }
}
