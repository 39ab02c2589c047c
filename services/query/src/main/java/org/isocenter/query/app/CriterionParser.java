package org.isocenter.query.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.matching.AttributePath;
import org.isocenter.matching.Matching;
import org.isocenter.matching.MatchingParser;

/** Turns matching parameters into criteria, and says of each it cannot use why it is ignored. */
final class CriterionParser {

  /** Dates and the times that go with them. */
  private static final Map<Integer, Integer> TIME_OF_DATE =
      Map.of(
          Tags.STUDY_DATE, Tags.STUDY_TIME,
          Tags.SERIES_DATE, Tags.SERIES_TIME,
          Tags.ACQUISITION_DATE, Tags.ACQUISITION_TIME,
          Tags.CONTENT_DATE, Tags.CONTENT_TIME,
          Tags.INSTANCE_CREATION_DATE, Tags.INSTANCE_CREATION_TIME,
          Tags.PERFORMED_PROCEDURE_STEP_START_DATE, Tags.PERFORMED_PROCEDURE_STEP_START_TIME,
          Tags.PERFORMED_PROCEDURE_STEP_END_DATE, Tags.PERFORMED_PROCEDURE_STEP_END_TIME);

  private final SearchScope scope;
  private final MatchingParser matchingParser;
  private final DeclaredAttributes declared;
  private final List<String> warnings;
  private final List<Criterion> criteria = new ArrayList<>();

  CriterionParser(
      SearchScope scope,
      MatchingParser matchingParser,
      DeclaredAttributes declared,
      List<String> warnings) {
    this.scope = scope;
    this.matchingParser = matchingParser;
    this.declared = declared;
    this.warnings = warnings;
  }

  void add(String name, String value) {
    var known = DeclaredAttribute.Name.parse(name);
    if (known.isEmpty()) {
      ignore(name, "is not a known attribute");
      return;
    }
    var special = declared.find(known.get());
    if (special.isPresent()) {
      add(name, special.get(), value);
      return;
    }
    var path =
        known.get().creator().isEmpty()
            ? AttributePath.parse(name)
            : Optional.<AttributePath>empty();
    if (path.isEmpty()) {
      ignore(name, "cannot be searched by");
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
        .ifPresent(matching -> add(path.get(), attribute.get(), matching));
  }

  private void add(String name, DeclaredAttribute attribute, String value) {
    if (!scope.level().isWithin(attribute.level())) {
      ignore(name, "is not an attribute at the level that is searched");
      return;
    }
    if (!declared.isComplete(attribute)) {
      warnings.add(
          "By the parameter " + name + " not everything is found yet: it is being indexed");
    }
    matchingParser
        .parse(attribute.vr(), name, value)
        .ifPresent(matching -> criteria.add(new Criterion.OfDeclared(attribute, matching)));
  }

  private void add(AttributePath path, IndexedAttribute attribute, Matching matching) {
    if (attribute.hasColumn()) {
      criteria.add(new Criterion.OfColumn(attribute, matching));
    } else {
      criteria.add(new Criterion.OfDocument(attribute.level(), path.tags(), path.vr(), matching));
    }
  }

  private void ignore(String name, String why) {
    warnings.add("The parameter " + name + " is ignored: it " + why);
  }

  /** The criteria so far, dates and their times joined to periods where they belong together. */
  List<Criterion> criteria() {
    var result = new ArrayList<>(criteria);
    TIME_OF_DATE.forEach((date, time) -> joinPeriod(result, date, time));
    return result;
  }

  private void joinPeriod(List<Criterion> result, int dateTag, int timeTag) {
    var date = find(result, dateTag, Matching.Dates.class);
    var time = find(result, timeTag, Matching.Times.class);
    if (matchingParser.zone().isEmpty() && (date.isEmpty() || time.isEmpty())) {
      return;
    }
    var dates = date.map(Found::matching);
    var times = time.map(Found::matching);
    boolean together = dates.isPresent() && times.isPresent() && times.get().range();
    if (!together && matchingParser.zone().isEmpty()) {
      return;
    }
    date.ifPresent(found -> result.remove(found.criterion()));
    time.ifPresent(found -> result.remove(found.criterion()));
    if (together) {
      result.add(period(dateTag, timeTag, dates.get(), times.get()));
      return;
    }
    dates.ifPresent(one -> result.add(period(dateTag, timeTag, one, Matching.Times.ANY)));
    times.ifPresent(one -> result.add(period(dateTag, timeTag, Matching.Dates.ANY, one)));
  }

  private Criterion period(int date, int time, Matching.Dates dates, Matching.Times times) {
    return new Criterion.OfPeriod(
        IndexedAttributes.require(date),
        IndexedAttributes.require(time),
        dates,
        times,
        matchingParser.zone());
  }

  private record Found<M>(Criterion criterion, M matching) {}

  private static <M extends Matching> Optional<Found<M>> find(
      List<Criterion> criteria, int tag, Class<M> kind) {
    for (var criterion : criteria) {
      var matching =
          switch (criterion) {
            case Criterion.OfColumn column when column.attribute().tag() == tag ->
                column.matching();
            case Criterion.OfDocument document when document.path().equals(List.of(tag)) ->
                document.matching();
            case Criterion.OfColumn _,
                Criterion.OfDocument _,
                Criterion.OfDeclared _,
                Criterion.OfPeriod _ ->
                null;
          };
      if (kind.isInstance(matching)) {
        return Optional.of(new Found<>(criterion, kind.cast(matching)));
      }
    }
    return Optional.empty();
  }
}
