package org.isocenter.retrieve.app;

import org.isocenter.objectstore.ObjectKey;

/** The stored object of one instance. */
public record ObjectEntry(ObjectKey key, long size, String transferSyntaxUid) {}
