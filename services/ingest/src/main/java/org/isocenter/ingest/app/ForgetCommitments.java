package org.isocenter.ingest.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Drops results of commitment requests after a time, and forgets the requests after another. */
public final class ForgetCommitments {
  private final CommitmentRequests requests;
  private final Duration keepResults;
  private final Duration remember;
  private final Clock clock;

  /**
   * @param remember how long a finished request is known, its Transaction UID in use
   */
  public ForgetCommitments(
      CommitmentRequests requests, Duration keepResults, Duration remember, Clock clock) {
    this.requests = requests;
    this.keepResults = keepResults;
    this.remember = remember;
    this.clock = clock;
  }

  /** Drops and forgets what is due, and answers how many results were dropped. */
  public int forget() {
    Instant now = clock.instant();
    int dropped = requests.expire(now.minus(keepResults));
    requests.forget(now.minus(remember));
    return dropped;
  }
}
