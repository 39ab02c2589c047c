package org.isocenter.worklist.app;

import java.util.Arrays;
import java.util.Optional;

/** Procedure Step State (0074,1000), PS3.4 table CC.1.1-1. */
public enum WorkitemState {
  SCHEDULED("SCHEDULED"),
  IN_PROGRESS("IN PROGRESS"),
  COMPLETED("COMPLETED"),
  CANCELED("CANCELED");

  private final String value;

  WorkitemState(String value) {
    this.value = value;
  }

  /** The state as the attribute has it. */
  public String value() {
    return value;
  }

  public boolean isFinal() {
    return this == COMPLETED || this == CANCELED;
  }

  /** The state that the attribute's value stands for; PS3.18 itself misspells one. */
  public static Optional<WorkitemState> of(String value) {
    var spelled = value.equals("CANCELLED") ? "CANCELED" : value;
    return Arrays.stream(values()).filter(state -> state.value.equals(spelled)).findFirst();
  }
}
