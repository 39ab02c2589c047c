package org.isocenter.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * Text to be matched, PS3.4 sections C.2.2.2.1 and C.2.2.2.4: a backslash before a wildcard or
 * another backslash takes its meaning away, any other one separates the values of a list.
 */
public final class TextPatterns {

  private static final String ESCAPED = "*?\\";

  private TextPatterns() {}

  /** The values of a text, escapes untouched. A text that is no list is one value. */
  public static List<String> values(String text, boolean list) {
    if (!list) {
      return List.of(withoutSeparators(text.strip()));
    }
    var byBackslash = split(text, '\\');
    var values = new ArrayList<>(byBackslash);
    // texts may hold commas themselves, so both readings of them count
    for (var value : byBackslash) {
      if (value.indexOf(',') >= 0) {
        values.addAll(split(value, ','));
      }
    }
    return List.copyOf(values);
  }

  /** Codes, which can hold neither separator. */
  public static List<String> codes(String text) {
    return split(text, '\\').stream().flatMap(part -> split(part, ',').stream()).toList();
  }

  private static List<String> split(String text, char separator) {
    var values = new ArrayList<String>();
    var value = new StringBuilder();
    for (int index = 0; index < text.length(); index++) {
      if (isEscape(text, index)) {
        value.append(text, index, index + 2);
        index++;
      } else if (text.charAt(index) == separator) {
        add(values, value);
      } else {
        value.append(text.charAt(index));
      }
    }
    add(values, value);
    return values;
  }

  private static void add(List<String> values, StringBuilder value) {
    var text = value.toString().strip();
    if (!text.isEmpty()) {
      values.add(text);
    }
    value.setLength(0);
  }

  private static boolean isEscape(String text, int index) {
    return text.charAt(index) == '\\'
        && index + 1 < text.length()
        && ESCAPED.indexOf(text.charAt(index + 1)) >= 0;
  }

  /** A backslash that escapes nothing stands for itself. */
  private static String withoutSeparators(String text) {
    var result = new StringBuilder();
    for (int index = 0; index < text.length(); index++) {
      if (isEscape(text, index)) {
        result.append(text, index, index + 2);
        index++;
      } else {
        result.append(text.charAt(index) == '\\' ? "\\\\" : text.substring(index, index + 1));
      }
    }
    return result.toString();
  }

  /** Literal values if none has a wildcard, else patterns. */
  public static Matching matching(List<String> values) {
    return values.stream().anyMatch(TextPatterns::hasWildcard)
        ? new Matching.Wildcard(values)
        : new Matching.AnyOf(values.stream().map(TextPatterns::unescaped).toList());
  }

  public static boolean hasWildcard(String value) {
    for (int index = 0; index < value.length(); index++) {
      if (isEscape(value, index)) {
        index++;
      } else if (value.charAt(index) == '*' || value.charAt(index) == '?') {
        return true;
      }
    }
    return false;
  }

  private static String unescaped(String value) {
    var result = new StringBuilder();
    for (int index = 0; index < value.length(); index++) {
      if (isEscape(value, index)) {
        index++;
      }
      result.append(value.charAt(index));
    }
    return result.toString();
  }
}
