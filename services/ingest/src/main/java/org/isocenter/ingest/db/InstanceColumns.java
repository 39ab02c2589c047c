package org.isocenter.ingest.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.ingest.app.InstanceRef;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.Origin;
import org.isocenter.ingest.app.Tombstone;
import org.isocenter.objectstore.ObjectKey;
import org.jspecify.annotations.Nullable;

/** Reads rows of the ledger where they have to be locked. */
final class InstanceColumns {
  static final String ALL =
      """
      sop_class_uid, sop_instance_uid, study_instance_uid, series_instance_uid, version,
      transfer_syntax_uid, object_key, size, sha256, stored_at, compressed_at,
      original_size, original_sha256, origin_sha256, deleted_at, gone_until
      """;

  private InstanceColumns() {}

  static List<LedgerEntry> entries(ResultSet rows) throws SQLException {
    List<LedgerEntry> entries = new ArrayList<>();
    while (rows.next()) {
      entries.add(entry(rows));
    }
    return entries;
  }

  private static LedgerEntry entry(ResultSet row) throws SQLException {
    return new LedgerEntry(
        new InstanceRef(
            row.getString("sop_class_uid"),
            row.getString("sop_instance_uid"),
            row.getString("study_instance_uid"),
            row.getString("series_instance_uid")),
        row.getLong("version"),
        row.getString("transfer_syntax_uid"),
        new ObjectKey(row.getString("object_key")),
        row.getLong("size"),
        row.getBytes("sha256"),
        row.getTimestamp("stored_at").toInstant(),
        origin(row),
        tombstone(row));
  }

  private static @Nullable Origin origin(ResultSet row) throws SQLException {
    Timestamp compressedAt = row.getTimestamp("compressed_at");
    return compressedAt == null
        ? null
        : new Origin(
            compressedAt.toInstant(),
            row.getLong("original_size"),
            row.getBytes("original_sha256"),
            row.getBytes("origin_sha256"));
  }

  private static @Nullable Tombstone tombstone(ResultSet row) throws SQLException {
    Timestamp deletedAt = row.getTimestamp("deleted_at");
    if (deletedAt == null) {
      return null;
    }
    Instant goneUntil = row.getTimestamp("gone_until").toInstant();
    return new Tombstone(deletedAt.toInstant(), goneUntil);
  }
}
