package org.isocenter.ingest.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.isocenter.ingest.app.NewInstance;

/** Writes ledger rows and their events in one statement, whatever their number. */
final class LedgerInsert {
  /** Sorted, so that two requests with the same instances wait for, and never block, each other. */
  private static final String SQL =
      """
      WITH incoming AS (
        SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::bigint[], ?::bytea[], ?::bigint[], ?::bytea[])
          AS t (sop_instance_uid, version, study_instance_uid, series_instance_uid, sop_class_uid,
            transfer_syntax_uid, object_key, size, sha256, stored_micros, event)
      ), recorded AS (
        INSERT INTO ingest.instance (sop_instance_uid, version, study_instance_uid,
            series_instance_uid, sop_class_uid, transfer_syntax_uid, object_key, size, sha256,
            stored_at)
        SELECT sop_instance_uid, version, study_instance_uid, series_instance_uid, sop_class_uid,
            transfer_syntax_uid, object_key, size, sha256,
            timestamptz 'epoch' + stored_micros * interval '1 microsecond'
          FROM incoming ORDER BY sop_instance_uid, version
        ON CONFLICT (sop_instance_uid) DO NOTHING
        RETURNING version
      ), announced AS (
        INSERT INTO ingest.outbox (version, study_instance_uid, event)
        SELECT version, study_instance_uid, event FROM incoming JOIN recorded USING (version)
      )
      SELECT version FROM recorded
      """;

  private final Connection connection;
  private final List<NewInstance> instances;

  LedgerInsert(Connection connection, List<NewInstance> instances) {
    this.connection = connection;
    this.instances = instances;
  }

  /** The versions that were written; the others' SOP Instance UIDs were taken. */
  Set<Long> run() throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(SQL)) {
      int column = 0;
      insert.setArray(++column, texts(i -> i.entry().ref().sopInstanceUid()));
      insert.setArray(++column, numbers(i -> i.entry().version()));
      insert.setArray(++column, texts(i -> i.entry().ref().studyInstanceUid()));
      insert.setArray(++column, texts(i -> i.entry().ref().seriesInstanceUid()));
      insert.setArray(++column, texts(i -> i.entry().ref().sopClassUid()));
      insert.setArray(++column, texts(i -> i.entry().transferSyntaxUid()));
      insert.setArray(++column, texts(i -> i.entry().objectKey().value()));
      insert.setArray(++column, numbers(i -> i.entry().size()));
      insert.setArray(++column, bytes(i -> i.entry().sha256()));
      insert.setArray(++column, numbers(i -> micros(i.entry().storedAt())));
      insert.setArray(++column, bytes(i -> i.event().bytes()));
      return versions(insert);
    }
  }

  private static Set<Long> versions(PreparedStatement insert) throws SQLException {
    Set<Long> versions = new HashSet<>();
    try (ResultSet rows = insert.executeQuery()) {
      while (rows.next()) {
        versions.add(rows.getLong(1));
      }
    }
    return versions;
  }

  private Array texts(Function<NewInstance, String> value) throws SQLException {
    return connection.createArrayOf("text", instances.stream().map(value).toArray(String[]::new));
  }

  private Array numbers(Function<NewInstance, Long> value) throws SQLException {
    return connection.createArrayOf("bigint", instances.stream().map(value).toArray(Long[]::new));
  }

  private Array bytes(Function<NewInstance, byte[]> value) throws SQLException {
    return connection.createArrayOf("bytea", instances.stream().map(value).toArray(byte[][]::new));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
