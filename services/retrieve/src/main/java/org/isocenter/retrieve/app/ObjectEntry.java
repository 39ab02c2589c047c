package org.isocenter.retrieve.app;

import org.isocenter.objectstore.ObjectKey;

/** The stored object of one instance. */
public record ObjectEntry(
    String seriesInstanceUid,
    String sopInstanceUid,
    ObjectKey key,
    long size,
    String transferSyntaxUid) {}
