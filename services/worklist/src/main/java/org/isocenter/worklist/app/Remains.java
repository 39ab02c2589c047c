package org.isocenter.worklist.app;

import java.time.Instant;

/** What is left of work that is over. */
public interface Remains {
  /** Deletes workitems that were finished before and have no deletion lock; their UIDs stay. */
  int deleteWorkitems(Instant finishedBefore, int limit);

  /** Forgets UIDs of workitems that were deleted before. */
  void forgetDeleted(Instant deletedBefore);

  /** Deletes scheduled and performed steps that were over before. */
  void deleteSteps(Instant overBefore, int limit);
}
