package org.isocenter.worklist.app;

/** Event Type ID (0000,1002), PS3.4 table CC.2.4-1. */
public enum EventType {
  STATE_REPORT(1),
  CANCEL_REQUESTED(2),
  PROGRESS_REPORT(3),
  SCP_STATUS_CHANGE(4),
  ASSIGNED(5);

  private final int id;

  EventType(int id) {
    this.id = id;
  }

  public int id() {
    return id;
  }
}
