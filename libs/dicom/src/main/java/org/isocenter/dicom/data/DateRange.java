package org.isocenter.dicom.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of VR DA, or a range of such values as queries have them, PS3.5 section 6.2 and PS3.4
 * section C.2.2.2.5. Both ends are included; an absent end is open.
 */
public record DateRange(@Nullable LocalDate first, @Nullable LocalDate last) {

  // The second form is that of ACR-NEMA, which readers should still accept.
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})|(\\d{4})\\.(\\d{2})\\.(\\d{2})");

  /** Reads one date; empty when {@code text} is none. */
  public static Optional<LocalDate> parseDate(String text) {
    var match = DATE.matcher(text.strip());
    if (!match.matches()) {
      return Optional.empty();
    }
    int form = match.group(1) == null ? 4 : 1;
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(match.group(form)),
              Integer.parseInt(match.group(form + 1)),
              Integer.parseInt(match.group(form + 2))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Reads a date, {@code from-to}, {@code from-} or {@code -to}; empty when it is none of them. */
  public static Optional<DateRange> parse(String text) {
    var stripped = text.strip();
    int dash = stripped.indexOf('-');
    if (dash < 0) {
      return parseDate(stripped).map(date -> new DateRange(date, date));
    }
    var from = stripped.substring(0, dash);
    var to = stripped.substring(dash + 1);
    if (from.isBlank()) {
      return parseDate(to).map(last -> new DateRange(null, last));
    }
    if (to.isBlank()) {
      return parseDate(from).map(first -> new DateRange(first, null));
    }
    return parseDate(from).flatMap(first -> parseDate(to).map(last -> new DateRange(first, last)));
  }

  public boolean contains(LocalDate date) {
    return (first == null || !date.isBefore(first)) && (last == null || !date.isAfter(last));
  }
}
