package org.isocenter.ingest.app;

import java.util.concurrent.CompletableFuture;
import org.isocenter.events.InstanceEvent;
import org.isocenter.events.Position;

/** Publishes an event that is in no outbox. */
@FunctionalInterface
public interface InstancePublisher {
  /** Waits for room where too much is under way; completed once the brokers have the event. */
  CompletableFuture<Position> publish(InstanceEvent event);
}
