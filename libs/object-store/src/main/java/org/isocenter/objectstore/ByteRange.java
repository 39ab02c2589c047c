package org.isocenter.objectstore;

/** {@code length} bytes from {@code offset}; an empty range is allowed and yields no bytes. */
public record ByteRange(long offset, long length) {
  public ByteRange {
    if (offset < 0 || length < 0 || offset + length < 0) {
      throw new IllegalArgumentException("Not a range: " + offset + " + " + length);
    }
  }

  /** The first position beyond this range. */
  public long end() {
    return offset + length;
  }
}
