package org.isocenter.query.app;

/** An instance as it enters the index; {@code version} grows when it is replaced. */
public record IndexedInstance(
    long version,
    String studyInstanceUid,
    String seriesInstanceUid,
    String sopInstanceUid,
    String sopClassUid,
    InstanceAttributes attributes) {}
