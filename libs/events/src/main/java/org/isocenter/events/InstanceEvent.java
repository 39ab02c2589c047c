package org.isocenter.events;

/** What happened to one SOP instance. Keyed by study, so one study's events stay in order. */
public sealed interface InstanceEvent permits InstanceStored {
  /** Decides the partition. */
  String studyInstanceUid();
}
