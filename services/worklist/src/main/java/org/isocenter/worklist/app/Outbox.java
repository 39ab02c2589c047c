package org.isocenter.worklist.app;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.isocenter.events.UpsEvent;

/** Events written with the changes that they tell of, and not known to be published. */
public interface Outbox {

  /** An event and where it stands in the outbox. */
  record Pending(long id, UpsEvent event) {}

  /**
   * Gives the oldest events to {@code publish} and forgets those whose ids it answers. One replica
   * does so at a time, or the events of a workitem could overtake each other.
   *
   * @return how many were forgotten; none when another replica is at it
   */
  int publishNext(int limit, Function<List<Pending>, Set<Long>> publish);
}
