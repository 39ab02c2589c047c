package org.isocenter.retrieve.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every instance that was announced as stored and not as deleted, by its SOP Instance UID. */
public interface Instances {

  Optional<StoredInstance> find(String sopInstanceUid);

  /**
   * Records all changes in one transaction, at most one for each instance. What is already known in
   * the same or a newer version, be it stored or deleted, stays as it is, so seeing an announcement
   * again changes nothing.
   */
  void record(List<InstanceChange> announced);

  /** Forgets what was deleted and is not answered with 410 any more; returns how many. */
  int forgetDeletedBefore(Instant moment);
}
