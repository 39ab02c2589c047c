package org.isocenter.ingest.app.compress;

/** An instance that stays as it is, and why. */
final class LeftAlone extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  LeftAlone(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  /** Kept in the ledger and named in metrics. */
  public enum Reason {
    /** The policy names no transfer syntax for its modality. */
    MODALITY,
    /** There are no pixels, or none of an uncompressed form that is compressed here. */
    PIXELS,
    /** The compressed form would need other attributes. */
    ATTRIBUTES,
    /** A frame would take more memory than allowed. */
    MEMORY,
    /** The encoder refuses a frame. */
    ENCODER,
    /** The pixels hold bits that do not come back. */
    UNUSED_BITS,
    /** It would hardly become smaller. */
    SIZE,
    /** Its new objects could be swept before they are in use. */
    TIME,
    /** The original could not be written again. */
    PROOF,
    /** The stored object is not what was received, or cannot be read. */
    DAMAGED,
    /** There is no stored object. */
    LOST
  }
}
