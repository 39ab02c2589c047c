package org.isocenter.objectstore;

import java.time.Instant;

/** A blob that is durably stored. */
public record StoredObject(ObjectKey key, long size, Instant modified) {}
