package org.isocenter.worklist.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.matching.Sql;

/** Statements whose conditions come from searches; values are bound, always. */
final class Jdbc {
  private Jdbc() {}

  static PreparedStatement prepare(Connection connection, Sql sql) throws SQLException {
    var statement = connection.prepareStatement(sql.text());
    try {
      int position = 1;
      for (Object value : sql.values()) {
        bind(connection, statement, position++, value);
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, int position, Object value)
      throws SQLException {
    switch (value) {
      case String[] texts -> statement.setArray(position, connection.createArrayOf("text", texts));
      case Long[] numbers ->
          statement.setArray(position, connection.createArrayOf("bigint", numbers));
      default -> statement.setObject(position, value);
    }
  }

  /** The first column of all rows. */
  static List<String> texts(Connection connection, Sql sql) throws SQLException {
    var texts = new ArrayList<String>();
    try (var statement = prepare(connection, sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  static int update(Connection connection, Sql sql) throws SQLException {
    try (var statement = prepare(connection, sql)) {
      return statement.executeUpdate();
    }
  }
}
