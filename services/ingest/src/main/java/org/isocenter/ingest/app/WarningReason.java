package org.isocenter.ingest.app;

/** Warning Reason (0008,1196), PS3.18 table I.2-1; hex as printed there. */
public enum WarningReason {
  /** Something was added so that the stored object describes itself. */
  COERCION_OF_DATA_ELEMENTS(0xB000),
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
