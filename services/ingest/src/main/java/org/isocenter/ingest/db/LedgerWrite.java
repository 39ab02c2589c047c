package org.isocenter.ingest.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.NewInstance;

/**
 * Writes ledger rows and their events in one statement, whatever their number. No two of the
 * instances have the same SOP Instance UID.
 */
final class LedgerWrite {
  private static final String INCOMING =
      """
      WITH incoming AS (
        SELECT *, timestamptz 'epoch' + stored_micros * interval '1 microsecond' AS stored_at
          FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::bigint[], ?::bytea[], ?::bigint[], ?::bytea[], ?::text[])
          AS t (sop_instance_uid, version, study_instance_uid, series_instance_uid, sop_class_uid,
            transfer_syntax_uid, object_key, size, sha256, stored_micros, event,
            trace_parent)
      )
      """;

  private static final String ANNOUNCED =
      """
      , announced AS (
        INSERT INTO ingest.outbox (version, study_instance_uid, event, trace_parent)
        SELECT version, study_instance_uid, event, trace_parent FROM incoming JOIN recorded USING (version)
      )
      SELECT version FROM recorded
      """;

  /** Sorted, so that two requests with the same instances wait for, and never block, each other. */
  private static final String INSERT =
      INCOMING
          + """
          , recorded AS (
            INSERT INTO ingest.instance (sop_instance_uid, version, study_instance_uid,
                series_instance_uid, sop_class_uid, transfer_syntax_uid, object_key, size, sha256,
                stored_at)
            SELECT sop_instance_uid, version, study_instance_uid, series_instance_uid,
                sop_class_uid, transfer_syntax_uid, object_key, size, sha256, stored_at
              FROM incoming ORDER BY sop_instance_uid
            ON CONFLICT (sop_instance_uid) DO NOTHING
            RETURNING version
          )
          """
          + ANNOUNCED;

  /** The rows are locked. What was deleted is among the superseded already. */
  private static final String REPLACE =
      INCOMING
          + """
          , past AS (
            INSERT INTO ingest.superseded (version, sop_instance_uid, object_key, remove_after)
            SELECT i.version, i.sop_instance_uid, i.object_key, ?
              FROM ingest.instance i JOIN incoming USING (sop_instance_uid)
              WHERE i.gone_until IS NULL
          ), recorded AS (
            UPDATE ingest.instance i SET version = n.version, sop_class_uid = n.sop_class_uid,
                transfer_syntax_uid = n.transfer_syntax_uid, object_key = n.object_key,
                size = n.size, sha256 = n.sha256, stored_at = n.stored_at,
                compressed_at = NULL, original_size = NULL, original_sha256 = NULL,
                origin_sha256 = NULL,
                deleted_at = NULL, gone_until = NULL
              FROM incoming n WHERE n.sop_instance_uid = i.sop_instance_uid
            RETURNING i.version
          )
          """
          + ANNOUNCED;

  private final Connection connection;
  private final List<NewInstance> instances;

  LedgerWrite(Connection connection, List<NewInstance> instances) {
    this.connection = connection;
    this.instances = instances;
  }

  /** Inserts, and answers the versions that were; the others' SOP Instance UIDs were taken. */
  Set<Long> insert() throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      bindInstances(insert);
      return versions(insert);
    }
  }

  /** Puts all instances in place of the locked rows with their SOP Instance UIDs. */
  void replace(Instant keepReplaced) throws SQLException {
    try (PreparedStatement replace = connection.prepareStatement(REPLACE)) {
      int columns = bindInstances(replace);
      replace.setTimestamp(columns + 1, Timestamp.from(keepReplaced));
      if (versions(replace).size() != instances.size()) {
        throw new IllegalStateException("A locked row was not replaced");
      }
    }
  }

  private int bindInstances(PreparedStatement statement) throws SQLException {
    int column = 0;
    statement.setArray(++column, texts(entry -> entry.ref().sopInstanceUid()));
    statement.setArray(++column, numbers(LedgerEntry::version));
    statement.setArray(++column, texts(entry -> entry.ref().studyInstanceUid()));
    statement.setArray(++column, texts(entry -> entry.ref().seriesInstanceUid()));
    statement.setArray(++column, texts(entry -> entry.ref().sopClassUid()));
    statement.setArray(++column, texts(LedgerEntry::transferSyntaxUid));
    statement.setArray(++column, texts(entry -> entry.objectKey().value()));
    statement.setArray(++column, numbers(LedgerEntry::size));
    statement.setArray(++column, bytes(instance -> instance.entry().sha256()));
    statement.setArray(++column, numbers(entry -> micros(entry.storedAt())));
    statement.setArray(++column, bytes(instance -> instance.event().bytes()));
    statement.setArray(++column, traceParents());
    return column;
  }

  private static Set<Long> versions(PreparedStatement statement) throws SQLException {
    Set<Long> versions = new HashSet<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        versions.add(rows.getLong(1));
      }
    }
    return versions;
  }

  private Array texts(Function<LedgerEntry, String> value) throws SQLException {
    return connection.createArrayOf(
        "text", instances.stream().map(NewInstance::entry).map(value).toArray(String[]::new));
  }

  private Array traceParents() throws SQLException {
    return connection.createArrayOf(
        "text",
        instances.stream().map(instance -> instance.event().traceParent()).toArray(String[]::new));
  }

  private Array numbers(Function<LedgerEntry, Long> value) throws SQLException {
    return connection.createArrayOf(
        "bigint", instances.stream().map(NewInstance::entry).map(value).toArray(Long[]::new));
  }

  private Array bytes(Function<NewInstance, byte[]> value) throws SQLException {
    return connection.createArrayOf("bytea", instances.stream().map(value).toArray(byte[][]::new));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
