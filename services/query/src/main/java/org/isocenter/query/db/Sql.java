package org.isocenter.query.db;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of SQL and the values of its placeholders. Values never enter the text: what clients send
 * is bound, always.
 */
record Sql(String text, List<Object> values) {

  Sql {
    values = List.copyOf(values);
  }

  static Sql of(String text, Object... values) {
    return new Sql(text, List.of(values));
  }

  /** All of the conditions; of none, the one that always holds. */
  static Sql and(List<Sql> conditions) {
    return conditions.isEmpty() ? of("true") : joined(conditions, " AND ");
  }

  /** Any of the conditions; of none, the one that never holds. */
  static Sql or(List<Sql> conditions) {
    if (conditions.isEmpty()) {
      return of("false");
    }
    var any = joined(conditions, " OR ");
    return new Sql("(" + any.text + ")", any.values);
  }

  /** Pieces one after another. */
  static Sql concat(Sql... pieces) {
    return joined(List.of(pieces), "");
  }

  private static Sql joined(List<Sql> pieces, String separator) {
    var text = pieces.stream().map(Sql::text).collect(Collectors.joining(separator));
    var values = new ArrayList<>();
    pieces.forEach(piece -> values.addAll(piece.values));
    return new Sql(text, values);
  }
}
