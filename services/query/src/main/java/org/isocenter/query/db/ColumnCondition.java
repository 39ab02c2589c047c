package org.isocenter.query.db;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isocenter.query.app.Criterion;
import org.isocenter.query.app.Matching;
import org.isocenter.query.app.NameKey;

/** Criteria on columns as SQL conditions. */
final class ColumnCondition {

  private ColumnCondition() {}

  static Sql of(Criterion.OfColumn criterion) {
    var column = Column.of(criterion.attribute().tag());
    return switch (column.type()) {
      case NAME -> ofName(column.qualified(), criterion.matching());
      case TEXTS -> ofTexts(column.qualified(), criterion.matching());
      case TEXT, INTEGER, DATE, TIME, DATE_TIME ->
          ofValue(column.qualified(), criterion.matching());
    };
  }

  private static Sql ofValue(String column, Matching matching) {
    return switch (matching) {
      case Matching.AnyOf(var values) when values.size() == 1 ->
          Sql.of(column + " = ?", values.getFirst());
      case Matching.AnyOf(var values) ->
          Sql.of(column + " = ANY (?)", (Object) values.toArray(String[]::new));
      case Matching.AnyNumber(var values) ->
          Sql.of(column + " = ANY (?)", (Object) values.toArray(Integer[]::new));
      case Matching.Wildcard(var pattern) ->
          Sql.of(column + " LIKE ?", LikePattern.ofWildcard(pattern));
      case Matching.Dates(var first, var last) -> between(column, first, last);
      case Matching.Times(var first, var last, _) -> between(column, first, last);
      case Matching.DateTimes(var first, var last) -> between(column, first, last);
      case Matching.Empty _ -> Sql.of(column + " IS NULL");
      case Matching.Alike _ -> throw new IllegalArgumentException("likeness is for names alone");
    };
  }

  private static <T> Sql between(String column, Optional<T> first, Optional<T> last) {
    if (first.isPresent() && first.equals(last)) {
      return Sql.of(column + " = ?", first.get());
    }
    var bounds = new ArrayList<Sql>();
    first.ifPresent(bound -> bounds.add(Sql.of(column + " >= ?", bound)));
    last.ifPresent(bound -> bounds.add(Sql.of(column + " <= ?", bound)));
    return Sql.and(bounds);
  }

  private static Sql ofTexts(String column, Matching matching) {
    return switch (matching) {
      case Matching.AnyOf(var values) ->
          Sql.of(column + " && ?", (Object) values.toArray(String[]::new));
      case Matching.Wildcard(var pattern) ->
          Sql.of(
              "EXISTS (SELECT 1 FROM unnest(" + column + ") AS one WHERE one LIKE ?)",
              LikePattern.ofWildcard(pattern));
      case Matching.Empty _ -> Sql.of(column + " = '{}'");
      case Matching.Alike _,
          Matching.AnyNumber _,
          Matching.Dates _,
          Matching.Times _,
          Matching.DateTimes _ ->
          throw new IllegalArgumentException("not a matching of codes: " + matching);
    };
  }

  private static Sql ofName(String column, Matching matching) {
    return switch (matching) {
      case Matching.AnyOf(var names) ->
          Sql.or(names.stream().map(name -> literally(column, name)).toList());
      case Matching.Wildcard(var pattern) -> literally(column, pattern);
      case Matching.Alike(var name) ->
          Sql.or(List.of(literally(column, name), alike(column, name)));
      case Matching.Empty _ -> Sql.of(column + " IS NULL");
      case Matching.AnyNumber _, Matching.Dates _, Matching.Times _, Matching.DateTimes _ ->
          throw new IllegalArgumentException("not a matching of names: " + matching);
    };
  }

  private static Sql literally(String column, String name) {
    if (name.contains("=")) {
      return Sql.and(likes(column, LikePattern.eachGroup(name)));
    }
    return Sql.or(likes(column, LikePattern.anyGroup(name)));
  }

  private static List<Sql> likes(String column, List<String> patterns) {
    return patterns.stream().map(pattern -> Sql.of(column + " LIKE ?", pattern)).toList();
  }

  /** Likeness of words, by trigrams. */
  private static Sql alike(String column, String name) {
    return Sql.of("? <% " + column, NameKey.normalise(name).replace('^', ' '));
  }

  static Sql of(Criterion.OfPeriod period) {
    var date = Column.of(period.date().tag()).qualified();
    var time = Column.of(period.time().tag()).qualified();
    var moment = "(" + date + ", " + time + ")";
    var bounds = new ArrayList<Sql>();
    // the dates once more by themselves, for their index
    bounds.add(between(date, period.dates().first(), period.dates().last()));
    period
        .dates()
        .first()
        .flatMap(day -> period.times().first().map(day::atTime))
        .ifPresent(first -> bounds.add(moment(moment + " >= (?, ?)", first)));
    period
        .dates()
        .last()
        .flatMap(day -> period.times().last().map(day::atTime))
        .ifPresent(last -> bounds.add(moment(moment + " <= (?, ?)", last)));
    return Sql.and(bounds);
  }

  private static Sql moment(String condition, LocalDateTime moment) {
    return Sql.of(condition, moment.toLocalDate(), moment.toLocalTime());
  }
}
