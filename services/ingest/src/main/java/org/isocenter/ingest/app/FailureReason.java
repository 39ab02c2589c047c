package org.isocenter.ingest.app;

/** Failure Reason (0008,1197), PS3.18 table I.2-2 and PS3.7 annex C; hex as printed there. */
public enum FailureReason {
  /** No room, or the object store out of reach: another attempt may succeed. */
  OUT_OF_RESOURCES(0xA700),
  /** A limit was passed: another attempt will not succeed. */
  TOO_LARGE(0xA700),
  /** Attributes that the data set must have are invalid or contradict each other. */
  DATA_SET_DOES_NOT_MATCH_SOP_CLASS(0xA900),
  /** Identifying attributes are absent. */
  IDENTIFIERS_MISSING(0xA900),
  /** The bytes are not a DICOM object, or not a whole one. */
  CANNOT_UNDERSTAND(0xC000),
  /** The pixel data is in a form that cannot be kept. */
  TRANSFER_SYNTAX_NOT_SUPPORTED(0xC122),
  /** There are no bytes. */
  NOTHING_SENT(0xC000),
  /** The instance is fine but must not be stored by this request. */
  PROCESSING_FAILURE(0x0110),
  /** The SOP Instance UID belongs to an instance with other content, PS3.7 section C.5.9. */
  DUPLICATE_SOP_INSTANCE(0x0111),
  /** No composite instance, such as a media directory. */
  SOP_CLASS_NOT_SUPPORTED(0x0122);

  private final int code;

  FailureReason(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
