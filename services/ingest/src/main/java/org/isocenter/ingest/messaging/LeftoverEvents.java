package org.isocenter.ingest.messaging;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.isocenter.events.EventsUnavailableException;
import org.isocenter.events.Position;
import org.isocenter.ingest.app.Outbox;
import org.isocenter.ingest.app.OutboxEvent;
import org.jboss.logging.Logger;

/** Publishes what stayed in the outbox: after a crash, here or of another replica, or an outage. */
public final class LeftoverEvents {
  private static final Logger log = Logger.getLogger(LeftoverEvents.class);

  private static final int BATCH = 500;

  /** Well below the time a transaction may take, for the rows are locked meanwhile. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EncodedPublisher publisher;
  private final Outbox outbox;
  private final OutboxRelay relay;
  private final Duration age;

  /**
   * @param age from which on an event counts as left over
   */
  public LeftoverEvents(
      EncodedPublisher publisher, Outbox outbox, OutboxRelay relay, Duration age) {
    this.publisher = publisher;
    this.outbox = outbox;
    this.relay = relay;
    this.age = age;
  }

  /** Publishes all that can be published now and answers how many that were. */
  public int publish() {
    int total = 0;
    int batch = outbox.publishOlderThan(age, BATCH, this::publish);
    while (batch > 0) {
      total += batch;
      batch = outbox.publishOlderThan(age, BATCH, this::publish);
    }
    if (total > 0) {
      log.infof("Published %d events that were left over", total);
    }
    return total;
  }

  private Set<Long> publish(List<OutboxEvent> events) {
    Map<Long, CompletableFuture<Position>> sent = new LinkedHashMap<>();
    try {
      for (OutboxEvent event : events) {
        if (!relay.holds(event)) {
          sent.put(event.version(), publisher.publish(event));
        }
      }
    } catch (EventsUnavailableException e) {
      log.warnf("Events stay in the outbox: %s", e.getMessage());
    }
    awaitAll(sent);
    Set<Long> published = new HashSet<>();
    sent.forEach((version, position) -> {
      if (position.state() == CompletableFuture.State.SUCCESS) {
        published.add(version);
      }
    });
    return published;
  }

  private static void awaitAll(Map<Long, CompletableFuture<Position>> sent) {
    try {
      CompletableFuture.allOf(sent.values().toArray(CompletableFuture<?>[]::new))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      log.warnf("Events stay in the outbox: the brokers did not take them: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
