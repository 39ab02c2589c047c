package org.isocenter.dicom.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells texts that can be copied from those that must be looked at, eight bytes at a time. */
final class PlainText {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private PlainText() {}

  /**
   * Whether all bytes are printable ASCII other than the quote, which JSON escapes, and the
   * backslash, which separates values.
   */
  static boolean isPlain(byte[] buf, int from, int to) {
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long eight = (long) LONG.get(buf, at);
      long found =
          eight
              | (eight - ONES * ' ')
              | ((eight ^ ONES * '"') - ONES)
              | ((eight ^ ONES * '\\') - ONES);
      // A borrow may mark a byte too many, never one too few: such texts only take the slower way.
      if ((found & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; at < to; at++) {
      byte octet = buf[at];
      if (octet < ' ' || octet == '"' || octet == '\\') {
        return false;
      }
    }
    return true;
  }
}
