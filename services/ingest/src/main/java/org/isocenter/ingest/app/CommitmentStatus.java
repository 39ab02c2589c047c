package org.isocenter.ingest.app;

/**
 * How far a request is.
 *
 * @param content digest of what was asked for
 */
public record CommitmentStatus(byte[] content, Progress progress) {

  /** The life of a request. */
  public enum Progress {
    WORKING,
    DONE,
    /** It was done, and its result is not kept any more. */
    EXPIRED
  }
}
