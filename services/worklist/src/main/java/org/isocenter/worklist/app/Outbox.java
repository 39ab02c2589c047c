package org.isocenter.worklist.app;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.isocenter.events.UpsEvent;
import org.jspecify.annotations.Nullable;

/** Events written with the changes that they tell of, and not known to be published. */
public interface Outbox {

  /**
   * An event in the outbox.
   *
   * @param id where it stands there
   * @param traceParent the trace of the request that it comes from, when there is one
   */
  record Pending(long id, UpsEvent event, @Nullable String traceParent) {}

  /**
   * Gives the oldest events to {@code publish} and forgets those whose ids it answers. One replica
   * does so at a time, or the events of a workitem could overtake each other.
   *
   * @return how many were forgotten; none when another replica is at it
   */
  int publishNext(int limit, Function<List<Pending>, Set<Long>> publish);
}
