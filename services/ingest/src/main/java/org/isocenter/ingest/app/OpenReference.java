package org.isocenter.ingest.app;

/** A reference of a request that is not verified yet. */
public record OpenReference(int position, CommitmentReference reference) {}
