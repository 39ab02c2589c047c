package org.isocenter.ingest.app;

import java.time.Instant;
import java.util.Arrays;
import org.isocenter.objectstore.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger: which object holds the current content of a SOP instance.
 *
 * @param version unique, and greater than that of whatever was known under these UIDs before
 * @param size of the object in bytes
 * @param sha256 of the object
 * @param origin of an object that was compressed here
 * @param tombstone of a deleted instance, whose version is that of the deletion
 */
public record LedgerEntry(
    InstanceRef ref,
    long version,
    String transferSyntaxUid,
    ObjectKey objectKey,
    long size,
    byte[] sha256,
    Instant storedAt,
    @Nullable Origin origin,
    @Nullable Tombstone tombstone) {

  public boolean isDeleted() {
    return tombstone != null;
  }

  /** Whether both were received as the very same bytes. */
  boolean hasContentOf(LedgerEntry other) {
    return Arrays.equals(sha256, other.sha256)
        || (origin != null && Arrays.equals(origin.sha256(), other.sha256));
  }

  /** The same content under another version. */
  LedgerEntry withVersion(long other) {
    return new LedgerEntry(
        ref, other, transferSyntaxUid, objectKey, size, sha256, storedAt, origin, tombstone);
  }
}
