package org.isocenter.query.app;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isocenter.dicom.data.Vr;
import org.isocenter.matching.NameKey;
import org.isocenter.matching.Span;

/**
 * The text from which PostgreSQL reads a column's value. A value that breaks the rules of its VR
 * has no place in the column, and stays as it is in the document.
 */
final class ColumnValue {

  /** A b-tree entry has to fit into a third of a page, whatever senders write. */
  private static final int LONGEST = 512;

  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,9}");

  private ColumnValue() {}

  static Optional<String> of(Vr vr, FirstValue value) {
    var text = value.text().strip();
    return switch (vr) {
      case PN -> nonEmpty(NameKey.of(value.nameGroups()));
      case DA -> Span.date(text).map(LocalDate::toString);
      case TM -> Span.time(text).map(Span::first).map(LocalTime::toString);
      case DT -> Span.dateTime(text).map(Span::first).map(LocalDateTime::toString);
      case IS -> INTEGER.matcher(text).matches() ? Optional.of(text) : Optional.empty();
      default -> nonEmpty(text);
    };
  }

  private static Optional<String> nonEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(shortened(text));
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }
}
