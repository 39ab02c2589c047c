package org.isocenter.query.app;

import java.util.regex.Pattern;

/** What PostgreSQL refuses to keep: NUL, halves of surrogate pairs, endless numbers. */
final class Storable {

  private static final char REPLACEMENT = '\uFFFD';
  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");

  private Storable() {}

  /** The text with each character that cannot be kept replaced. */
  static String text(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (!isStorable(text, index)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    var result = new StringBuilder(text);
    for (int index = 0; index < text.length(); index++) {
      if (!isStorable(text, index)) {
        result.setCharAt(index, REPLACEMENT);
      }
    }
    return result.toString();
  }

  private static boolean isStorable(String text, int index) {
    char character = text.charAt(index);
    if (Character.isHighSurrogate(character)) {
      return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(character)) {
      return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
    return character != 0;
  }

  static boolean isNumber(String number) {
    return NUMBER.matcher(number).matches();
  }
}
