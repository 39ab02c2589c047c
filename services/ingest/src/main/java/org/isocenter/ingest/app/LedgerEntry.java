package org.isocenter.ingest.app;

import java.time.Instant;
import org.isocenter.objectstore.ObjectKey;

/**
 * One row of the ledger: which object holds the current content of a SOP instance.
 *
 * @param version unique, and greater than that of whatever was stored under these UIDs before
 * @param size of the object in bytes
 * @param sha256 of the object
 */
public record LedgerEntry(
    InstanceRef ref,
    long version,
    String transferSyntaxUid,
    ObjectKey objectKey,
    long size,
    byte[] sha256,
    Instant storedAt) {}
