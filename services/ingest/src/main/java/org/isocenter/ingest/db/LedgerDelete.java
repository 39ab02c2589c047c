package org.isocenter.ingest.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicom.data.Uid;
import org.isocenter.ingest.app.InstanceScope;
import org.isocenter.ingest.app.Ledger.Burial;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.OutboxEvent;
import org.isocenter.ingest.app.Tombstone;

/** Makes tombstones of instances within one transaction. */
final class LedgerDelete {
  /** Greater than all versions given out before, those of the locked rows among them. */
  private static final String VERSIONS =
      "SELECT nextval('ingest.instance_version') FROM generate_series(1, ?)";

  private static final String BURY =
      """
      WITH buried AS (
        SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[], ?::bytea[], ?::text[])
          AS t (sop_instance_uid, version, study_instance_uid, event, trace_parent)
      ), past AS (
        INSERT INTO ingest.superseded (version, sop_instance_uid, object_key, remove_after)
        SELECT i.version, i.sop_instance_uid, i.object_key, ?
          FROM ingest.instance i JOIN buried USING (sop_instance_uid)
      ), marked AS (
        UPDATE ingest.instance i SET version = b.version, deleted_at = ?, gone_until = ?
          FROM buried b WHERE b.sop_instance_uid = i.sop_instance_uid
      )
      INSERT INTO ingest.outbox (version, study_instance_uid, event, trace_parent)
      SELECT version, study_instance_uid, event, trace_parent FROM buried
      """;

  private final Connection connection;
  private final InstanceScope scope;

  LedgerDelete(Connection connection, InstanceScope scope) {
    this.connection = connection;
    this.scope = scope;
  }

  /** Deletes up to {@code limit} instances and answers their events. */
  List<OutboxEvent> run(int limit, Tombstone tombstone, Burial burial) throws SQLException {
    List<LedgerEntry> alive = lock(limit);
    if (alive.isEmpty()) {
      return List.of();
    }
    List<Long> versions = versions(alive.size());
    List<OutboxEvent> events = new ArrayList<>();
    for (int i = 0; i < alive.size(); i++) {
      events.add(burial.event(alive.get(i), versions.get(i)));
    }
    bury(alive, events, tombstone);
    return events;
  }

  private List<LedgerEntry> lock(int limit) throws SQLException {
    String sql =
        "SELECT %s FROM ingest.instance WHERE %s AND gone_until IS NULL "
                .formatted(InstanceColumns.ALL, condition())
            + "ORDER BY sop_instance_uid LIMIT ? FOR UPDATE";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setInt(bindScope(select) + 1, limit);
      try (ResultSet rows = select.executeQuery()) {
        return InstanceColumns.entries(rows);
      }
    }
  }

  /** Whether the scope has a tombstone that is kept beyond {@code now}. */
  boolean isGone(Instant now) throws SQLException {
    String sql =
        "SELECT 1 FROM ingest.instance WHERE %s AND gone_until > ? LIMIT 1".formatted(condition());
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setTimestamp(bindScope(select) + 1, Timestamp.from(now));
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  private String condition() {
    return "study_instance_uid = ?"
        + (scope.seriesUid().isPresent() ? " AND series_instance_uid = ?" : "")
        + (scope.instanceUid().isPresent() ? " AND sop_instance_uid = ?" : "");
  }

  private int bindScope(PreparedStatement statement) throws SQLException {
    List<Uid> uids = new ArrayList<>(List.of(scope.study()));
    scope.seriesUid().ifPresent(uids::add);
    scope.instanceUid().ifPresent(uids::add);
    for (int i = 0; i < uids.size(); i++) {
      statement.setString(i + 1, uids.get(i).value());
    }
    return uids.size();
  }

  private List<Long> versions(int count) throws SQLException {
    List<Long> versions = new ArrayList<>();
    int blocks = Math.ceilDiv(count, VersionBlocks.BLOCK);
    try (PreparedStatement select = connection.prepareStatement(VERSIONS)) {
      select.setInt(1, blocks);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          for (long i = 0; i < VersionBlocks.BLOCK; i++) {
            versions.add(rows.getLong(1) + i);
          }
        }
      }
    }
    return versions;
  }

  private void bury(List<LedgerEntry> entries, List<OutboxEvent> events, Tombstone tombstone)
      throws SQLException {
    try (PreparedStatement bury = connection.prepareStatement(BURY)) {
      bury.setArray(
          1,
          connection.createArrayOf(
              "text",
              entries.stream().map(entry -> entry.ref().sopInstanceUid()).toArray(String[]::new)));
      bury.setArray(
          2,
          connection.createArrayOf(
              "bigint", events.stream().map(OutboxEvent::version).toArray(Long[]::new)));
      bury.setArray(
          3,
          connection.createArrayOf(
              "text", events.stream().map(OutboxEvent::studyInstanceUid).toArray(String[]::new)));
      bury.setArray(
          4,
          connection.createArrayOf(
              "bytea", events.stream().map(OutboxEvent::bytes).toArray(byte[][]::new)));
      bury.setArray(
          5,
          connection.createArrayOf(
              "text", events.stream().map(OutboxEvent::traceParent).toArray(String[]::new)));
      bury.setTimestamp(6, Timestamp.from(tombstone.goneUntil()));
      bury.setTimestamp(7, Timestamp.from(tombstone.deletedAt()));
      bury.setTimestamp(8, Timestamp.from(tombstone.goneUntil()));
      bury.executeUpdate();
    }
  }
}
