package org.isocenter.query.db;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.query.app.ResultCursor;
import org.isocenter.query.app.ResultRow;
import org.isocenter.query.app.ResultRow.Computed;
import org.isocenter.query.app.SearchScope;

/** Rows of one search, fetched a few hundred at a time; the connection is closed with it. */
final class JdbcResultCursor implements ResultCursor {

  private final Connection connection;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final SearchSql search;
  private final List<Computed> known;

  private JdbcResultCursor(
      Connection connection, PreparedStatement statement, SearchSql search, SearchScope scope)
      throws SQLException {
    this.connection = connection;
    this.statement = statement;
    this.search = search;
    this.known = known(scope);
    this.rows = statement.executeQuery();
  }

  /** Owns {@code connection} once it has returned. */
  static JdbcResultCursor open(
      Connection connection, SearchSql search, SearchScope scope, int fetchSize)
      throws SQLException {
    // the driver reads from a cursor only within a transaction
    connection.setAutoCommit(false);
    var statement = JdbcSearchIndex.prepare(connection, search.results());
    statement.setFetchSize(fetchSize);
    return new JdbcResultCursor(connection, statement, search, scope);
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
      return rows.next() ? Optional.of(row()) : Optional.empty();
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private ResultRow row() throws SQLException {
    int position = 1;
    var computed = new ArrayList<>(known);
    for (int tag : search.computedTags()) {
      computed.add(new Computed(tag, values(Column.of(tag), position++)));
    }
    var documents = new ArrayList<byte[]>();
    for (int count = search.documentLevels().size(); count > 0; count--) {
      var json = Objects.requireNonNull(rows.getString(position++));
      documents.add(json.getBytes(StandardCharsets.UTF_8));
    }
    return new ResultRow(documents, computed);
  }

  private List<String> values(Column column, int position) throws SQLException {
    if (column.type() != Column.Type.TEXTS) {
      return List.of(Objects.requireNonNull(rows.getString(position)));
    }
    return Arrays.asList((String[]) rows.getArray(position).getArray());
  }

  @Override
  public void close() {
    // whatever a closed statement leaves behind ends with its transaction
    try (connection;
        statement) {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }
}
