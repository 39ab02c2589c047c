package org.isocenter.dicom.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One set of graphic characters that ISO 2022 can designate to G0 (bytes 21-7E) or G1 (bytes
 * A1-FE), PS3.3 tables C.12-2 to C.12-4. Sets of 94x94 characters take two bytes each.
 */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes the escape; the table is filled once
enum CodeElement {
  ASCII("US-ASCII", Shape.SINGLE_G0, "(B"),
  LATIN_1("ISO-8859-1", Shape.SINGLE_G1, "-A"),
  LATIN_2("ISO-8859-2", Shape.SINGLE_G1, "-B"),
  LATIN_3("ISO-8859-3", Shape.SINGLE_G1, "-C"),
  LATIN_4("ISO-8859-4", Shape.SINGLE_G1, "-D"),
  CYRILLIC("ISO-8859-5", Shape.SINGLE_G1, "-L"),
  ARABIC("ISO-8859-6", Shape.SINGLE_G1, "-G"),
  GREEK("ISO-8859-7", Shape.SINGLE_G1, "-F"),
  HEBREW("ISO-8859-8", Shape.SINGLE_G1, "-H"),
  LATIN_5("ISO-8859-9", Shape.SINGLE_G1, "-M"),
  LATIN_9("ISO-8859-15", Shape.SINGLE_G1, "-b"),
  THAI("TIS-620", Shape.SINGLE_G1, "-T"),
  ROMAJI("JIS_X0201", Shape.SINGLE_G0, "(J"),
  KATAKANA("JIS_X0201", Shape.SINGLE_G1, ")I"),
  KANJI("x-JIS0208", Shape.DOUBLE_G0, "$B"),
  SUPPLEMENTARY_KANJI("JIS_X0212-1990", Shape.DOUBLE_G0, "$(D"),
  KOREAN("EUC-KR", Shape.DOUBLE_G1, "$)C"),
  CHINESE("GB2312", Shape.DOUBLE_G1, "$)A");

  /** How many bytes a character takes, and which half of the code table it lies in. */
  private enum Shape {
    SINGLE_G0,
    SINGLE_G1,
    DOUBLE_G0,
    DOUBLE_G1
  }

  static final char REPLACEMENT = '\uFFFD';

  private static final int FIRST = 0x21;
  private static final int ROW = 94;

  private final String charsetName;
  private final Shape shape;
  private final byte[] escape;
  // Filled on first use: most sets are never seen by a process, and a 94x94 one takes milliseconds.
  private volatile char @Nullable [] table;

  CodeElement(String charsetName, Shape shape, String escape) {
    this.charsetName = charsetName;
    this.shape = shape;
    this.escape = escape.getBytes(StandardCharsets.US_ASCII);
  }

  /** The element whose escape sequence follows the ESC that stands just before {@code from}. */
  static @Nullable CodeElement designatedAt(byte[] buf, int from, int end) {
    for (CodeElement element : values()) {
      int to = from + element.escape.length;
      if (to <= end && Arrays.equals(buf, from, to, element.escape, 0, element.escape.length)) {
        return element;
      }
    }
    return null;
  }

  /** Bytes of the escape sequence after ESC. */
  int escapeLength() {
    return escape.length;
  }

  boolean inG0() {
    return shape == Shape.SINGLE_G0 || shape == Shape.DOUBLE_G0;
  }

  boolean doubleByte() {
    return shape == Shape.DOUBLE_G0 || shape == Shape.DOUBLE_G1;
  }

  /** The character of a single-byte set. */
  char character(int octet) {
    return table()[octet & 0x7F];
  }

  /** The character of a two-byte set; bytes outside of the 94x94 plane give the replacement. */
  char character(int high, int low) {
    int row = (high & 0x7F) - FIRST;
    int cell = (low & 0x7F) - FIRST;
    if (row < 0 || row >= ROW || cell < 0 || cell >= ROW) {
      return REPLACEMENT;
    }
    return table()[row * ROW + cell];
  }

  private char[] table() {
    char[] known = table;
    if (known == null) {
      known = doubleByte() ? doubleTable() : singleTable();
      table = known;
    }
    return known;
  }

  private char[] singleTable() {
    var charset = Charset.forName(charsetName);
    char[] chars = new char[128];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = only(new String(new byte[] {(byte) (inG0() ? i : i | 0x80)}, charset));
    }
    if (this == ROMAJI) {
      // The two characters in which ISO-IR 14 differs from ASCII, and the JDK does not.
      chars['\\'] = '\u00A5';
      chars['~'] = '\u203E';
    }
    return chars;
  }

  private char[] doubleTable() {
    var charset = Charset.forName(charsetName);
    int half = shape == Shape.DOUBLE_G1 ? 0x80 : 0;
    char[] chars = new char[ROW * ROW];
    for (int i = 0; i < chars.length; i++) {
      byte[] pair = {(byte) (half + FIRST + i / ROW), (byte) (half + FIRST + i % ROW)};
      chars[i] = only(new String(pair, charset));
    }
    return chars;
  }

  private static char only(String decoded) {
    return decoded.length() == 1 ? decoded.charAt(0) : REPLACEMENT;
  }
}
