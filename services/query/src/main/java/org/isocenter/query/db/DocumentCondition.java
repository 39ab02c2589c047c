package org.isocenter.query.db;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.isocenter.dicom.data.Tag;
import org.isocenter.query.app.Criterion;
import org.isocenter.query.app.Level;
import org.isocenter.query.app.Matching;

/** Criteria on documents as SQL conditions; single values are served by the index of documents. */
final class DocumentCondition {

  private DocumentCondition() {}

  /** All {@code criteria}, which are of documents of {@code level}. */
  static List<Sql> of(Level level, List<Criterion.OfDocument> criteria) {
    var document = Column.alias(level) + ".attributes";
    var conditions = new ArrayList<Sql>();
    var contained = new DocumentPattern();
    for (var criterion : criteria) {
      var values = values(criterion);
      if (values.size() == 1) {
        contained.add(criterion.path(), criterion.vr(), values.getFirst());
      } else {
        conditions.add(alone(document, criterion));
      }
    }
    if (!contained.isEmpty()) {
      conditions.add(contains(document, contained));
    }
    return conditions;
  }

  private static List<String> values(Criterion.OfDocument criterion) {
    return switch (criterion.matching()) {
      case Matching.AnyOf(var values) -> values;
      case Matching.AnyNumber(var numbers) -> numbers.stream().map(String::valueOf).toList();
      case Matching.Wildcard _, Matching.Empty _ -> List.of();
      case Matching.Alike _, Matching.Dates _, Matching.Times _, Matching.DateTimes _ ->
          throw new IllegalArgumentException("not a matching of documents: " + criterion);
    };
  }

  private static Sql alone(String document, Criterion.OfDocument criterion) {
    // a path holds hexadecimal digits of our own making, nothing a client wrote
    var path = path(criterion.path());
    return switch (criterion.matching()) {
      case Matching.Wildcard(var pattern) ->
          Sql.of(
              "EXISTS (SELECT 1 FROM jsonb_path_query("
                  + document
                  + ", '"
                  + path
                  + "') AS one"
                  + " WHERE one #>> '{}' LIKE ?)",
              LikePattern.ofWildcard(pattern));
      case Matching.Empty _ -> Sql.of("NOT jsonb_path_exists(" + document + ", '" + path + "')");
      default ->
          Sql.or(values(criterion).stream().map(v -> single(document, criterion, v)).toList());
    };
  }

  private static Sql single(String document, Criterion.OfDocument criterion, String value) {
    var pattern = new DocumentPattern();
    pattern.add(criterion.path(), criterion.vr(), value);
    return contains(document, pattern);
  }

  private static Sql contains(String document, DocumentPattern pattern) {
    return Sql.of(document + " @> ?::jsonb", pattern.json());
  }

  private static String path(List<Integer> tags) {
    return tags.stream()
        .map(tag -> ".\"" + Tag.toHex(tag) + "\".Value[*]")
        .collect(Collectors.joining("", "$", ""));
  }
}
