package org.isocenter.ingest.app;

/** Hears of verified references: metrics, audit. */
@FunctionalInterface
public interface CommitmentObserver {
  void verified(CommitmentOutcome outcome);
}
