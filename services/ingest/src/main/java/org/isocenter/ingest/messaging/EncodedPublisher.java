package org.isocenter.ingest.messaging;

import java.util.concurrent.CompletableFuture;
import org.isocenter.events.Position;
import org.isocenter.ingest.app.OutboxEvent;

/** Sends an encoded event to the brokers. */
@FunctionalInterface
public interface EncodedPublisher {
  /**
   * May wait for room; completed once the brokers have the event, exceptionally if they may not.
   */
  CompletableFuture<Position> publish(OutboxEvent event);
}
