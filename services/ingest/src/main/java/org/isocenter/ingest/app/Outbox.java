package org.isocenter.ingest.app;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Events written with the ledger and not known to be published. */
public interface Outbox {
  /** Forgets published events; should that be lost in a crash they are published again. */
  void remove(Collection<Long> versions);

  /**
   * Gives the oldest events of at least this age, which no other replica is working on, to {@code
   * publish} and forgets those whose version it answers.
   *
   * @return how many were forgotten
   */
  int publishOlderThan(Duration age, int limit, Function<List<OutboxEvent>, Set<Long>> publish);
}
