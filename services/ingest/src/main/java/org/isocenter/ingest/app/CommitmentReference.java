package org.isocenter.ingest.app;

/** One thing that a commitment request refers to, PS3.18 table J.1-1. */
public sealed interface CommitmentReference {

  /** An item of Referenced SOP Sequence (0008,1199). */
  record Instance(SopReference sop) implements CommitmentReference {}

  /** An instance below Referenced Study Sequence (0008,1110), named there or found in the study. */
  record InstanceOfStudy(InstanceRef ref) implements CommitmentReference {}

  /** A study, or a series of it, of which nothing is stored. */
  record Nothing(StudyReference study) implements CommitmentReference {}
}
