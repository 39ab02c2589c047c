package org.isocenter.imaging.codec.rle;

import java.util.Arrays;

/** The byte-wise run lengths of one segment, PS3.5 G.3. */
final class PackBits {
  private static final int LONGEST = 128;

  private PackBits() {}

  /**
   * Decodes until {@code target} is full; what a last run has beyond that is dropped.
   *
   * @return how many bytes of {@code target} could be filled
   */
  static int decode(byte[] source, int from, int end, byte[] target) {
    int at = from;
    int size = 0;
    while (size < target.length && at < end) {
      int control = source[at++];
      if (control >= 0) {
        int count = Math.min(Math.min(control + 1, target.length - size), end - at);
        System.arraycopy(source, at, target, size, count);
        at += count;
        size += count;
      } else if (control != -128 && at < end) {
        int count = Math.min(1 - control, target.length - size);
        Arrays.fill(target, size, size + count, source[at++]);
        size += count;
      }
    }
    return size;
  }

  /** The most bytes that {@code count} bytes can take. */
  static long longest(int count) {
    return (long) count + Math.ceilDiv(count, LONGEST);
  }

  /**
   * Encodes the first {@code count} bytes of {@code source}.
   *
   * @return the position in {@code target} behind the last byte written
   */
  static int encode(byte[] source, int count, byte[] target, int to) {
    int at = 0;
    int out = to;
    while (at < count) {
      int run = run(source, at, count);
      if (run > 1) {
        target[out++] = (byte) (1 - run);
        target[out++] = source[at];
        at += run;
      } else {
        int literal = literal(source, at, count);
        target[out++] = (byte) (literal - 1);
        System.arraycopy(source, at, target, out, literal);
        out += literal;
        at += literal;
      }
    }
    return out;
  }

  private static int run(byte[] source, int from, int count) {
    int end = Math.min(count, from + LONGEST);
    int at = from + 1;
    while (at < end && source[at] == source[from]) {
      at++;
    }
    return at - from;
  }

  /** A literal goes on over a run of two, which would save nothing. */
  private static int literal(byte[] source, int from, int count) {
    int end = Math.min(count, from + LONGEST);
    for (int at = from + 1; at < end; at++) {
      if (at + 2 < count && source[at] == source[at + 1] && source[at] == source[at + 2]) {
        return at - from;
      }
    }
    return end - from;
  }
}
