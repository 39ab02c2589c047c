package org.isocenter.query.db;

import java.util.ArrayList;
import org.isocenter.dicom.data.Vr;
import org.isocenter.matching.LikePattern;
import org.isocenter.matching.Matching;
import org.isocenter.matching.NameCondition;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.Criterion;
import org.isocenter.query.app.DeclaredValues;
import org.isocenter.query.app.Level;

/** Criteria on declared attributes as SQL conditions, served by the index of their values. */
final class DeclaredCondition {

  private DeclaredCondition() {}

  /** The condition in a search of {@code searched}. */
  static Sql of(Level searched, Criterion.OfDeclared criterion) {
    var entity = entity(criterion.level());
    boolean empty = criterion.matching() instanceof Matching.Empty;
    return Sql.concat(
        Sql.of(
            place(searched, criterion.level())
                + (empty ? " NOT" : "")
                + " IN (SELECT d."
                + entity
                + " FROM query.declared_value d WHERE d.attribute ="
                + " (SELECT id FROM query.declared_attribute WHERE declaration = ?) AND ",
            criterion.attribute().declaration()),
        empty ? Sql.of("true") : values(criterion.attribute().vr(), criterion.matching()),
        Sql.of(")"));
  }

  private static String entity(Level level) {
    return switch (level) {
      case STUDY -> "study_pk";
      case SERIES -> "series_pk";
      case INSTANCE -> "instance_pk";
    };
  }

  /** Where rows of the searched level say to which entity of {@code level} they belong. */
  private static String place(Level searched, Level level) {
    return Column.alias(searched) + "." + (searched == level ? "pk" : entity(level));
  }

  private static Sql values(Vr vr, Matching matching) {
    var range = DeclaredValues.bounds(matching);
    if (range.isPresent()) {
      var bounds = new ArrayList<Sql>();
      range.get().first().ifPresent(first -> bounds.add(Sql.of("d.value >= ?", first)));
      range.get().last().ifPresent(last -> bounds.add(Sql.of("d.value <= ?", last)));
      return Sql.and(bounds);
    }
    if (vr == Vr.PN) {
      return NameCondition.of("d.value", matching);
    }
    return switch (DeclaredValues.form(vr, matching)) {
      case Matching.AnyOf(var values) ->
          Sql.of("d.value = ANY (?)", (Object) values.toArray(String[]::new));
      case Matching.Wildcard(var patterns) ->
          Sql.or(
              patterns.stream()
                  .map(pattern -> Sql.of("d.value LIKE ?", LikePattern.ofWildcard(pattern)))
                  .toList());
      case Matching.AnyNumber _,
          Matching.Alike _,
          Matching.Dates _,
          Matching.Times _,
          Matching.DateTimes _,
          Matching.Empty _ ->
          throw new IllegalArgumentException("not a matching of one value: " + matching);
    };
  }
}
