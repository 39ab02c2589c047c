package org.isocenter.query.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.RemovedInstance;

/** Versions of deleted instances, kept for as long as older ones may still be told of. */
final class Tombstones {

  private static final String PUT =
      """
      INSERT INTO query.tombstone AS t (sop_instance_uid, version, gone_until)
      SELECT * FROM unnest(?, ?, ?::timestamptz[])
      ON CONFLICT (sop_instance_uid) DO UPDATE
      SET version = EXCLUDED.version, gone_until = EXCLUDED.gone_until
      WHERE t.version < EXCLUDED.version
      """;

  /** A day more than promised, for clocks that differ and consumers that were away. */
  private static final String FORGET =
      "DELETE FROM query.tombstone WHERE gone_until < now() - interval '1 day'";

  private final Connection connection;

  Tombstones(Connection connection) {
    this.connection = connection;
  }

  Map<String, Long> versions(Collection<String> sopInstanceUids) throws SQLException {
    var versions = new HashMap<String, Long>();
    var sql =
        Sql.of(
            "SELECT sop_instance_uid, version FROM query.tombstone"
                + " WHERE sop_instance_uid = ANY (?) ORDER BY sop_instance_uid FOR UPDATE",
            (Object) sopInstanceUids.toArray(String[]::new));
    try (var statement = JdbcSearchIndex.prepare(connection, sql);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        versions.put(rows.getString(1), rows.getLong(2));
      }
    }
    return versions;
  }

  void put(List<RemovedInstance> removed) throws SQLException {
    execute(
        Sql.of(
            PUT,
            removed.stream().map(RemovedInstance::sopInstanceUid).toArray(String[]::new),
            removed.stream().map(RemovedInstance::version).toArray(Long[]::new),
            removed.stream()
                .map(instance -> instance.goneUntil().toString())
                .toArray(String[]::new)));
    execute(Sql.of(FORGET));
  }

  /** The instances are there again. */
  void clear(Collection<String> sopInstanceUids) throws SQLException {
    execute(
        Sql.of(
            "DELETE FROM query.tombstone WHERE sop_instance_uid = ANY (?)",
            (Object) sopInstanceUids.toArray(String[]::new)));
  }

  private void execute(Sql sql) throws SQLException {
    try (var statement = JdbcSearchIndex.prepare(connection, sql)) {
      statement.executeUpdate();
    }
  }
}
