package org.isocenter.imaging.codec.j2k;

import java.io.ByteArrayOutputStream;

/** Writes the bits of a packet header, a zero behind each byte of ones, T.800 B.10.1. */
final class PacketBitsWriter {
  private final ByteArrayOutputStream out;
  private int pending;
  private int left = 8;

  PacketBitsWriter(ByteArrayOutputStream out) {
    this.out = out;
  }

  void bit(int bit) {
    pending = pending << 1 | bit;
    left--;
    if (left == 0) {
      out.write(pending);
      left = pending == 0xFF ? 7 : 8;
      pending = 0;
    }
  }

  void bits(int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      bit(value >> i & 1);
    }
  }

  /** Fills the last byte, and adds one if it is all ones. */
  void finish() {
    if (left < 8) {
      out.write(pending << left);
    }
  }
}
