package org.isocenter.query.db;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import org.isocenter.dicom.data.Tag;
import org.isocenter.matching.Matching;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.Criterion;
import org.isocenter.query.app.IndexedAttribute;

/**
 * Dates and times that belong together as SQL conditions. Told in a time zone, they are compared
 * with those of data sets that tell theirs; others are taken to be in the same zone.
 */
final class PeriodCondition {

  private static final LocalTime END_OF_DAY = LocalTime.MAX.truncatedTo(ChronoUnit.MICROS);

  private PeriodCondition() {}

  static Sql of(Criterion.OfPeriod period) {
    var date = expression(period.date(), "query.day");
    var time = expression(period.time(), "query.time_of_day");
    if (period.zone().isEmpty()) {
      return asWritten(period, date, time);
    }
    var zone = period.zone().get();
    var document = Column.alias(period.level()) + ".attributes";
    if (period.dates().first().isEmpty() && period.dates().last().isEmpty()) {
      return timeOfDay(period.times(), time, document, zone);
    }
    return inZone(period, date, time, document);
  }

  private static String expression(IndexedAttribute attribute, String function) {
    return attribute.hasColumn()
        ? Column.of(attribute.tag()).qualified()
        : function + "(" + first(Column.alias(attribute.level()), attribute.tag()) + ")";
  }

  /** The first value of an attribute in the document of a table. */
  static String first(String alias, int tag) {
    return alias + ".attributes #>> '{" + Tag.toHex(tag) + ",Value,0}'";
  }

  private static Sql asWritten(Criterion.OfPeriod period, String date, String time) {
    var moment = "(" + date + ", " + time + ")";
    var bounds = new ArrayList<Sql>();
    // the dates once more by themselves, for their index
    bounds.add(ColumnCondition.ofDates(period.date(), date, period.dates()));
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

  private static Sql inZone(Criterion.OfPeriod period, String date, String time, String document) {
    var zone = period.zone().orElseThrow();
    var dates = period.dates();
    var bounds = new ArrayList<Sql>();
    // wider by a day, for the index of dates
    bounds.add(
        ColumnCondition.ofDates(
            period.date(),
            date,
            new Matching.Dates(
                dates.first().map(day -> day.minusDays(1)),
                dates.last().map(day -> day.plusDays(1)))));
    var moment = "(" + date + " + COALESCE(" + time + ", '00:00') - " + offset(document) + ")";
    first(period)
        .ifPresent(first -> bounds.add(Sql.of(moment + " >= ?", seconds(zone), utc(first, zone))));
    last(period)
        .ifPresent(last -> bounds.add(Sql.of(moment + " <= ?", seconds(zone), utc(last, zone))));
    return Sql.and(bounds);
  }

  private static Optional<LocalDateTime> first(Criterion.OfPeriod period) {
    return period
        .dates()
        .first()
        .map(day -> day.atTime(period.times().first().orElse(LocalTime.MIN)));
  }

  private static Optional<LocalDateTime> last(Criterion.OfPeriod period) {
    return period.dates().last().map(day -> day.atTime(period.times().last().orElse(END_OF_DAY)));
  }

  private static LocalDateTime utc(LocalDateTime moment, ZoneOffset zone) {
    return moment.minusSeconds(zone.getTotalSeconds());
  }

  /** Times of day, those of data sets moved to the zone of the request. */
  private static Sql timeOfDay(
      Matching.Times times, String time, String document, ZoneOffset zone) {
    var moved = "(" + time + " + make_interval(secs => ?) - " + offset(document) + ")";
    var bounds = new ArrayList<Sql>();
    times
        .first()
        .ifPresent(
            first -> bounds.add(Sql.of(moved + " >= ?", seconds(zone), seconds(zone), first)));
    times
        .last()
        .ifPresent(last -> bounds.add(Sql.of(moved + " <= ?", seconds(zone), seconds(zone), last)));
    return Sql.and(bounds);
  }

  /** The offset of the data set, or the one that is bound in its place. */
  static String offset(String document) {
    return "COALESCE(query.utc_offset("
        + document
        + " #>> '{00080201,Value,0}'), make_interval(secs => ?))";
  }

  static Double seconds(ZoneOffset zone) {
    return (double) zone.getTotalSeconds();
  }
}
