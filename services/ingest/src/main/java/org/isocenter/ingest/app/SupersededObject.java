package org.isocenter.ingest.app;

import org.isocenter.objectstore.ObjectKey;

/**
 * Content that was replaced or deleted.
 *
 * @param version that it had
 */
public record SupersededObject(long version, ObjectKey objectKey) {}
