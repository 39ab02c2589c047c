package org.isocenter.ingest.app;

/**
 * What became of one reference of a commitment request; the codes are those of Failure Reason
 * (0008,1197) in PS3.3 section C.14.1.1.
 */
public enum CommitmentOutcome {
  /** The object was read from its first byte to its last, and is what was stored. */
  COMMITTED(0, "It is stored."),
  /** Nothing is known of the instance, or not in the study or series that the request names. */
  UNKNOWN_INSTANCE(0x0112, "There is no such instance here."),
  /** The instance was deleted here. */
  DELETED_INSTANCE(0x0112, "The instance has been deleted here."),
  /** There is nothing of the study or series. */
  UNKNOWN_STUDY(0x0112, "There is no instance of it here."),
  /** The instance is stored, but as one of another SOP class. */
  CLASS_CONFLICT(0x0119, "The instance is stored here with another SOP Class UID."),
  /** Instances of this SOP class are not stored here. */
  CLASS_NOT_SUPPORTED(0x0122, "Instances of this SOP class are not stored here."),
  /** The object that the ledger names does not exist: a fault. */
  LOST(0x0110, "The stored object is missing; send the instance again."),
  /** The object is not the one that was stored: a fault. */
  DAMAGED(0x0110, "The stored object is damaged; send the instance again."),
  /** The object could not be read for too long a time. */
  OUT_OF_REACH(0x0213, "The stored object could not be read; ask again later.");

  private final int code;
  private final String sentence;

  CommitmentOutcome(int code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /** Failure Reason; 0 for what is committed. */
  public int code() {
    return code;
  }

  /** For people. */
  public String sentence() {
    return sentence;
  }

  public boolean isCommitted() {
    return this == COMMITTED;
  }

  /** Whether what was stored here once is not here any more, and nobody deleted it. */
  public boolean isFault() {
    return this == LOST || this == DAMAGED;
  }
}
