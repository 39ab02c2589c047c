package org.isocenter.matching;

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

  /**
   * Any of some patterns: {@code *} stands for any characters, {@code ?} for one, and either of
   * them and the backslash for itself behind a backslash.
   */
  record Wildcard(List<String> patterns) implements Matching {
    public Wildcard {
      patterns = List.copyOf(patterns);
    }
  }

  /** A name to be found by likeness, or literally. */
  record Alike(String name) implements Matching {}

  record AnyNumber(List<Long> values) implements Matching {
    public AnyNumber {
      values = List.copyOf(values);
    }
  }

  record Dates(Optional<LocalDate> first, Optional<LocalDate> last) implements Matching {
    public static final Dates ANY = new Dates(Optional.empty(), Optional.empty());

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
      implements Matching {
    public static final Times ANY = new Times(Optional.empty(), Optional.empty(), true);
  }

  /**
   * Dates with times.
   *
   * @param inUtc whether they are moments in UTC; if not, they are meant as data sets write theirs
   */
  record DateTimes(Optional<LocalDateTime> first, Optional<LocalDateTime> last, boolean inUtc)
      implements Matching {}

  /** The attribute has no value; only by {@code emptyvaluematching}. */
  record Empty() implements Matching {}
}
