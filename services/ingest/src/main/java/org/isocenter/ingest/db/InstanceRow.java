package org.isocenter.ingest.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.isocenter.ingest.app.InstanceRef;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.Origin;
import org.isocenter.ingest.app.Tombstone;
import org.isocenter.objectstore.ObjectKey;
import org.jspecify.annotations.Nullable;

/** A row of the ledger, for reading; rows are written set-wise by {@link LedgerWrite}. */
@Entity
@Table(name = "instance", schema = "ingest")
// Hibernate fills every column, and none but the annotated ones is nullable.
@SuppressWarnings("NullAway.Init")
public class InstanceRow {
  @Id
  @Column(name = "sop_instance_uid")
  String sopInstanceUid;

  @Column(name = "version")
  long version;

  @Column(name = "study_instance_uid")
  String studyInstanceUid;

  @Column(name = "series_instance_uid")
  String seriesInstanceUid;

  @Column(name = "sop_class_uid")
  String sopClassUid;

  @Column(name = "transfer_syntax_uid")
  String transferSyntaxUid;

  @Column(name = "object_key")
  String objectKey;

  @Column(name = "size")
  long size;

  @Column(name = "sha256")
  byte[] sha256;

  @Column(name = "stored_at")
  Instant storedAt;

  @Column(name = "compressed_at")
  @Nullable Instant compressedAt;

  @Column(name = "original_size")
  @Nullable Long originalSize;

  @Column(name = "original_sha256")
  byte @Nullable [] originalSha256;

  @Column(name = "origin_sha256")
  byte @Nullable [] originSha256;

  @Column(name = "deleted_at")
  @Nullable Instant deletedAt;

  @Column(name = "gone_until")
  @Nullable Instant goneUntil;

  LedgerEntry toEntry() {
    return new LedgerEntry(
        new InstanceRef(sopClassUid, sopInstanceUid, studyInstanceUid, seriesInstanceUid),
        version,
        transferSyntaxUid,
        new ObjectKey(objectKey),
        size,
        sha256,
        storedAt,
        origin(),
        deletedAt == null || goneUntil == null ? null : new Tombstone(deletedAt, goneUntil));
  }

  /** All columns have values, or none. */
  private @Nullable Origin origin() {
    return compressedAt == null
            || originalSize == null
            || originalSha256 == null
            || originSha256 == null
        ? null
        : new Origin(compressedAt, originalSize, originalSha256, originSha256);
  }
}
