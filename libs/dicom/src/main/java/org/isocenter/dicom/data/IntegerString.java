package org.isocenter.dicom.data;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of VR IS, PS3.5 section 6.2: integers as text of up to 12 characters. */
public final class IntegerString {

  private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,18}");

  private IntegerString() {}

  /** The number that {@code text} writes; empty when it writes none. */
  public static Optional<Long> parse(String text) {
    var trimmed = text.strip();
    return FORM.matcher(trimmed).matches()
        ? Optional.of(Long.parseLong(trimmed))
        : Optional.empty();
  }

  static List<Number> numbers(Element.Value value) {
    return AsciiText.values(value).stream()
        .map(IntegerString::parse)
        .flatMap(Optional::stream)
        .map(Number.class::cast)
        .toList();
  }
}
