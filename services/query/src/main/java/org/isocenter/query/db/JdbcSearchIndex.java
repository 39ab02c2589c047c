package org.isocenter.query.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.ResultCursor;
import org.isocenter.query.app.SearchIndex;
import org.isocenter.query.app.SearchRequest;

/** Searches in PostgreSQL: short results read at once, long ones from a cursor. */
public final class JdbcSearchIndex implements SearchIndex {

  private final DataSource dataSource;
  private final int fetchSize;
  private final Duration longest;

  /**
   * Searches through connections of {@code dataSource}.
   *
   * @param fetchSize rows held in memory for each search under way
   * @param longest how long a search may take until its first result
   */
  public JdbcSearchIndex(DataSource dataSource, int fetchSize, Duration longest) {
    this.dataSource = dataSource;
    this.fetchSize = fetchSize;
    this.longest = longest;
  }

  @Override
  public ResultCursor open(SearchRequest request) {
    try {
      var connection = dataSource.getConnection();
      try {
        var search = new SearchSql(request, lastBefore(connection, request));
        return JdbcResultCursor.open(connection, request, search, limits(request));
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** Rows with metadata are longer. */
  private JdbcResultCursor.Limits limits(SearchRequest request) {
    int rows = request.fields().needsStored() ? Math.max(1, fetchSize / 10) : fetchSize;
    return new JdbcResultCursor.Limits(rows, longest);
  }

  private static Optional<List<String>> lastBefore(Connection connection, SearchRequest request)
      throws SQLException {
    return request.offset() == 0 || request.walk().isEmpty()
        ? Optional.empty()
        : PageMarks.find(connection, request);
  }

  @Override
  public boolean hasMore(SearchRequest request) {
    try (var connection = dataSource.getConnection()) {
      var search = new SearchSql(request, lastBefore(connection, request));
      try (var statement = prepare(connection, search.resultBeyondLimit())) {
        limit(statement, longest);
        try (var rows = statement.executeQuery()) {
          return rows.next();
        }
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  /** The driver counts in seconds, and none of them would be no limit. */
  static void limit(Statement statement, Duration longest) throws SQLException {
    long seconds = Math.max(1, longest.plusSeconds(1).minusNanos(1).toSeconds());
    statement.setQueryTimeout(Math.toIntExact(seconds));
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
