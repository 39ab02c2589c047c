package org.isocenter.retrieve.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.isocenter.retrieve.db.ScopeSql.OrderColumn;

/** Where a row stands in the delivery order. */
record RowPosition(
    int seriesNumber, String seriesInstanceUid, int instanceNumber, String sopInstanceUid) {

  static final String COLUMNS =
      "series_number, series_instance_uid, instance_number, sop_instance_uid";

  /** Before every row. */
  static final RowPosition START = new RowPosition(Integer.MIN_VALUE, "", Integer.MIN_VALUE, "");

  static RowPosition of(ResultSet row) throws SQLException {
    return new RowPosition(
        row.getInt("series_number"),
        row.getString("series_instance_uid"),
        row.getInt("instance_number"),
        row.getString("sop_instance_uid"));
  }

  /** Sets a parameter for each column of {@code order} and returns the index behind them. */
  int bind(PreparedStatement statement, int first, List<OrderColumn> order) throws SQLException {
    int parameter = first;
    for (var column : order) {
      switch (column) {
        case SERIES_NUMBER -> statement.setInt(parameter++, seriesNumber);
        case SERIES_INSTANCE_UID -> statement.setString(parameter++, seriesInstanceUid);
        case INSTANCE_NUMBER -> statement.setInt(parameter++, instanceNumber);
        case SOP_INSTANCE_UID -> statement.setString(parameter++, sopInstanceUid);
      }
    }
    return parameter;
  }
}
