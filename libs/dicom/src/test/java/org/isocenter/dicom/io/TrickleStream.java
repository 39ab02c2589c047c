package org.isocenter.dicom.io;

import java.io.InputStream;

/** Gives at most a few bytes at a time, as a slow network does. */
final class TrickleStream extends InputStream {

  private final byte[] bytes;
  private final int step;
  private int next;

  TrickleStream(byte[] bytes, int step) {
    this.bytes = bytes;
    this.step = step;
  }

  @Override
  public int read() {
    return next == bytes.length ? -1 : bytes[next++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (next == bytes.length) {
      return -1;
    }
    int count = Math.min(Math.min(step, length), bytes.length - next);
    System.arraycopy(bytes, next, target, offset, count);
    next += count;
    return count;
  }
}
