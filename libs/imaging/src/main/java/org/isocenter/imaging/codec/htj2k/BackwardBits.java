package org.isocenter.imaging.codec.htj2k;

/**
 * Bits of bytes read from the last to the first, lowest bit first: VLC, T.814 7.1.4, and the
 * magnitude refinement pass. A byte of which seven bits are ones has no eighth bit when the one
 * before it was above 0x8F. Zeros follow behind the end.
 */
final class BackwardBits {
  private byte[] bytes = {};
  private int position;
  private int start;
  private boolean stuffed;
  private long bits;
  private int count;

  /** Begins with the byte before {@code end}. */
  void start(byte[] source, int first, int end) {
    bytes = source;
    start = first;
    position = end - 1;
    stuffed = true;
    bits = 0;
    count = 0;
  }

  /** Begins with the upper half of the byte before {@code end}. */
  void startInside(byte[] source, int first, int end) {
    start(source, first, end - 1);
    int half = source[end - 1] >> 4 & 0xF;
    bits = half;
    count = (half & 7) == 7 ? 3 : 4;
    bits &= (1 << count) - 1;
    stuffed = half > 8;
  }

  /** At least 32 of the next bits, without taking them. */
  int peek() {
    while (count < 32) {
      int next = position >= start ? bytes[position--] & 0xFF : 0;
      bits |= (long) next << count;
      count += stuffed && (next & 0x7F) == 0x7F ? 7 : 8;
      stuffed = next > 0x8F;
    }
    return (int) bits;
  }

  void skip(int taken) {
    bits >>>= taken;
    count -= taken;
  }

  int read(int wanted) {
    int value = peek() & (1 << wanted) - 1;
    skip(wanted);
    return value;
  }
}
