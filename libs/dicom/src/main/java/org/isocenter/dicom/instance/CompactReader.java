package org.isocenter.dicom.instance;

import java.util.Arrays;

/** Reads what {@link CompactWriter} wrote. Anything else is an {@link IllegalArgumentException}. */
final class CompactReader {
  private static final int LONGEST = 10;

  private final byte[] bytes;
  private int at;

  CompactReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int octet() {
    if (at == bytes.length) {
      throw new IllegalArgumentException("ends early, at byte " + at);
    }
    return bytes[at++] & 0xFF;
  }

  long number() {
    long value = 0;
    for (int i = 0; i < LONGEST; i++) {
      int octet = octet();
      value |= (octet & 0x7FL) << (7 * i);
      if (octet < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number has no end, at byte " + at);
  }

  /** A number of things that take at least one byte each, so it cannot exceed what is left. */
  int count() {
    long count = number();
    if (count < 0 || count > bytes.length - at) {
      throw new IllegalArgumentException("counts " + count + " where less is left, at byte " + at);
    }
    return (int) count;
  }

  byte[] rest() {
    byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
    at = bytes.length;
    return rest;
  }

  void end() {
    if (at != bytes.length) {
      throw new IllegalArgumentException("goes on after its end, at byte " + at);
    }
  }
}
