package org.isocenter.ingest.app;

/**
 * A reference of a request, and what became of it.
 *
 * @param position among the references of the request, from 0 on
 */
public record CommitmentItem(
    int position, CommitmentReference reference, CommitmentOutcome outcome) {}
