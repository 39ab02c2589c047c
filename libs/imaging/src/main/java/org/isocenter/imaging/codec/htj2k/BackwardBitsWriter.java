package org.isocenter.imaging.codec.htj2k;

/** Writes what {@link BackwardBits} reads from inside a byte: VLC, T.814 7.1.4. */
final class BackwardBitsWriter {
  private final byte[] bytes = new byte[4096];
  private int size;
  private int pending;
  private int count;
  private boolean stuffed;

  /** Begins with the upper half of a byte; its lower half is for the length of the suffix. */
  void start() {
    size = 0;
    pending = 0xF;
    count = 4;
    stuffed = true;
  }

  /** Writes the lowest bits of {@code value}, which has no others; up to 16. */
  void write(int value, int bits) {
    pending |= value << count;
    count += bits;
    while (count >= 7) {
      boolean short7 = stuffed && (pending & 0x7F) == 0x7F;
      if (!short7 && count < 8) {
        return;
      }
      int full = short7 ? 7 : 8;
      put(pending & (1 << full) - 1);
      pending >>>= full;
      count -= full;
    }
  }

  private void put(int next) {
    bytes[size++] = (byte) next;
    stuffed = next > 0x8F;
  }

  /** Ends the bits and puts them into {@code target}, the last first; returns where they end. */
  int finish(byte[] target, int start) {
    if (count > 0) {
      put(pending);
    }
    for (int i = 0; i < size; i++) {
      target[start + i] = bytes[size - 1 - i];
    }
    return start + size;
  }
}
