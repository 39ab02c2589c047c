package org.isocenter.dicom.json;

import java.nio.charset.StandardCharsets;
import org.isocenter.dicom.charset.SpecificCharacterSet;
import org.isocenter.dicom.data.Vr;

/**
 * Values of characters: decoded, split at backslashes, freed of padding. Everything works on UTF-8,
 * which for ASCII, most of all values, is the value itself. Empty values are null, PS3.18 F.2.5.
 */
final class JsonTexts {
  private static final byte[] NULL = ascii("null");
  private static final byte[][] GROUPS = {
    ascii("\"Alphabetic\":\""), ascii("\"Ideographic\":\""), ascii("\"Phonetic\":\"")
  };
  private static final int ESC = 0x1B;

  private final JsonBytes out;

  JsonTexts(JsonBytes out) {
    this.out = out;
  }

  void write(Vr vr, byte[] buf, int off, int len, SpecificCharacterSet set) {
    int end = withoutPadding(buf, off, off + len);
    if (end == off) {
      return;
    }
    if (set.keepsAscii() && PlainText.isPlain(buf, off, end)) {
      plain(vr, buf, off, end);
    } else if (standsForItself(buf, off, end, set)) {
      utf8(vr, buf, off, end);
    } else {
      byte[] decoded = set.decode(buf, off, end - off, vr).getBytes(StandardCharsets.UTF_8);
      utf8(vr, decoded, 0, decoded.length);
    }
  }

  /** One value, and nothing in it to escape: the way of nearly all texts. */
  private void plain(Vr vr, byte[] buf, int from, int to) {
    switch (vr) {
      case PN -> {
        out.valueStart();
        name(buf, from, to);
        out.octet(']');
      }
      case DS, IS -> {
        out.valueStart();
        number(buf, withoutLeadingSpaces(buf, from, to), to);
        out.octet(']');
      }
      case AE -> out.plainValue(buf, withoutLeadingSpaces(buf, from, to), to);
      default -> out.plainValue(buf, from, to);
    }
  }

  private static boolean standsForItself(byte[] buf, int from, int to, SpecificCharacterSet set) {
    if (!set.keepsAscii()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (buf[i] < 0 || buf[i] == ESC) {
        return false;
      }
    }
    return true;
  }

  private void utf8(Vr vr, byte[] buf, int from, int to) {
    out.valueStart();
    if (vr.isMultiValuedText()) {
      split(vr, buf, from, to);
    } else {
      string(buf, from, to);
    }
    out.octet(']');
  }

  private void split(Vr vr, byte[] buf, int from, int to) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (buf[i] == '\\') {
        value(vr, buf, start, i);
        out.octet(',');
        start = i + 1;
      }
    }
    value(vr, buf, start, to);
  }

  private void value(Vr vr, byte[] buf, int from, int to) {
    int end = withoutPadding(buf, from, to);
    if (end == from) {
      out.ascii(NULL);
      return;
    }
    switch (vr) {
      case PN -> name(buf, from, end);
      case DS, IS -> number(buf, withoutLeadingSpaces(buf, from, end), end);
      case AE -> string(buf, withoutLeadingSpaces(buf, from, end), end);
      default -> string(buf, from, end);
    }
  }

  private void number(byte[] buf, int from, int to) {
    if (!DecimalText.append(buf, from, to, out)) {
      string(buf, from, to);
    }
  }

  private void string(byte[] buf, int from, int to) {
    out.octet('"');
    out.text(buf, from, to);
    out.octet('"');
  }

  /** PS3.18 F.2.2: component groups as they are, trailing delimiters too; empty ones left out. */
  private void name(byte[] buf, int from, int to) {
    if (isWithoutGroups(buf, from, to)) {
      out.ascii(NULL);
      return;
    }
    out.octet('{');
    boolean first = true;
    int start = from;
    for (int group = 0; group < GROUPS.length && start <= to; group++) {
      int next = group == GROUPS.length - 1 ? to : indexOfEqualsSign(buf, start, to);
      int end = withoutPadding(buf, start, next);
      if (end > start) {
        if (!first) {
          out.octet(',');
        }
        first = false;
        out.ascii(GROUPS[group]);
        out.text(buf, start, end);
        out.octet('"');
      }
      start = next + 1;
    }
    out.octet('}');
  }

  private static boolean isWithoutGroups(byte[] buf, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buf[i] != '=' && buf[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private static int indexOfEqualsSign(byte[] buf, int from, int to) {
    int at = from;
    while (at < to && buf[at] != '=') {
      at++;
    }
    return at;
  }

  private static int withoutPadding(byte[] buf, int from, int to) {
    int end = to;
    while (end > from && (buf[end - 1] == ' ' || buf[end - 1] == 0)) {
      end--;
    }
    return end;
  }

  private static int withoutLeadingSpaces(byte[] buf, int from, int to) {
    int start = from;
    while (start < to && buf[start] == ' ') {
      start++;
    }
    return start;
  }

  private static byte[] ascii(String constant) {
    return constant.getBytes(StandardCharsets.US_ASCII);
  }
}
