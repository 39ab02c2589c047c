package org.isocenter.ingest.app;

/**
 * The encoded event of one ledger entry, kept until it is published.
 *
 * @param version of the entry, which names the event
 * @param bytes as they travel, so that publishing after a crash needs nothing else
 */
public record OutboxEvent(long version, String studyInstanceUid, byte[] bytes) {}
