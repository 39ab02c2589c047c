package org.isocenter.dicomweb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * Finds CRLF {@code --boundary} in bytes by the method of Boyer, Moore and Horspool: image data
 * rarely holds the boundary's letters, so it mostly leaps by the boundary's whole length.
 */
final class Boundary {

  private final byte[] delimiter;
  private final int[] leap = new int[256];

  Boundary(String boundary) {
    delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
    Arrays.fill(leap, delimiter.length);
    for (int i = 0; i < delimiter.length - 1; i++) {
      leap[delimiter[i] & 0xFF] = delimiter.length - 1 - i;
    }
  }

  /** The length of the delimiter, its line break and dashes included. */
  int length() {
    return delimiter.length;
  }

  /** The first place in {@code [from, to)} where the whole delimiter stands, or -1. */
  int indexIn(byte[] bytes, int from, int to) {
    int last = delimiter.length - 1;
    byte end = delimiter[last];
    int at = from;
    while (at + last < to) {
      byte candidate = bytes[at + last];
      if (candidate == end && standsAt(bytes, at)) {
        return at;
      }
      at += leap[candidate & 0xFF];
    }
    return -1;
  }

  private boolean standsAt(byte[] bytes, int at) {
    return Arrays.equals(bytes, at, at + delimiter.length, delimiter, 0, delimiter.length);
  }
}
