package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodeStreamOutput;

/** Writes bits, with a zero byte behind each byte of ones, ITU-T T.81 B.1.1.5. */
final class EntropySink {
  private final CodeStreamOutput out;
  private long pending;
  private int count;

  EntropySink(CodeStreamOutput out) {
    this.out = out;
  }

  /** Writes a code and the lower {@code size} bits of {@code extra} behind it. */
  void code(HuffmanCode code, int symbol, int extra, int size) {
    bits(code.code(symbol), code.length(symbol));
    bits(extra, size);
  }

  private void bits(int value, int length) {
    pending = pending << length | value & (1L << length) - 1;
    count += length;
    while (count >= Byte.SIZE) {
      count -= Byte.SIZE;
      int next = (int) (pending >>> count) & 0xFF;
      out.writeByte(next);
      if (next == 0xFF) {
        out.writeByte(0);
      }
    }
  }

  /** Fills up the last byte with ones, F.1.2.3. */
  void finish() {
    if (count > 0) {
      bits(0xFF, Byte.SIZE - count);
    }
  }
}
