package org.isocenter.imaging.codec.htj2k;

import java.util.Arrays;

/** Writes what {@link ForwardBits} reads: MagSgn, T.814 7.1.2. */
final class ForwardBitsWriter {
  private byte[] bytes = new byte[16384];
  private int size;
  private long pending;
  private int count;
  private int full;

  void start() {
    size = 0;
    pending = 0;
    count = 0;
    full = 8;
  }

  /** Writes the lowest bits of {@code value}, which has no others. */
  void write(int value, int bits) {
    pending |= (long) value << count;
    count += bits;
    while (count >= full) {
      int next = (int) pending & (1 << full) - 1;
      pending >>>= full;
      count -= full;
      put(next);
    }
  }

  private void put(int next) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) next;
    full = next == 0xFF ? 7 : 8;
  }

  /** Ends with ones, which a reader finds behind the end anyway. */
  int finish() {
    if (count > 0) {
      put((int) pending & (1 << full) - 1 | (1 << full) - 1 & -(1 << count));
    }
    if (size > 0 && bytes[size - 1] == -1) {
      size--;
    }
    return size;
  }

  byte[] bytes() {
    return bytes;
  }
}
