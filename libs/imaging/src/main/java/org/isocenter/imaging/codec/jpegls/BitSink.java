package org.isocenter.imaging.codec.jpegls;

import org.isocenter.imaging.codec.CodeStreamOutput;

/** Writes bits, stuffing a zero after each byte of ones, ITU-T T.87 A.1. */
final class BitSink {
  private final CodeStreamOutput out;
  private long pending;
  private int count;
  private int width = Byte.SIZE;

  BitSink(CodeStreamOutput out) {
    this.out = out;
  }

  /** Writes the lower bits of {@code value}, up to 32 of them. */
  void bits(int value, int length) {
    pending = pending << length | value & (1L << length) - 1;
    count += length;
    while (count >= width) {
      count -= width;
      int next = (int) (pending >>> count) & (1 << width) - 1;
      out.writeByte(next);
      width = next == 0xFF ? 7 : 8;
    }
  }

  /** Writes a Golomb code of limited length; see {@link BitSource#golomb}. */
  void golomb(int value, int k, int longest, int valueBits) {
    int zeros = value >> k;
    if (zeros < longest) {
      zeros(zeros);
      bits(1 << k | value & (1 << k) - 1, k + 1);
      return;
    }
    zeros(longest);
    bits(1, 1);
    bits(value - 1, valueBits);
  }

  private void zeros(int length) {
    int left = length;
    for (; left > Integer.SIZE; left -= Integer.SIZE) {
      bits(0, Integer.SIZE);
    }
    bits(0, left);
  }

  /** Fills up the last byte. No marker may be hidden behind a last byte of ones. */
  void finish() {
    if (count > 0 || width == 7) {
      bits(0, width - count);
    }
  }
}
