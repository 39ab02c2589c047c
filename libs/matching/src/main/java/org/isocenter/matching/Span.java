package org.isocenter.matching;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first and last moment that a DA, TM or DT value stands for, PS3.5 section 6.2: {@code 1030}
 * as a time is every moment of that minute.
 */
public record Span<T>(T first, T last) {

  private static final Pattern DATE = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
  private static final Pattern TIME =
      Pattern.compile("(\\d\\d)(?:(\\d\\d)(?:(\\d\\d)(?:\\.(\\d{1,6}))?)?)?");
  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(\\d{4})(?:(\\d\\d)(?:(\\d\\d)(\\d\\d(?:\\d\\d(?:\\d\\d(?:\\.\\d{1,6})?)?)?)?)?)?"
              + "([+-]\\d{4})?");
  private static final Pattern ZONE = Pattern.compile("[+-]\\d{4}");
  private static final int LEAP_SECOND = 60;

  /** PostgreSQL keeps microseconds, as does DICOM. */
  private static final LocalTime END_OF_DAY = LocalTime.MIN.minus(1, ChronoUnit.MICROS);

  /** The day of a DA value, or empty when it is none. */
  public static Optional<LocalDate> date(String value) {
    var parts = DATE.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A day as a DA value. */
  public static String text(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }

  /** The times a TM value stands for, or empty when it is none. */
  public static Optional<Span<LocalTime>> time(String value) {
    var parts = TIME.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      int second = Math.min(number(parts, 3), LEAP_SECOND - 1);
      var first = LocalTime.of(number(parts, 1), number(parts, 2), second, nanos(parts.group(4)));
      return number(parts, 3) > LEAP_SECOND
          ? Optional.empty()
          : Optional.of(new Span<>(first, lastOf(first, precision(parts))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalTime lastOf(LocalTime first, ChronoUnit precision) {
    return first.plus(1, precision).minus(1, ChronoUnit.MICROS);
  }

  private static ChronoUnit precision(Matcher parts) {
    if (parts.group(4) != null) {
      return ChronoUnit.MICROS;
    }
    if (parts.group(3) != null) {
      return ChronoUnit.SECONDS;
    }
    return parts.group(2) == null ? ChronoUnit.HOURS : ChronoUnit.MINUTES;
  }

  /** The moments a DT value stands for, as written, whatever its offset; empty when it is no DT. */
  public static Optional<Span<LocalDateTime>> dateTime(String value) {
    var parts = DATE_TIME.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    if (parts.group(5) != null && offset(value).isEmpty()) {
      return Optional.empty();
    }
    try {
      return days(parts).flatMap(days -> moments(days, parts));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Span<LocalDate>> days(Matcher parts) {
    int year = number(parts, 1);
    if (parts.group(2) == null) {
      return Optional.of(new Span<>(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }
    if (parts.group(3) == null) {
      var month = YearMonth.of(year, number(parts, 2));
      return Optional.of(new Span<>(month.atDay(1), month.atEndOfMonth()));
    }
    var day = LocalDate.of(year, number(parts, 2), number(parts, 3));
    return Optional.of(new Span<>(day, day));
  }

  private static Optional<Span<LocalDateTime>> moments(Span<LocalDate> days, Matcher parts) {
    var times =
        parts.group(4) == null
            ? Optional.of(new Span<>(LocalTime.MIN, END_OF_DAY))
            : time(parts.group(4));
    return times.map(
        time -> new Span<>(days.first().atTime(time.first()), days.last().atTime(time.last())));
  }

  /** The offset from UTC at the end of a DT value, if it has one. */
  public static Optional<ZoneOffset> offset(String value) {
    var parts = DATE_TIME.matcher(value);
    return parts.matches() && parts.group(5) != null ? zone(parts.group(5)) : Optional.empty();
  }

  /** An offset from UTC, as {@code +0100}; empty when it is none. */
  public static Optional<ZoneOffset> zone(String value) {
    if (!ZONE.matcher(value).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneOffset.of(value));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, int group) {
    var digits = parts.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
  }
}
