package org.isocenter.worklist.app;

/** Searches, in the order in which things were created. */
public interface WorklistSearch {
  /** Search Transaction of the worklist, PS3.18 section 11.9. */
  Found workitems(Search search);

  /** Search Transaction of the modality worklist, PS3.18 section 14.4. */
  Found scheduledSteps(Search search);
}
