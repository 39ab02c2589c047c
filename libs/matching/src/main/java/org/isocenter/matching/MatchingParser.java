package org.isocenter.matching;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicomweb.DicomWebException.BadRequest;

/**
 * Reads the value of one matching parameter, PS3.18 section 8.3.4.1: the VR decides what its
 * characters mean.
 *
 * @param fuzzy whether names are found by likeness
 * @param emptyValues whether {@code ""} asks for attributes without a value
 * @param multipleValues whether lists are allowed beyond UIDs and codes
 * @param zone the offset from UTC in which dates and times are told, if the request says so
 */
public record MatchingParser(
    boolean fuzzy, boolean emptyValues, boolean multipleValues, Optional<ZoneOffset> zone) {

  private static final Pattern UNIVERSAL = Pattern.compile("\\s*|\\*+");
  private static final Pattern LIST_SEPARATOR = Pattern.compile("[,\\\\]");
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?\\d{1,16}(\\.\\d{0,16})?([eE][+-]?\\d{1,2})?");
  private static final Pattern RANGE = Pattern.compile("([^-]*)-([^-]*)");

  /** A moment, its offset not to be mistaken for a second moment: hours beyond 14 are years. */
  private static final String MOMENT = "\\d{4,14}(?:\\.\\d{1,6})?(?:[+-](?:0\\d|1[0-4])[0-5]\\d)?";

  private static final Pattern ONE_MOMENT = Pattern.compile(MOMENT);
  private static final Pattern MOMENTS = Pattern.compile("(" + MOMENT + ")?-(" + MOMENT + ")?");
  private static final String EMPTY = "\"\"";

  /**
   * Reads one value.
   *
   * @param name of the attribute, for the sentence of a refusal
   * @return empty when every value matches
   * @throws BadRequest when the value cannot be one of the VR
   */
  public Optional<Matching> parse(Vr vr, String name, String value) {
    if (emptyValues && value.equals(EMPTY)) {
      return Optional.of(new Matching.Empty());
    }
    if (UNIVERSAL.matcher(value).matches()) {
      return Optional.empty();
    }
    var matching =
        switch (vr) {
          case UI -> uids(name, value);
          case PN -> personName(value);
          case DA -> dates(name, value);
          case TM -> times(name, value);
          case DT -> dateTimes(name, value);
          case IS, SL, SS, UL, US -> integers(name, value);
          case DS, FD, FL -> decimals(name, value);
          default -> text(name, vr, value);
        };
    return Optional.of(matching);
  }

  private static Matching uids(String name, String value) {
    var uids = values(value, true);
    if (uids.isEmpty() || !uids.stream().allMatch(Uid::isValid)) {
      throw new BadRequest(name + " is not a UID, or a list of UIDs separated by commas.");
    }
    return new Matching.AnyOf(uids);
  }

  private Matching personName(String value) {
    if (fuzzy && !TextPatterns.hasWildcard(value)) {
      return new Matching.Alike(value);
    }
    return TextPatterns.matching(TextPatterns.values(value, multipleValues));
  }

  private Matching text(String name, Vr vr, String value) {
    // a list of codes is plain whatever was negotiated
    var values =
        vr == Vr.CS ? TextPatterns.codes(value) : TextPatterns.values(value, multipleValues);
    if (values.isEmpty()) {
      throw new BadRequest(name + " is a list without a value.");
    }
    return TextPatterns.matching(values);
  }

  private Matching integers(String name, String value) {
    var numbers = values(value, multipleValues);
    if (numbers.isEmpty() || !numbers.stream().allMatch(INTEGER.asMatchPredicate())) {
      throw new BadRequest(name + " is not a whole number.");
    }
    return new Matching.AnyNumber(numbers.stream().map(Long::valueOf).toList());
  }

  private Matching decimals(String name, String value) {
    var numbers = values(value, multipleValues);
    if (numbers.isEmpty() || !numbers.stream().allMatch(DECIMAL.asMatchPredicate())) {
      throw new BadRequest(name + " is not a number.");
    }
    return new Matching.AnyOf(numbers);
  }

  private static List<String> values(String value, boolean list) {
    if (!list) {
      return List.of(value.strip());
    }
    return Arrays.stream(LIST_SEPARATOR.split(value))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static Matching dates(String name, String value) {
    var bounds = Bounds.of(RANGE, value);
    return new Matching.Dates(
        bounds.first(text -> Span.date(text).map(day -> new Span<>(day, day)), name, DATES),
        bounds.last(text -> Span.date(text).map(day -> new Span<>(day, day)), name, DATES));
  }

  private static Matching times(String name, String value) {
    var bounds = Bounds.of(RANGE, value);
    Function<String, Optional<Span<LocalTime>>> time = Span::time;
    return new Matching.Times(
        bounds.first(time, name, TIMES), bounds.last(time, name, TIMES), bounds.range());
  }

  private Matching dateTimes(String name, String value) {
    // a plus sign that was not escaped arrives as a space
    var text = value.strip().replace(' ', '+');
    var bounds = ONE_MOMENT.matcher(text).matches() ? Bounds.ofOne(text) : Bounds.of(MOMENTS, text);
    // an offset of one bound is also that of a bound without
    var offset = bounds.offset().or(() -> zone);
    Function<String, Optional<Span<LocalDateTime>>> moment =
        bound -> Span.dateTime(bound).map(span -> inUtc(span, bound, offset));
    return new Matching.DateTimes(
        bounds.first(moment, name, DATE_TIMES),
        bounds.last(moment, name, DATE_TIMES),
        offset.isPresent());
  }

  private static Span<LocalDateTime> inUtc(
      Span<LocalDateTime> span, String bound, Optional<ZoneOffset> otherwise) {
    long seconds = Span.offset(bound).or(() -> otherwise).orElse(ZoneOffset.UTC).getTotalSeconds();
    return new Span<>(span.first().minusSeconds(seconds), span.last().minusSeconds(seconds));
  }

  private static final String DATES = " is not a date, YYYYMMDD, or a range of two dates.";
  private static final String TIMES = " is not a time, HHMMSS, or a range of two times.";
  private static final String DATE_TIMES =
      " is not a date and time, YYYYMMDDHHMMSS, or a range of two.";

  /** Both ends of a range, or the same value twice; an end left open is empty. */
  private record Bounds(String from, String to, boolean range) {

    static Bounds of(Pattern rangePattern, String value) {
      var text = value.strip();
      var range = rangePattern.matcher(text);
      if (text.length() == 1 || !range.matches()) {
        return ofOne(text);
      }
      var from = range.group(1) == null ? "" : range.group(1).strip();
      var to = range.group(2) == null ? "" : range.group(2).strip();
      return new Bounds(from, to, true);
    }

    static Bounds ofOne(String value) {
      return new Bounds(value, value, false);
    }

    Optional<ZoneOffset> offset() {
      return Span.offset(from).or(() -> Span.offset(to));
    }

    <T> Optional<T> first(
        Function<String, Optional<Span<T>>> parser, String name, String complaint) {
      return span(from, parser, name, complaint).map(Span::first);
    }

    <T> Optional<T> last(
        Function<String, Optional<Span<T>>> parser, String name, String complaint) {
      return span(to, parser, name, complaint).map(Span::last);
    }

    private static <T> Optional<Span<T>> span(
        String text, Function<String, Optional<Span<T>>> parser, String name, String complaint) {
      if (text.isEmpty()) {
        return Optional.empty();
      }
      var span = parser.apply(text);
      if (span.isEmpty()) {
        throw new BadRequest(name + complaint);
      }
      return span;
    }
  }
}
