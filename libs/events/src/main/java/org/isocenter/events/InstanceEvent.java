package org.isocenter.events;

/** What happened to one SOP instance. Keyed by study, so one study's events stay in order. */
public sealed interface InstanceEvent permits InstanceStored, InstanceDeleted {
  /**
   * Decides which of two events of the same SOP instance is the later one: consumers keep the
   * highest version and ignore lower ones; seeing an event twice is normal.
   */
  long version();

  /** Decides the partition. */
  String studyInstanceUid();

  String seriesInstanceUid();

  String sopInstanceUid();
}
