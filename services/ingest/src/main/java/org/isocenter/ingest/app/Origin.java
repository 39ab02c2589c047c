package org.isocenter.ingest.app;

import java.time.Instant;

/**
 * What an object was before it was compressed here.
 *
 * @param compressedAt when it took the place of the original
 * @param size of the original in bytes
 * @param sha256 of the original
 * @param keptSha256 of the object beside it, with which the original is written again
 */
// Compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record Origin(Instant compressedAt, long size, byte[] sha256, byte[] keptSha256) {}
