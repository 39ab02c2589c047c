package org.isocenter.query.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;

/** Turns matching parameters into criteria, and says of each it cannot use why it is ignored. */
final class CriterionParser {

  /** Dates and the times that go with them. */
  private static final Map<Integer, Integer> TIME_OF_DATE =
      Map.of(
          Tags.STUDY_DATE, Tags.STUDY_TIME,
          Tags.PERFORMED_PROCEDURE_STEP_START_DATE, Tags.PERFORMED_PROCEDURE_STEP_START_TIME);

  private final SearchScope scope;
  private final MatchingParser matchingParser;
  private final List<String> warnings;
  private final List<Criterion> criteria = new ArrayList<>();

  CriterionParser(SearchScope scope, MatchingParser matchingParser, List<String> warnings) {
    this.scope = scope;
    this.matchingParser = matchingParser;
    this.warnings = warnings;
  }

  void add(String name, String value) {
    var path = AttributePath.parse(name);
    if (path.isEmpty()) {
      ignore(name, "is not a known attribute");
      return;
    }
    var attribute = IndexedAttributes.find(path.get().first());
    if (attribute.isEmpty() || !attribute.get().isMatched() || !path.get().leadsToValue()) {
      ignore(name, "cannot be searched by");
      return;
    }
    if (!scope.level().isWithin(attribute.get().level())) {
      ignore(name, "is not an attribute at the level that is searched");
      return;
    }
    matchingParser
        .parse(path.get().vr(), name, value)
        .ifPresent(matching -> add(name, path.get(), attribute.get(), matching));
  }

  private void add(String name, AttributePath path, IndexedAttribute attribute, Matching matching) {
    if (attribute.hasColumn()) {
      criteria.add(new Criterion.OfColumn(attribute, matching));
      return;
    }
    inDocument(path.vr(), matching)
        .map(found -> new Criterion.OfDocument(attribute.level(), path.tags(), path.vr(), found))
        .ifPresentOrElse(criteria::add, () -> ignore(name, "cannot be searched by in this way"));
  }

  /** The matching a document can serve, or empty. */
  private static Optional<Matching> inDocument(Vr vr, Matching matching) {
    return switch (matching) {
      case Matching.Empty empty -> Optional.of(empty);
      case Matching.AnyOf _, Matching.Wildcard _ ->
          vr == Vr.PN ? Optional.empty() : Optional.of(matching);
      case Matching.AnyNumber numbers -> Optional.of(numbers);
      case Matching.Dates dates when dates.isOneDay() ->
          Optional.of(new Matching.AnyOf(List.of(Span.text(dates.first().orElseThrow()))));
      case Matching.Dates _, Matching.Times _, Matching.DateTimes _, Matching.Alike _ ->
          Optional.empty();
    };
  }

  private void ignore(String name, String why) {
    warnings.add("The parameter " + name + " is ignored: it " + why);
  }

  /** The criteria so far, ranges of a date and of its time joined to one period. */
  List<Criterion> criteria() {
    var result = new ArrayList<>(criteria);
    TIME_OF_DATE.forEach((date, time) -> joinPeriod(result, date, time));
    return result;
  }

  private static void joinPeriod(List<Criterion> criteria, int dateTag, int timeTag) {
    var date = columnOf(criteria, dateTag);
    var time = columnOf(criteria, timeTag);
    if (date.isEmpty() || time.isEmpty()) {
      return;
    }
    if (date.get().matching() instanceof Matching.Dates dates
        && time.get().matching() instanceof Matching.Times times
        && times.range()) {
      criteria.remove(date.get());
      criteria.remove(time.get());
      criteria.add(
          new Criterion.OfPeriod(date.get().attribute(), time.get().attribute(), dates, times));
    }
  }

  private static Optional<Criterion.OfColumn> columnOf(List<Criterion> criteria, int tag) {
    return criteria.stream()
        .filter(Criterion.OfColumn.class::isInstance)
        .map(Criterion.OfColumn.class::cast)
        .filter(column -> column.attribute().tag() == tag)
        .findFirst();
  }
}
