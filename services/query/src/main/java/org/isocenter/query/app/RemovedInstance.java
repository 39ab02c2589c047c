package org.isocenter.query.app;

import java.time.Instant;

/**
 * An instance that leaves the index.
 *
 * @param goneUntil how long older versions may still be told of
 */
public record RemovedInstance(long version, String sopInstanceUid, Instant goneUntil)
    implements IndexChange {}
