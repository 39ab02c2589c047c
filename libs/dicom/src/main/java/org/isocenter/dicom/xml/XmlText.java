package org.isocenter.dicom.xml;

import java.io.IOException;
import java.io.OutputStream;

/**
 * XML 1.0 in UTF-8 on its way to a stream. Characters that XML cannot have, escaped or not, become
 * U+FFFD: most control characters, single surrogates, U+FFFE and U+FFFF.
 */
final class XmlText {
  private static final int CAPACITY = 8 * 1024;
  private static final int LONGEST_CHARACTER = 8;
  private static final char REPLACEMENT = '\uFFFD';

  private final OutputStream out;
  private final byte[] bytes = new byte[CAPACITY];
  private int length;

  XmlText(OutputStream out) {
    this.out = out;
  }

  /** Writes ASCII as it is. */
  void markup(String ascii) throws IOException {
    for (int i = 0; i < ascii.length(); i++) {
      ensure();
      bytes[length++] = (byte) ascii.charAt(i);
    }
  }

  /** Writes an attribute after a space. */
  void attribute(String name, String value) throws IOException {
    markup(" ");
    markup(name);
    markup("=\"");
    escaped(value, true);
    markup("\"");
  }

  /** Writes character data. */
  void text(String text) throws IOException {
    escaped(text, false);
  }

  void flush() throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }

  private void ensure() throws IOException {
    if (length > bytes.length - LONGEST_CHARACTER) {
      flush();
    }
  }

  private void escaped(String text, boolean attribute) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      ensure();
      char c = text.charAt(i);
      if (c < 0x80) {
        ascii(c, attribute);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        supplementary(Character.toCodePoint(c, text.charAt(i)));
      } else {
        basic(Character.isSurrogate(c) || c >= 0xFFFE ? REPLACEMENT : c);
      }
    }
  }

  /** Line ends and tabs are normalised by whoever reads them, XML 1.0 sections 2.11 and 3.3.3. */
  private void ascii(char c, boolean attribute) throws IOException {
    switch (c) {
      case '&' -> reference("&amp;");
      case '<' -> reference("&lt;");
      case '>' -> reference("&gt;");
      case '"' -> reference("&quot;");
      case '\r' -> reference("&#13;");
      case '\n' -> reference(attribute ? "&#10;" : "\n");
      case '\t' -> reference(attribute ? "&#9;" : "\t");
      default -> {
        if (c < ' ') {
          basic(REPLACEMENT);
        } else {
          bytes[length++] = (byte) c;
        }
      }
    }
  }

  private void reference(String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      bytes[length++] = (byte) ascii.charAt(i);
    }
  }

  private void basic(char c) {
    if (c < 0x800) {
      bytes[length++] = (byte) (0xC0 | c >> 6);
    } else {
      bytes[length++] = (byte) (0xE0 | c >> 12);
      bytes[length++] = (byte) (0x80 | (c >> 6 & 0x3F));
    }
    bytes[length++] = (byte) (0x80 | (c & 0x3F));
  }

  private void supplementary(int codePoint) {
    bytes[length++] = (byte) (0xF0 | codePoint >> 18);
    bytes[length++] = (byte) (0x80 | (codePoint >> 12 & 0x3F));
    bytes[length++] = (byte) (0x80 | (codePoint >> 6 & 0x3F));
    bytes[length++] = (byte) (0x80 | (codePoint & 0x3F));
  }
}
