package org.isocenter.imaging.codec.j2k;

import org.isocenter.imaging.codec.CodecException;

/** The bits of a packet header, a zero stuffed behind each byte of ones, T.800 B.10.1. */
final class PacketBits {
  private final ByteCursor in;
  private int position;
  private int last;
  private int left;
  private boolean exhausted;

  PacketBits(ByteCursor in) {
    this.in = in;
    this.position = in.position();
  }

  /** The next bit; 0 behind the end, which {@link #finish} reports. */
  int bit() {
    if (left == 0) {
      left = last == 0xFF ? 7 : 8;
      if (position == in.end()) {
        exhausted = true;
        last = 0;
      } else {
        last = in.bytes()[position++] & 0xFF;
      }
    }
    left--;
    return last >> left & 1;
  }

  int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  /** Moves the cursor behind the header. */
  void finish() throws CodecException {
    if (last == 0xFF) {
      position++;
    }
    if (exhausted || position > in.end()) {
      throw in.failure("The code stream ends inside a packet header.");
    }
    in.skip(position - in.position());
  }
}
