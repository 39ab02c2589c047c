package org.isocenter.dicom.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of VR DT, which stands for the whole span it leaves unsaid, or a range of such values,
 * PS3.5 section 6.2 and PS3.4 section C.2.2.2.5. Both ends are included; an absent end is open.
 *
 * @param firstOffset the offset from UTC of the first end, if it names one
 * @param lastOffset the offset from UTC of the last end, if it names one
 */
public record DateTimeRange(
    @Nullable LocalDateTime first,
    @Nullable ZoneOffset firstOffset,
    @Nullable LocalDateTime last,
    @Nullable ZoneOffset lastOffset) {

  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(\\d{4})(?:(\\d{2})(?:(\\d{2})"
              + "(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(?:\\.(\\d{1,6}))?)?)?)?)?)?([+-]\\d{4})?");

  /** Reads a date and time, complete or not; empty when {@code text} is none. */
  public static Optional<DateTimeRange> parseDateTime(String text) {
    var match = DATE_TIME.matcher(text.strip());
    if (!match.matches()) {
      return Optional.empty();
    }
    var time = TimeRange.of(match.group(4), match.group(5), match.group(6), match.group(7));
    try {
      var offset = offset(match.group(8));
      var first = firstDay(match.group(1), match.group(2), match.group(3));
      var last = lastDay(match.group(1), match.group(2), match.group(3));
      return time.map(span ->
          new DateTimeRange(first.atTime(span.first()), offset, last.atTime(span.last()), offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a single value or a range. A dash and four digits at the end are an offset from UTC where
   * they can be one, and a year otherwise.
   */
  public static Optional<DateTimeRange> parse(String text) {
    var stripped = text.strip();
    var single = parseDateTime(stripped);
    if (single.isPresent()) {
      return single;
    }
    for (int dash = stripped.indexOf('-'); dash >= 0; dash = stripped.indexOf('-', dash + 1)) {
      var range = between(stripped.substring(0, dash), stripped.substring(dash + 1));
      if (range.isPresent()) {
        return range;
      }
    }
    return Optional.empty();
  }

  private static Optional<DateTimeRange> between(String from, String to) {
    if (from.isBlank()) {
      return parseDateTime(to).map(end -> new DateTimeRange(null, null, end.last, end.lastOffset));
    }
    var begin = parseDateTime(from);
    if (to.isBlank()) {
      return begin.map(b -> new DateTimeRange(b.first, b.firstOffset, null, null));
    }
    return begin.flatMap(b ->
        parseDateTime(to)
            .map(e -> new DateTimeRange(b.first, b.firstOffset, e.last, e.lastOffset)));
  }

  private static LocalDate firstDay(String year, @Nullable String month, @Nullable String day) {
    return LocalDate.of(Integer.parseInt(year), number(month, 1), number(day, 1));
  }

  private static LocalDate lastDay(String year, @Nullable String month, @Nullable String day) {
    var last = YearMonth.of(Integer.parseInt(year), number(month, 12));
    return day == null ? last.atEndOfMonth() : last.atDay(Integer.parseInt(day));
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  /** Offsets go from -1200 to +1400; anything else makes the value invalid. */
  private static @Nullable ZoneOffset offset(@Nullable String text) {
    if (text == null) {
      return null;
    }
    int hours = Integer.parseInt(text.substring(1, 3));
    int minutes = Integer.parseInt(text.substring(3));
    boolean west = text.charAt(0) == '-';
    if (hours * 100 + minutes > (west ? 1200 : 1400)) {
      throw new DateTimeException("offset from UTC out of range");
    }
    return west
        ? ZoneOffset.ofHoursMinutes(-hours, -minutes)
        : ZoneOffset.ofHoursMinutes(hours, minutes);
  }
}
