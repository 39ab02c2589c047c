package org.isocenter.ingest.app;

import java.time.Instant;

/**
 * What is kept of a deleted instance.
 *
 * @param goneUntil when the object and this go, too; from then on nobody knows of the instance
 */
public record Tombstone(Instant deletedAt, Instant goneUntil) {}
