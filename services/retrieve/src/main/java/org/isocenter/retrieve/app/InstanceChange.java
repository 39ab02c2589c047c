package org.isocenter.retrieve.app;

/** What is announced of one instance; of several announcements the highest version counts. */
public sealed interface InstanceChange permits NewInstance, DeletedInstance {

  String sopInstanceUid();

  long version();

  /** The series of the instance. */
  Scope.Series series();
}
