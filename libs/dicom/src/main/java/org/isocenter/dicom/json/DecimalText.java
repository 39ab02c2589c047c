package org.isocenter.dicom.json;

/**
 * DS and IS as JSON numbers, PS3.18 F.2.3. The digits are kept as they are, so nothing is rounded;
 * only what RFC 8259 section 6 forbids is mended: a plus sign, leading zeros, ".5" and "5.".
 */
final class DecimalText {
  private DecimalText() {}

  /** Writes the number, or nothing and returns false when the bytes are none. */
  static boolean append(byte[] buf, int from, int to, JsonBytes out) {
    int at = from;
    boolean negative = at < to && buf[at] == '-';
    if (negative || (at < to && buf[at] == '+')) {
      at++;
    }
    int point = skipDigits(buf, at, to);
    int fraction = point < to && buf[point] == '.' ? point + 1 : point;
    int exponent = skipDigits(buf, fraction, to);
    boolean anyDigit = point > at || exponent > fraction;
    if (!anyDigit || !endsAsExponent(buf, exponent, to)) {
      return false;
    }
    boolean sound =
        (from == at || negative)
            && (point == at + 1 || (point > at && buf[at] != '0'))
            && (exponent > fraction || fraction == point);
    if (sound) {
      out.raw(buf, from, to);
      return true;
    }
    if (negative) {
      out.octet('-');
    }
    integer(buf, at, point, out);
    if (exponent > fraction) {
      out.octet('.');
      out.raw(buf, fraction, exponent);
    }
    out.raw(buf, exponent, to);
    return true;
  }

  private static void integer(byte[] buf, int from, int to, JsonBytes out) {
    int start = from;
    while (start < to - 1 && buf[start] == '0') {
      start++;
    }
    if (start < to) {
      out.raw(buf, start, to);
    } else {
      out.octet('0');
    }
  }

  private static boolean endsAsExponent(byte[] buf, int from, int to) {
    if (from == to) {
      return true;
    }
    if (buf[from] != 'E' && buf[from] != 'e') {
      return false;
    }
    int digits = from + 1;
    if (digits < to && (buf[digits] == '+' || buf[digits] == '-')) {
      digits++;
    }
    return digits < to && skipDigits(buf, digits, to) == to;
  }

  private static int skipDigits(byte[] buf, int from, int to) {
    int at = from;
    while (at < to && buf[at] >= '0' && buf[at] <= '9') {
      at++;
    }
    return at;
  }
}
