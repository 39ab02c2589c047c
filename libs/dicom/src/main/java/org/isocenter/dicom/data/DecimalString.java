package org.isocenter.dicom.data;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of VR DS, PS3.5 section 6.2: decimal numbers as text of up to 16 characters. */
public final class DecimalString {

  // A bounded exponent: BigDecimal arithmetic on 1E999999999 would not end.
  private static final Pattern FORM =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");
  private static final int MAX_CHARACTERS = 1024;

  private DecimalString() {}

  /** The number that {@code text} writes; empty when it writes none. */
  public static Optional<BigDecimal> parse(String text) {
    var trimmed = text.strip();
    if (trimmed.length() > MAX_CHARACTERS || !FORM.matcher(trimmed).matches()) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(trimmed));
  }

  static List<Number> numbers(Element.Value value) {
    return AsciiText.values(value).stream()
        .map(DecimalString::parse)
        .flatMap(Optional::stream)
        .map(Number.class::cast)
        .toList();
  }
}
