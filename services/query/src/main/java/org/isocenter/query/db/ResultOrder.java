package org.isocenter.query.db;

import java.util.List;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.SearchScope;

/**
 * The total order of a search's results: studies from the newest to the oldest; series and
 * instances below a study by their numbers; all series and instances as they arrived. No column of
 * it is ever null, and the last one is unique.
 *
 * @param columns with their types, from the first to the last
 * @param descending whether the order is from the highest to the lowest
 */
record ResultOrder(List<Column> columns, boolean descending) {

  /** A column of the order. */
  record Column(String name, String type) {}

  static ResultOrder of(SearchScope scope) {
    boolean below = scope.study().isPresent();
    return switch (scope.level()) {
      case STUDY ->
          new ResultOrder(
              List.of(new Column("s.moment", "timestamp"), new Column("s.pk", "bigint")), true);
      case SERIES ->
          below
              ? ascending(new Column("e.ordinal", "integer"), new Column("e.pk", "bigint"))
              : ascending(new Column("e.pk", "bigint"));
      case INSTANCE ->
          below
              ? ascending(
                  new Column("i.series_pk", "bigint"),
                  new Column("i.ordinal", "integer"),
                  new Column("i.pk", "bigint"))
              : ascending(new Column("i.pk", "bigint"));
    };
  }

  private static ResultOrder ascending(Column... columns) {
    return new ResultOrder(List.of(columns), false);
  }

  String orderBy() {
    return String.join(
        ", ", columns.stream().map(column -> column.name() + (descending ? " DESC" : "")).toList());
  }

  /** The row's place in the order, as an array of texts. */
  String key() {
    return "ARRAY["
        + String.join(", ", columns.stream().map(column -> column.name() + "::text").toList())
        + "]";
  }

  /** What comes behind the row with this key. */
  Sql after(List<String> key) {
    var names = String.join(", ", columns.stream().map(Column::name).toList());
    var places =
        String.join(
            ", ", columns.stream().map(column -> "CAST(? AS " + column.type() + ")").toList());
    return Sql.of(
        "(" + names + ") " + (descending ? "<" : ">") + " (" + places + ")", key.toArray());
  }
}
