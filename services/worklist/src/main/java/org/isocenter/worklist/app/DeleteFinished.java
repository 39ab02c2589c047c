package org.isocenter.worklist.app;

import java.time.Clock;
import java.time.Duration;

/** Deletes what is over and nobody holds any more, PS3.4 section CC.2.1.3. */
public class DeleteFinished {
  private static final int BATCH = 500;

  private final Remains remains;
  private final Periods periods;
  private final Clock clock;

  /** How long things stay once they are over. */
  public record Periods(Duration workitems, Duration deleted, Duration steps) {}

  public DeleteFinished(Remains remains, Periods periods, Clock clock) {
    this.remains = remains;
    this.periods = periods;
    this.clock = clock;
  }

  /** Deletes all that has its time behind it, and answers how many workitems that were. */
  public int delete() {
    var now = clock.instant();
    int total = 0;
    int batch;
    do {
      batch = remains.deleteWorkitems(now.minus(periods.workitems()), BATCH);
      total += batch;
    } while (batch == BATCH);
    remains.forgetDeleted(now.minus(periods.deleted()));
    remains.deleteSteps(now.minus(periods.steps()), BATCH);
    return total;
  }
}
