package org.isocenter.query.db;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.DeclaredAttribute;
import org.isocenter.query.app.DeclaredIndex;
import org.isocenter.query.app.DeclaredValue;
import org.isocenter.query.app.DeclaredValues;

/** Indexes stored instances by declared attributes, from their stored metadata. */
public final class JdbcDeclaredIndex implements DeclaredIndex {

  /** Few enough for a transaction that nobody notices. */
  private static final int STEP = 100;

  private static final String DECLARE =
      "INSERT INTO query.declared_attribute (declaration) SELECT unnest(?) ON CONFLICT DO NOTHING";
  private static final String FORGET_VALUES =
      "DELETE FROM query.declared_value WHERE attribute IN"
          + " (SELECT id FROM query.declared_attribute WHERE declaration <> ALL (?))";
  private static final String FORGET =
      "DELETE FROM query.declared_attribute WHERE declaration <> ALL (?)";
  private static final String COMPLETE =
      "SELECT declaration FROM query.declared_attribute WHERE complete AND declaration = ANY (?)";

  /** Replicas take turns: the rows are locked until the step is done. */
  private static final String POSITION =
      "SELECT min(position) FROM (SELECT position FROM query.declared_attribute"
          + " WHERE NOT complete AND declaration = ANY (?) ORDER BY id FOR UPDATE) a";

  /** An instance that is locked is being replaced or deleted, and is indexed by that. */
  private static final String NEXT =
      "SELECT pk, sop_instance_uid, metadata FROM query.instance WHERE pk > ? AND pk <= ?"
          + " ORDER BY pk FOR SHARE SKIP LOCKED";

  private static final String REACH =
      "SELECT max(pk), (SELECT COALESCE(max(pk), 0) FROM query.instance) FROM"
          + " (SELECT pk FROM query.instance WHERE pk > ? ORDER BY pk LIMIT ?) i";

  private static final String ADVANCE =
      "UPDATE query.declared_attribute SET position = GREATEST(position, ?), complete = ?"
          + " WHERE NOT complete AND declaration = ANY (?)";

  private final DataSource dataSource;

  public JdbcDeclaredIndex(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void declare(List<DeclaredAttribute> declared) {
    var declarations = declarations(declared);
    inTransaction(connection -> {
      execute(connection, Sql.of(DECLARE, (Object) declarations));
      execute(connection, Sql.of(FORGET_VALUES, (Object) declarations));
      execute(connection, Sql.of(FORGET, (Object) declarations));
      return declarations.length;
    });
  }

  @Override
  public List<DeclaredAttribute> complete(List<DeclaredAttribute> declared) {
    var sql = Sql.of(COMPLETE, (Object) declarations(declared));
    return inTransaction(connection -> {
      var complete = new HashSet<String>();
      try (var statement = JdbcSearchIndex.prepare(connection, sql);
          var rows = statement.executeQuery()) {
        while (rows.next()) {
          complete.add(rows.getString(1));
        }
      }
      return declared.stream().filter(one -> complete.contains(one.declaration())).toList();
    });
  }

  @Override
  public Optional<Long> indexMore(List<DeclaredAttribute> declared) {
    return inTransaction(connection -> {
      var declarations = declarations(declared);
      var from = number(connection, Sql.of(POSITION, (Object) declarations));
      if (from.isEmpty()) {
        return Optional.empty();
      }
      return indexFrom(connection, declared, from.get());
    });
  }

  private static Optional<Long> indexFrom(
      Connection connection, List<DeclaredAttribute> declared, long from) throws SQLException {
    try (var statement = JdbcSearchIndex.prepare(connection, Sql.of(REACH, from, STEP));
        var rows = statement.executeQuery()) {
      rows.next();
      long to = rows.getLong(1);
      boolean last = rows.wasNull();
      long end = rows.getLong(2);
      if (!last) {
        DeclaredRows.insert(connection, values(connection, declared, from, to));
      }
      execute(connection, Sql.of(ADVANCE, last ? from : to, last, declarations(declared)));
      return last ? Optional.empty() : Optional.of(end - to);
    }
  }

  private static Map<String, List<DeclaredValue>> values(
      Connection connection, List<DeclaredAttribute> declared, long from, long to)
      throws SQLException {
    var values = new HashMap<String, List<DeclaredValue>>();
    try (var statement = JdbcSearchIndex.prepare(connection, Sql.of(NEXT, from, to));
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        byte[] metadata = rows.getBytes(3);
        if (metadata != null) {
          values.put(rows.getString(2), read(metadata, declared));
        }
      }
    }
    return values;
  }

  private static List<DeclaredValue> read(byte[] metadata, List<DeclaredAttribute> declared) {
    try {
      return DeclaredValues.read(Metadata.fromBytes(metadata).json(""), declared);
    } catch (IOException | IllegalArgumentException | IllegalStateException _) {
      // was reported when the instance was indexed, without attributes
      return List.of();
    }
  }

  private static Optional<Long> number(Connection connection, Sql sql) throws SQLException {
    try (var statement = JdbcSearchIndex.prepare(connection, sql);
        var rows = statement.executeQuery()) {
      rows.next();
      long number = rows.getLong(1);
      return rows.wasNull() ? Optional.empty() : Optional.of(number);
    }
  }

  private static String[] declarations(List<DeclaredAttribute> declared) {
    return declared.stream().map(DeclaredAttribute::declaration).toArray(String[]::new);
  }

  private static void execute(Connection connection, Sql sql) throws SQLException {
    try (var statement = JdbcSearchIndex.prepare(connection, sql)) {
      statement.executeUpdate();
    }
  }

  /** What is done in one transaction. */
  @FunctionalInterface
  private interface Work<T> {
    T apply(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) {
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var result = work.apply(connection);
        connection.commit();
        return result;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }
}
