package org.isocenter.ingest.app;

/**
 * How much one Store request may ask for.
 *
 * @param partBytes of one part
 * @param headerBytes kept in memory until the identifying attributes have been read
 * @param drainBytes read past of a part that was refused, before the whole request is
 * @param batchInstances recorded in one transaction
 * @param batchBytes of events recorded in one transaction
 */
public record StoreLimits(
    long partBytes, int headerBytes, long drainBytes, int batchInstances, long batchBytes) {

  public StoreLimits {
    if (partBytes < 1
        || headerBytes < 1
        || drainBytes < 0
        || batchInstances < 1
        || batchBytes < 1) {
      throw new IllegalArgumentException("Limits of a Store request must be positive");
    }
  }
}
