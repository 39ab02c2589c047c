package org.isocenter.events;

import java.time.Instant;

/**
 * An instance has been deleted. It is in no search result any more; retrieval answers 410 until
 * {@code goneUntil} and 404 from then on. A later {@link InstanceStored} of a higher version brings
 * it back.
 *
 * @param version above that of the version that was deleted
 * @param goneUntil when the object itself may be removed: the end of the grace period
 */
public record InstanceDeleted(
    long version,
    String studyInstanceUid,
    String seriesInstanceUid,
    String sopInstanceUid,
    Instant deletedAt,
    Instant goneUntil)
    implements InstanceEvent {}
