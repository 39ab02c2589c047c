package org.isocenter.dicom.json;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.isocenter.dicom.data.Vr;

/** JSON text in the making: a growable array of UTF-8, escaped as RFC 8259 section 7 asks. */
final class JsonBytes {
  private static final VarHandle LONG_BIG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DIGIT_PAIRS = digitPairs();

  /** The eight bytes between the quote of a key and its VR: colon, brace, "vr", colon, quote. */
  private static final long VR_KEY = 0x3A7B_2276_7222_3A22L;

  /** The eight bytes of {@code ,"Value"}. */
  private static final long VALUE_KEY = 0x2C22_5661_6C75_6522L;

  private static final int LONGEST_ATTRIBUTE = 22;
  private static final int LONGEST_ESCAPE = 6;
  private static final int TEXT_PIECE = 4096;

  private final int comfortable;
  private byte[] bytes;
  private int length;

  /**
   * @param buffer the first array, to be replaced when a text needs more
   */
  JsonBytes(byte[] buffer) {
    this.bytes = buffer;
    this.comfortable = buffer.length / 4 * 3;
  }

  /** Whether it is time to hand over what there is, so that the array need not grow. */
  boolean isFull() {
    return length >= comfortable;
  }

  /** Hands everything written so far to {@code sink} and starts anew. */
  void drainTo(JsonSink sink) throws IOException {
    if (length > 0) {
      sink.write(bytes, 0, length);
      length = 0;
    }
  }

  void octet(int octet) {
    ensure(1);
    bytes[length++] = (byte) octet;
  }

  void ascii(byte[] constant) {
    ensure(constant.length);
    System.arraycopy(constant, 0, bytes, length, constant.length);
    length += constant.length;
  }

  void raw(byte[] buf, int from, int to) {
    int count = to - from;
    ensure(count);
    System.arraycopy(buf, from, bytes, length, count);
    length += count;
  }

  /** The key and VR of an attribute, behind a comma if it is not the first. */
  void attribute(boolean first, int tag, Vr vr) {
    ensure(LONGEST_ATTRIBUTE);
    int at = length;
    if (!first) {
      bytes[at++] = ',';
    }
    bytes[at++] = '"';
    LONG_BIG.set(bytes, at, hexDigits(tag));
    bytes[at + 8] = '"';
    LONG_BIG.set(bytes, at + 9, VR_KEY);
    bytes[at + 17] = (byte) (vr.code() >>> 8);
    bytes[at + 18] = (byte) vr.code();
    bytes[at + 19] = '"';
    length = at + 20;
  }

  /** The eight digits of a tag. */
  void hex(int tag) {
    ensure(Long.BYTES);
    LONG_BIG.set(bytes, length, hexDigits(tag));
    length += Long.BYTES;
  }

  /** Spreads eight nibbles over eight bytes and makes all of them digits at once. */
  private static long hexDigits(int tag) {
    long nibbles = (tag & 0xFFFF_0000L) << 16 | (tag & 0xFFFFL);
    nibbles = (nibbles & 0x0000_FF00_0000_FF00L) << 8 | (nibbles & 0x0000_00FF_0000_00FFL);
    nibbles = (nibbles & 0x00F0_00F0_00F0_00F0L) << 4 | (nibbles & 0x000F_000F_000F_000FL);
    long letters = (nibbles + 0x0606_0606_0606_0606L) >>> 4 & 0x0101_0101_0101_0101L;
    return nibbles + 0x3030_3030_3030_3030L + letters * ('A' - '9' - 1);
  }

  /** The key of values and the start of their array. */
  void valueStart() {
    ensure(10);
    LONG_BIG.set(bytes, length, VALUE_KEY);
    bytes[length + 8] = ':';
    bytes[length + 9] = '[';
    length += 10;
  }

  /** The array of a single string that needs no escape. */
  void plainValue(byte[] buf, int from, int to) {
    int count = to - from;
    ensure(count + 13);
    int at = length;
    LONG_BIG.set(bytes, at, VALUE_KEY);
    bytes[at + 8] = ':';
    bytes[at + 9] = '[';
    bytes[at + 10] = '"';
    System.arraycopy(buf, from, bytes, at + 11, count);
    at += 11 + count;
    bytes[at] = '"';
    bytes[at + 1] = ']';
    length = at + 2;
  }

  /**
   * Escapes ASCII or valid UTF-8. No byte of a multi-byte character of UTF-8 looks like one that
   * needs an escape, so bytes can be told apart without decoding.
   */
  void text(byte[] buf, int from, int to) {
    for (int start = from; start < to; start += TEXT_PIECE) {
      textPiece(buf, start, Math.min(start + TEXT_PIECE, to));
    }
  }

  private void textPiece(byte[] buf, int from, int to) {
    ensure((to - from) * LONGEST_ESCAPE);
    byte[] out = bytes;
    int at = length;
    for (int i = from; i < to; i++) {
      byte octet = buf[i];
      if ((octet >= 0 && octet < 0x20) || octet == '"' || octet == '\\') {
        at = escape(out, at, octet);
      } else {
        out[at++] = octet;
      }
    }
    length = at;
  }

  void text(CharSequence text) {
    byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
    text(utf8, 0, utf8.length);
  }

  private static int escape(byte[] out, int at, int octet) {
    int next = at;
    out[next++] = '\\';
    int letter =
        switch (octet) {
          case '"', '\\' -> octet;
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          case '\f' -> 'f';
          case '\b' -> 'b';
          default -> 'u';
        };
    out[next++] = (byte) letter;
    if (letter == 'u') {
      out[next++] = '0';
      out[next++] = '0';
      out[next++] = HEX[octet >> 4];
      out[next++] = HEX[octet & 0xF];
    }
    return next;
  }

  void decimal(long value) {
    if (value == Long.MIN_VALUE) {
      ascii("-9223372036854775808".getBytes(StandardCharsets.US_ASCII));
      return;
    }
    ensure(20);
    long rest = value;
    if (rest < 0) {
      bytes[length++] = '-';
      rest = -rest;
    }
    int start = length + digits(rest);
    length = start;
    while (rest >= 100) {
      int pair = (int) (rest % 100) << 1;
      rest /= 100;
      bytes[--start] = DIGIT_PAIRS[pair + 1];
      bytes[--start] = DIGIT_PAIRS[pair];
    }
    bytes[--start] = (byte) ('0' + rest % 10);
    if (rest >= 10) {
      bytes[--start] = (byte) ('0' + rest / 10);
    }
  }

  private static int digits(long value) {
    int count = 1;
    for (long bound = 10; count < 19 && value >= bound; bound *= 10) {
      count++;
    }
    return count;
  }

  private static byte[] digitPairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[i * 2] = (byte) ('0' + i / 10);
      pairs[i * 2 + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }

  /** RFC 4648 section 4, with padding. */
  void base64(byte[] buf, int from, int to) {
    ensure((to - from + 2) / 3 * 4);
    int i = from;
    for (; i + 2 < to; i += 3) {
      quadruple((buf[i] & 0xFF) << 16 | (buf[i + 1] & 0xFF) << 8 | (buf[i + 2] & 0xFF));
    }
    if (i < to) {
      boolean two = i + 1 < to;
      quadruple((buf[i] & 0xFF) << 16 | (two ? (buf[i + 1] & 0xFF) << 8 : 0));
      bytes[length - 1] = '=';
      if (!two) {
        bytes[length - 2] = '=';
      }
    }
  }

  private void quadruple(int bits) {
    bytes[length++] = BASE64[bits >>> 18];
    bytes[length++] = BASE64[bits >>> 12 & 0x3F];
    bytes[length++] = BASE64[bits >>> 6 & 0x3F];
    bytes[length++] = BASE64[bits & 0x3F];
  }

  private void ensure(int count) {
    if (count > bytes.length - length) {
      int wanted = Math.addExact(length, count);
      bytes = Arrays.copyOf(bytes, Math.max(wanted, Math.min(length * 2, Integer.MAX_VALUE - 8)));
    }
  }
}
