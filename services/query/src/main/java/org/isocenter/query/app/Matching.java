package org.isocenter.query.app;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** How one attribute is matched, PS3.4 section C.2.2.2. Universal matching is no criterion. */
public sealed interface Matching {

  /** Single value matching, or a list of which any value matches. */
  record AnyOf(List<String> values) implements Matching {
    public AnyOf {
      values = List.copyOf(values);
    }
  }

  /** {@code *} stands for any characters, {@code ?} for one. */
  record Wildcard(String pattern) implements Matching {}

  /** A name to be found by likeness, or literally. */
  record Alike(String name) implements Matching {}

  record AnyNumber(List<Integer> values) implements Matching {
    public AnyNumber {
      values = List.copyOf(values);
    }
  }

  record Dates(Optional<LocalDate> first, Optional<LocalDate> last) implements Matching {
    public boolean isOneDay() {
      return first.isPresent() && first.equals(last);
    }
  }

  /**
   * Moments of the day.
   *
   * @param range whether the times were given as a range, so that they may go with a range of dates
   */
  record Times(Optional<LocalTime> first, Optional<LocalTime> last, boolean range)
      implements Matching {}

  record DateTimes(Optional<LocalDateTime> first, Optional<LocalDateTime> last)
      implements Matching {}

  /** The attribute has no value; only by {@code emptyvaluematching}. */
  record Empty() implements Matching {}
}
