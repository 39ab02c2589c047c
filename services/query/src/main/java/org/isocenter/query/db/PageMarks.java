package org.isocenter.query.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.SearchRequest;

/**
 * Where walks through the pages of a search have come to. The next page begins behind the last row
 * of the one before, whatever came or went in between: no result is left out or given twice.
 */
final class PageMarks {

  private static final String FIND =
      "SELECT key FROM query.page_mark WHERE walk = ? AND position = ?";

  private static final String PUT =
      "INSERT INTO query.page_mark AS p (walk, position, key) VALUES (?, ?, ?)"
          + " ON CONFLICT (walk, position) DO UPDATE SET key = EXCLUDED.key, at = now()";

  /** Long enough for a person who reads a page; nobody has to wait for it to be tidied up. */
  private static final String FORGET =
      "DELETE FROM query.page_mark WHERE at < now() - interval '30 minutes'";

  private static final int FORGET_ONE_IN = 100;

  private PageMarks() {}

  /** The key of the last row before the page, if the walk came from there. */
  static Optional<List<String>> find(Connection connection, SearchRequest request)
      throws SQLException {
    var sql = Sql.of(FIND, walk(request), request.offset());
    try (var statement = JdbcSearchIndex.prepare(connection, sql);
        var rows = statement.executeQuery()) {
      return rows.next()
          ? Optional.of(List.of((String[]) rows.getArray(1).getArray()))
          : Optional.empty();
    }
  }

  /** Takes note that the page behind {@code key} begins at {@code position}. */
  static void put(Connection connection, SearchRequest request, long position, String[] key)
      throws SQLException {
    try (var statement =
        JdbcSearchIndex.prepare(connection, Sql.of(PUT, walk(request), position, key))) {
      statement.executeUpdate();
    }
    if (ThreadLocalRandom.current().nextInt(FORGET_ONE_IN) == 0) {
      try (var statement = connection.prepareStatement(FORGET)) {
        statement.executeUpdate();
      }
    }
  }

  private static UUID walk(SearchRequest request) {
    return request.walk().orElseThrow();
  }
}
