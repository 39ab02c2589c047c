package org.isocenter.query.db;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.matching.LikePattern;
import org.isocenter.matching.Matching;
import org.isocenter.matching.NameCondition;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.Criterion;
import org.isocenter.query.app.IndexedAttribute;

/** Criteria on columns as SQL conditions. */
final class ColumnCondition {

  /** No offset from UTC is further. */
  private static final Duration FURTHEST_OFFSET = Duration.ofHours(18);

  private ColumnCondition() {}

  static Sql of(Criterion.OfColumn criterion) {
    var column = Column.of(criterion.attribute().tag());
    return switch (column.type()) {
      case NAME -> NameCondition.of(column.qualified(), criterion.matching());
      case TEXTS -> ofTexts(column.qualified(), criterion.matching());
      case DATE_TIME -> ofDateTime(criterion, column);
      case DATE ->
          criterion.matching() instanceof Matching.Dates dates
              ? ofDates(criterion.attribute(), column.qualified(), dates)
              : ofValue(column.qualified(), criterion.matching());
      case TEXT, INTEGER, TIME -> ofValue(column.qualified(), criterion.matching());
    };
  }

  private static Sql ofValue(String column, Matching matching) {
    return switch (matching) {
      case Matching.AnyOf(var values) when values.size() == 1 ->
          Sql.of(column + " = ?", values.getFirst());
      case Matching.AnyOf(var values) ->
          Sql.of(column + " = ANY (?)", (Object) values.toArray(String[]::new));
      case Matching.AnyNumber(var values) ->
          Sql.of(column + " = ANY (?)", (Object) values.toArray(Long[]::new));
      case Matching.Wildcard(var patterns) ->
          Sql.or(
              patterns.stream()
                  .map(pattern -> Sql.of(column + " LIKE ?", LikePattern.ofWildcard(pattern)))
                  .toList());
      case Matching.Dates(var first, var last) -> Sql.between(column, first, last);
      case Matching.Times(var first, var last, _) -> Sql.between(column, first, last);
      case Matching.DateTimes(var first, var last, _) -> Sql.between(column, first, last);
      case Matching.Empty _ -> Sql.of(column + " IS NULL");
      case Matching.Alike _ -> throw new IllegalArgumentException("likeness is for names alone");
    };
  }

  /** Study dates are found in the index of the order, which begins with them. */
  static Sql ofDates(IndexedAttribute attribute, String column, Matching.Dates dates) {
    var days = Sql.between(column, dates.first(), dates.last());
    if (attribute.tag() != Tags.STUDY_DATE) {
      return days;
    }
    return Sql.and(
        List.of(
            days,
            Sql.between(
                "s.moment",
                dates.first().map(LocalDate::atStartOfDay),
                dates.last().map(day -> day.plusDays(1).atStartOfDay()))));
  }

  /** The column has what data sets write; with an offset it is a moment in UTC. */
  private static Sql ofDateTime(Criterion.OfColumn criterion, Column column) {
    if (!(criterion.matching() instanceof Matching.DateTimes times) || !times.inUtc()) {
      return ofValue(column.qualified(), criterion.matching());
    }
    var alias = Column.alias(column.level());
    var value = PeriodCondition.first(alias, criterion.attribute().tag());
    var zone = PeriodCondition.first(alias, Tags.TIMEZONE_OFFSET_FROM_UTC);
    var moment =
        "(%s - COALESCE(query.utc_offset(%s), query.utc_offset(%s), interval '0'))"
            .formatted(column.qualified(), value, zone);
    return Sql.and(
        List.of(
            // wider, for the index
            Sql.between(
                column.qualified(),
                times.first().map(bound -> bound.minus(FURTHEST_OFFSET)),
                times.last().map(bound -> bound.plus(FURTHEST_OFFSET))),
            Sql.between(moment, times.first(), times.last())));
  }

  private static Sql ofTexts(String column, Matching matching) {
    return switch (matching) {
      case Matching.AnyOf(var values) ->
          Sql.of(column + " && ?", (Object) values.toArray(String[]::new));
      case Matching.Wildcard(var patterns) ->
          Sql.of(
              "EXISTS (SELECT 1 FROM unnest(" + column + ") AS one WHERE one LIKE ANY (?))",
              (Object) patterns.stream().map(LikePattern::ofWildcard).toArray(String[]::new));
      case Matching.Empty _ -> Sql.of(column + " = '{}'");
      case Matching.Alike _,
          Matching.AnyNumber _,
          Matching.Dates _,
          Matching.Times _,
          Matching.DateTimes _ ->
          throw new IllegalArgumentException("not a matching of codes: " + matching);
    };
  }
}
