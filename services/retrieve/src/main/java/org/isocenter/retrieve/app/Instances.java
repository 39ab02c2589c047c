package org.isocenter.retrieve.app;

import java.util.List;
import java.util.Optional;

/** Every instance that was announced as stored, by its SOP Instance UID. */
public interface Instances {

  Optional<StoredInstance> find(String sopInstanceUid);

  /**
   * Records all instances in one transaction. One that is already recorded in the same or a newer
   * version stays as it is, so seeing an announcement again changes nothing.
   */
  void record(List<NewInstance> announced);
}
