package org.isocenter.retrieve.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.isocenter.retrieve.app.Scope;

/**
 * The part of a statement that a scope decides. Each scope pages by the columns of an index, so a
 * page costs its own rows, however many there are before it.
 *
 * @param where the rows of the scope
 * @param arguments of {@code where}
 * @param order columns of the delivery order below the scope; together they are unique
 */
record ScopeSql(String where, List<String> arguments, List<OrderColumn> order) {

  /** A column of the delivery order. */
  enum OrderColumn {
    SERIES_NUMBER,
    SERIES_INSTANCE_UID,
    INSTANCE_NUMBER,
    SOP_INSTANCE_UID;

    String column() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ScopeSql of(Scope scope) {
    return switch (scope) {
      case Scope.Study(var study) ->
          new ScopeSql("study_instance_uid = ?", List.of(study), List.of(OrderColumn.values()));
      case Scope.Series(var study, var series) ->
          new ScopeSql(
              "study_instance_uid = ? and series_instance_uid = ?",
              List.of(study, series),
              List.of(OrderColumn.INSTANCE_NUMBER, OrderColumn.SOP_INSTANCE_UID));
      case Scope.Instance(var study, var series, var instance) ->
          new ScopeSql(
              "study_instance_uid = ? and series_instance_uid = ? and sop_instance_uid = ?",
              List.of(study, series, instance),
              List.of(OrderColumn.SOP_INSTANCE_UID));
    };
  }

  String orderColumns() {
    return String.join(", ", order.stream().map(OrderColumn::column).toList());
  }

  /** A question mark for each column of the order. */
  String orderMarks() {
    return String.join(", ", order.stream().map(_ -> "?").toList());
  }

  /** Sets the arguments of {@code where} and returns the index of the next parameter. */
  int bind(PreparedStatement statement) throws SQLException {
    int parameter = 1;
    for (var argument : arguments) {
      statement.setString(parameter++, argument);
    }
    return parameter;
  }
}
