package org.isocenter.dicom.instance;

import java.io.ByteArrayOutputStream;

/** Numbers in as few bytes as they need: seven bits a byte, the lowest first. */
final class CompactWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  CompactWriter octet(int value) {
    out.write(value);
    return this;
  }

  CompactWriter number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write(((int) rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  CompactWriter bytes(byte[] value) {
    out.writeBytes(value);
    return this;
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
