package org.isocenter.conformance.load;

import java.io.InputStream;

/** A given number of bytes that differ from frame to frame and are never in memory. */
final class Ramp extends InputStream {

  private final long length;
  private long position;

  Ramp(long length) {
    this.length = length;
  }

  @Override
  public int read() {
    return position == length ? -1 : value(position++);
  }

  @Override
  public int read(byte[] buffer, int offset, int count) {
    if (position == length) {
      return -1;
    }
    int read = (int) Math.min(count, length - position);
    for (int i = 0; i < read; i++) {
      buffer[offset + i] = (byte) value(position + i);
    }
    position += read;
    return read;
  }

  private static int value(long position) {
    return (int) (position ^ (position >>> 9) ^ (position >>> 19)) & 0x7F;
  }
}
