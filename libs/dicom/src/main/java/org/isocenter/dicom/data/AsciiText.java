package org.isocenter.dicom.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Text of the default character repertoire, PS3.5 section 6.1.2; other bytes become Latin-1. */
public final class AsciiText {

  private AsciiText() {}

  /** The values of an element without the spaces and NULs around them; none if all is padding. */
  public static List<String> values(Element.Value value) {
    var text = of(value.bytes(), 0, value.bytes().length);
    if (text.isEmpty()) {
      return List.of();
    }
    if (!value.vr().isMultiValuedText() || text.indexOf('\\') < 0) {
      return List.of(text);
    }
    return Arrays.stream(text.split("\\\\", -1)).map(AsciiText::trim).toList();
  }

  /** The text of a slice without the spaces and NULs around it. */
  public static String of(byte[] buffer, int offset, int length) {
    int from = offset;
    int to = offset + length;
    while (to > from && isPadding(buffer[to - 1])) {
      to--;
    }
    while (from < to && isPadding(buffer[from])) {
      from++;
    }
    return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static boolean isPadding(byte character) {
    return character == ' ' || character == 0;
  }

  private static String trim(String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return of(bytes, 0, bytes.length);
  }
}
