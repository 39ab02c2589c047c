package org.isocenter.ingest.app;

import org.jspecify.annotations.Nullable;

/**
 * The encoded event of one ledger entry, kept until it is published.
 *
 * @param version of the entry, which names the event
 * @param bytes as they travel, so that publishing after a crash needs nothing else
 * @param traceParent the trace of the request that it comes from, when there is one
 */
public record OutboxEvent(
    long version, String studyInstanceUid, byte[] bytes, @Nullable String traceParent) {

  /** An event of no trace. */
  public OutboxEvent(long version, String studyInstanceUid, byte[] bytes) {
    this(version, studyInstanceUid, bytes, null);
  }
}
