package org.isocenter.query.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.isocenter.query.app.ResultCursor;
import org.isocenter.query.app.SearchIndex;
import org.isocenter.query.app.SearchRequest;

/** Searches in PostgreSQL, read from a cursor. */
public final class JdbcSearchIndex implements SearchIndex {

  private final DataSource dataSource;
  private final int fetchSize;

  /**
   * Searches through connections of {@code dataSource}.
   *
   * @param fetchSize rows held in memory for each search under way
   */
  public JdbcSearchIndex(DataSource dataSource, int fetchSize) {
    this.dataSource = dataSource;
    this.fetchSize = fetchSize;
  }

  @Override
  public ResultCursor open(SearchRequest request) {
    var search = new SearchSql(request);
    try {
      var connection = dataSource.getConnection();
      try {
        return JdbcResultCursor.open(connection, search, request.scope(), fetchSize);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  @Override
  public boolean hasMore(SearchRequest request) {
    try (var connection = dataSource.getConnection();
        var statement = prepare(connection, new SearchSql(request).resultBeyondLimit());
        var rows = statement.executeQuery()) {
      return rows.next();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

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
      case Integer[] numbers ->
          statement.setArray(position, connection.createArrayOf("integer", numbers));
      case Long[] numbers ->
          statement.setArray(position, connection.createArrayOf("bigint", numbers));
      default -> statement.setObject(position, value);
    }
  }
}
