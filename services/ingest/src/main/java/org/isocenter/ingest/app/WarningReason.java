package org.isocenter.ingest.app;

/** Warning Reason (0008,1196), PS3.18 table I.2-1; hex as printed there. */
public enum WarningReason {
  /** Something was added so that the stored object describes itself. */
  COERCION_OF_DATA_ELEMENTS(0xB000),
  /** Something that was sent belongs to no instance. */
  ELEMENTS_DISCARDED(0xB006),
  /** The SOP Instance UID is taken by other content, which stays; a code of ours. */
  STORED_BEFORE(0xB011),
  /** The object breaks the standard in a way that does not keep it from being read. */
  DATA_SET_DOES_NOT_MATCH_SOP_CLASS(0xB007);

  private final int code;

  WarningReason(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
