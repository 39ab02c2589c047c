package org.isocenter.ingest.app.compress;

import org.isocenter.objectstore.ObjectKey;

/**
 * The two objects that are to take the place of an original.
 *
 * @param size of the compressed object
 * @param bytes of both
 * @param sha256 of the compressed object
 * @param keptSha256 of the object beside it
 */
// Compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
record Written(ObjectKey key, long size, long bytes, byte[] sha256, byte[] keptSha256) {}
