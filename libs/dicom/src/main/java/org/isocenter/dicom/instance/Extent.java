package org.isocenter.dicom.instance;

/** A run of bytes of an object. */
public record Extent(long offset, long length) {
  public Extent {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException("not a run of bytes: " + offset + "+" + length);
    }
  }

  /** The position after the last byte. */
  public long end() {
    return offset + length;
  }
}
