package org.isocenter.imaging.codec.jpeg;

import org.isocenter.imaging.codec.CodeStreamOutput;

/** Writes bits, with a zero byte behind each byte of ones, ITU-T T.81 B.1.1.5. */
final class EntropySink {
  private static final int EACH_LOWEST = 0x01010101;
  private static final int EACH_HIGHEST = 0x80808080;

  private final CodeStreamOutput out;
  private long pending;
  private int count;

  EntropySink(CodeStreamOutput out) {
    this.out = out;
  }

  /**
   * Writes the code of a symbol and bits of a value behind it, F.1.2.1.
   *
   * @param value of which the lower {@code size} bits are written; of one less if it is negative
   * @param size 0 to 15
   */
  void code(HuffmanCode code, int symbol, int value, int size) {
    int entry = code.entry(symbol);
    int extra = value + (value >> 31) & (1 << size) - 1;
    int length = HuffmanCode.length(entry) + size;
    pending = pending << length | (HuffmanCode.bits(entry) << size | extra);
    count += length;
    if (count >= Integer.SIZE) {
      count -= Integer.SIZE;
      writeFour((int) (pending >>> count));
    }
  }

  private void writeFour(int bytes) {
    // A byte of ones is a zero in the complement, which borrows from its highest bit.
    if ((~bytes - EACH_LOWEST & bytes & EACH_HIGHEST) == 0) {
      out.writeInt(bytes);
      return;
    }
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      write(bytes >> shift & 0xFF);
    }
  }

  private void write(int next) {
    out.writeByte(next);
    if (next == 0xFF) {
      out.writeByte(0);
    }
  }

  /** Fills up the last byte with ones, F.1.2.3. */
  void finish() {
    int missing = -count & Byte.SIZE - 1;
    pending = pending << missing | (1 << missing) - 1;
    for (count += missing; count > 0; ) {
      count -= Byte.SIZE;
      write((int) (pending >>> count) & 0xFF);
    }
  }
}
