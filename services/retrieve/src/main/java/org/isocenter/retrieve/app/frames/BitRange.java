package org.isocenter.retrieve.app.frames;

/** {@code length} bits from bit {@code offset} of an object; bit 0 is the lowest of byte 0. */
public record BitRange(long offset, long length) {

  public BitRange {
    if (offset < 0 || length < 0 || offset + length < 0) {
      throw new IllegalArgumentException("Not a range of bits: " + offset + " + " + length);
    }
  }

  public static BitRange ofBytes(long offset, long length) {
    return new BitRange(Math.multiplyExact(offset, 8), Math.multiplyExact(length, 8));
  }

  public long end() {
    return offset + length;
  }

  boolean isWholeBytes() {
    return ((offset | length) & 7) == 0;
  }
}
