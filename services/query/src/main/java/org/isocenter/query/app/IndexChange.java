package org.isocenter.query.app;

/** A change of one instance in the index; of several the highest version is right. */
public sealed interface IndexChange permits IndexedInstance, RemovedInstance {
  long version();

  String sopInstanceUid();
}
