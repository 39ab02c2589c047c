package org.isocenter.dicom.charset;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets of ISO 2022 with their code extensions, PS3.5 6.1.2.5: the first value of (0008,0005) is in
 * force at the start of a text and again after each delimiter, escape sequences switch away from
 * it.
 */
final class Iso2022 implements Decoding {
  private static final int ESC = 0x1B;
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

  private final CodeElement initialG0;
  private final @Nullable CodeElement initialG1;
  private final CodeElement undesignatedG1;

  private Iso2022(
      CodeElement initialG0, @Nullable CodeElement initialG1, CodeElement undesignatedG1) {
    this.initialG0 = initialG0;
    this.initialG1 = initialG1;
    this.undesignatedG1 = undesignatedG1;
  }

  /**
   * @param first elements of the first value, which are in force without an escape sequence
   * @param others elements of the further values
   */
  static Iso2022 of(List<CodeElement> first, List<CodeElement> others) {
    var g0 = first.stream().filter(e -> e.inG0() && !e.doubleByte()).findFirst();
    var g1 = first.stream().filter(e -> !e.inG0() && !e.doubleByte()).findFirst();
    var listed = new ArrayList<>(first);
    listed.addAll(others);
    // Writers that forget the escape sequence after a delimiter mean the one set they announced.
    var likely = listed.stream().filter(e -> !e.inG0()).findFirst();
    return new Iso2022(
        g0.orElse(CodeElement.ASCII), g1.orElse(null), likely.orElse(CodeElement.LATIN_1));
  }

  @Override
  public boolean keepsAscii() {
    return initialG0 == CodeElement.ASCII;
  }

  @Override
  public String decode(byte[] buf, int off, int len, Delimiters delimiters) {
    if (initialG1 == null && undesignatedG1 == CodeElement.LATIN_1 && !escapes(buf, off, len)) {
      return Undeclared.INSTANCE.decode(buf, off, len, delimiters);
    }
    if (initialG1 == CodeElement.KATAKANA && isShiftJis(buf, off, len)) {
      return new String(buf, off, len, SHIFT_JIS);
    }
    return new Run(buf, off, off + len, delimiters).decode();
  }

  /** Writers exist that say ISO_IR 13 and mean Shift JIS, whose first bytes ISO_IR 13 lacks. */
  private static boolean isShiftJis(byte[] buf, int off, int len) {
    for (int i = off; i < off + len; i++) {
      int octet = buf[i] & 0xFF;
      if (octet == ESC) {
        return false;
      }
      if ((octet > 0x80 && octet < 0xA0) || (octet >= 0xE0 && octet < 0xFD)) {
        return true;
      }
    }
    return false;
  }

  private static boolean escapes(byte[] buf, int off, int len) {
    for (int i = off; i < off + len; i++) {
      if (buf[i] == ESC) {
        return true;
      }
    }
    return false;
  }

  /** The walk over one value. */
  private final class Run {
    private final byte[] buf;
    private final int end;
    private final Delimiters delimiters;
    private final StringBuilder out;
    private int at;
    private CodeElement g0;
    private CodeElement g1;

    Run(byte[] buf, int off, int end, Delimiters delimiters) {
      this.buf = buf;
      this.at = off;
      this.end = end;
      this.delimiters = delimiters;
      this.out = new StringBuilder(end - off);
      this.g0 = initialG0;
      this.g1 = g1AtStart();
    }

    String decode() {
      while (at < end) {
        int octet = buf[at++] & 0xFF;
        if (octet == ESC) {
          designate();
        } else if (octet < 0x80) {
          left(octet);
        } else {
          graphic(g1, octet);
        }
      }
      return out.toString();
    }

    /** An unknown escape sequence stays in the text: nothing is lost, and it shows. */
    private void designate() {
      CodeElement element = CodeElement.designatedAt(buf, at, end);
      if (element == null) {
        out.append((char) ESC);
        return;
      }
      at += element.escapeLength();
      if (element.inG0()) {
        g0 = element;
      } else {
        g1 = element;
      }
    }

    private void left(int octet) {
      if (octet < 0x20 || (!g0.doubleByte() && delimiters.contains(octet))) {
        out.append((char) octet);
        g0 = initialG0;
        g1 = g1AtStart();
      } else if (octet == 0x20) {
        out.append(' ');
      } else {
        graphic(g0, octet);
      }
    }

    private void graphic(CodeElement element, int octet) {
      if (!element.doubleByte()) {
        out.append(element.character(octet));
      } else if (at < end) {
        out.append(element.character(octet, buf[at++] & 0xFF));
      } else {
        out.append(CodeElement.REPLACEMENT);
      }
    }

    private CodeElement g1AtStart() {
      return initialG1 == null ? undesignatedG1 : initialG1;
    }
  }
}
