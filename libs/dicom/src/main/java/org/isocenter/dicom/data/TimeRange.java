package org.isocenter.dicom.data;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of VR TM, which stands for the whole span it leaves unsaid ({@code 10} for 10:00:00 to
 * 10:59:59.999999), or a range of such values, PS3.5 section 6.2 and PS3.4 section C.2.2.2.5.
 */
public record TimeRange(LocalTime first, LocalTime last) {

  private static final int LAST_NANO = 999_999_000; // TM has microseconds
  private static final LocalTime MIDNIGHT = LocalTime.MIN;
  private static final LocalTime LAST = LocalTime.of(23, 59, 59, LAST_NANO);

  // With the colons of ACR-NEMA, which readers should still accept.
  private static final Pattern TIME =
      Pattern.compile("(\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:\\.(\\d{1,6}))?)?)?");

  /** Reads a time, {@code from-to}, {@code from-} or {@code -to}; empty when it is none of them. */
  public static Optional<TimeRange> parse(String text) {
    var stripped = text.strip();
    int dash = stripped.indexOf('-');
    if (dash < 0) {
      return parseTime(stripped);
    }
    var from = stripped.substring(0, dash).strip();
    var to = stripped.substring(dash + 1).strip();
    if (from.isEmpty() && to.isEmpty()) {
      return Optional.empty();
    }
    var first = from.isEmpty() ? Optional.of(MIDNIGHT) : parseTime(from).map(TimeRange::first);
    var last = to.isEmpty() ? Optional.of(LAST) : parseTime(to).map(TimeRange::last);
    return first.flatMap(begin -> last.map(end -> new TimeRange(begin, end)));
  }

  /** Reads one time, complete or not; empty when {@code text} is none. */
  public static Optional<TimeRange> parseTime(String text) {
    var match = TIME.matcher(text.strip());
    return match.matches()
        ? of(match.group(1), match.group(2), match.group(3), match.group(4))
        : Optional.empty();
  }

  /** The span of a time whose later parts may be missing. */
  static Optional<TimeRange> of(
      @Nullable String hour,
      @Nullable String minute,
      @Nullable String second,
      @Nullable String fraction) {
    try {
      var first =
          LocalTime.of(
              number(hour, 0),
              number(minute, 0),
              Math.min(number(second, 0), 59), // 60 is a leap second
              fraction == null ? 0 : nanos(fraction, '0'));
      var last =
          LocalTime.of(
              number(hour, 23),
              number(minute, 59),
              Math.min(number(second, 59), 59),
              fraction == null ? LAST_NANO : nanos(fraction, '9'));
      return number(second, 0) > 60 ? Optional.empty() : Optional.of(new TimeRange(first, last));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  private static int nanos(String fraction, char filling) {
    return Integer.parseInt(fraction + String.valueOf(filling).repeat(6 - fraction.length()))
        * 1000;
  }

  public boolean contains(LocalTime time) {
    return !time.isBefore(first) && !time.isAfter(last);
  }
}
