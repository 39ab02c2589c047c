package org.isocenter.query.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.ResultCursor;
import org.isocenter.query.app.ResultRow;
import org.isocenter.query.app.ResultRow.Computed;
import org.isocenter.query.app.SearchRequest;
import org.isocenter.query.app.SearchScope;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Rows of one search. Most searches have few results, which are read at once; only when there are
 * more, they are fetched from a cursor a few hundred at a time. The connection is closed with it.
 */
final class JdbcResultCursor implements ResultCursor {

  private static final byte[] NO_METADATA = new byte[0];

  /**
   * What a search may take.
   *
   * @param rows in memory
   * @param longest until the first result
   */
  record Limits(int rows, Duration longest) {}

  /** A row, and its place in the order if somebody may go on from there. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Fetched(ResultRow row, String[] key) {}

  private static final String[] NO_KEY = {};

  private final Connection connection;
  private final SearchRequest request;
  private final SearchSql search;
  private final Limits limits;
  private final List<Computed> known;
  private final Deque<Fetched> atOnce = new ArrayDeque<>();
  private @Nullable PreparedStatement statement;
  private @Nullable ResultSet rows;
  private long delivered;
  private String[] lastKey = NO_KEY;

  private JdbcResultCursor(
      Connection connection, SearchRequest request, SearchSql search, Limits limits) {
    this.connection = connection;
    this.request = request;
    this.search = search;
    this.limits = limits;
    this.known = known(request.scope());
  }

  /** Owns {@code connection} once it has returned. */
  static JdbcResultCursor open(
      Connection connection, SearchRequest request, SearchSql search, Limits limits)
      throws SQLException {
    var cursor = new JdbcResultCursor(connection, request, search, limits);
    cursor.readAtOnce();
    if (cursor.atOnce.size() > limits.rows()) {
      cursor.readFromCursor();
    }
    return cursor;
  }

  /** One row more than may be in memory tells that there are too many. */
  private void readAtOnce() throws SQLException {
    int most = Math.min(request.limit(), limits.rows() + 1);
    try (var made = statement(most);
        var found = made.executeQuery()) {
      while (found.next()) {
        atOnce.add(fetched(found));
      }
    }
  }

  private void readFromCursor() throws SQLException {
    atOnce.clear();
    // the driver reads from a cursor only within a transaction
    connection.setAutoCommit(false);
    var made = statement(request.limit());
    made.setFetchSize(limits.rows());
    statement = made;
    rows = made.executeQuery();
  }

  private PreparedStatement statement(int limit) throws SQLException {
    var made = JdbcSearchIndex.prepare(connection, search.results(limit));
    if (!search.isByKeysAlone()) {
      // a plan made for any value would not use the indexes of patterns and ranges
      made.unwrap(PGStatement.class).setPrepareThreshold(0);
      JdbcSearchIndex.limit(made, limits.longest());
    }
    return made;
  }

  private static List<Computed> known(SearchScope scope) {
    var known = new ArrayList<Computed>();
    scope.study().ifPresent(uid -> known.add(Computed.of(Tags.STUDY_INSTANCE_UID, uid)));
    scope.series().ifPresent(uid -> known.add(Computed.of(Tags.SERIES_INSTANCE_UID, uid)));
    return List.copyOf(known);
  }

  @Override
  public Optional<ResultRow> next() {
    try {
      var next = atOnce.poll();
      if (next == null && rows != null && rows.next()) {
        next = fetched(rows);
      }
      if (next == null) {
        return Optional.empty();
      }
      delivered++;
      lastKey = next.key();
      return Optional.of(next.row());
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private Fetched fetched(ResultSet found) throws SQLException {
    int position = 1;
    var computed = new ArrayList<>(known);
    for (int tag : search.computedTags()) {
      computed.add(new Computed(tag, values(found, Column.of(tag), position++)));
    }
    var documents = new ArrayList<byte[]>();
    for (int count = search.documentLevels().size(); count > 0; count--) {
      documents.add(Objects.requireNonNull(found.getBytes(position++)));
    }
    var metadata = NO_METADATA;
    if (search.hasMetadata()) {
      metadata = metadata(found, position);
      position += 2;
    }
    var key = request.walk().isPresent() ? texts(found, position) : NO_KEY;
    return new Fetched(new ResultRow(documents, computed, metadata), key);
  }

  private static List<String> values(ResultSet found, Column column, int position)
      throws SQLException {
    return column.type() == Column.Type.TEXTS
        ? Arrays.asList(texts(found, position))
        : List.of(Objects.requireNonNull(found.getString(position)));
  }

  private static String[] texts(ResultSet found, int position) throws SQLException {
    return (String[]) found.getArray(position).getArray();
  }

  private byte[] metadata(ResultSet found, int position) throws SQLException {
    long instance = found.getLong(position);
    if (found.wasNull()) {
      return NO_METADATA;
    }
    byte[] metadata = found.getBytes(position + 1);
    return metadata == null ? longMetadata(instance) : metadata;
  }

  private byte[] longMetadata(long instance) throws SQLException {
    var sql = Sql.of("SELECT metadata FROM query.instance WHERE pk = ?", instance);
    try (var one = JdbcSearchIndex.prepare(connection, sql);
        var found = one.executeQuery()) {
      byte[] metadata = found.next() ? found.getBytes(1) : null;
      return metadata == null ? NO_METADATA : metadata;
    }
  }

  @Override
  public void close() {
    try (connection) {
      if (statement != null) {
        statement.close();
        // whatever a closed statement leaves behind ends with its transaction
        connection.rollback();
        connection.setAutoCommit(true);
      }
      if (delivered > 0 && request.walk().isPresent()) {
        PageMarks.put(connection, request, request.offset() + delivered, lastKey);
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }
}
