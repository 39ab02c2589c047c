package org.isocenter.ingest.app;

import java.util.concurrent.CompletableFuture;
import org.isocenter.events.Position;

/** Publishes events that are in the outbox already. */
@FunctionalInterface
public interface EventRelay {
  /**
   * Takes the event without waiting.
   *
   * @return completed once published; exceptionally when this event is left to a later attempt
   */
  CompletableFuture<Position> relay(OutboxEvent event);
}
