package org.isocenter.ingest.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.events.EventsUnavailableException;
import org.isocenter.events.Position;
import org.isocenter.ingest.app.EventRelay;
import org.isocenter.ingest.app.Outbox;
import org.isocenter.ingest.app.OutboxEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the events of transactions that have just been committed, and forgets them set-wise.
 * What it has no room for, or fails with, stays in the outbox for {@link LeftoverEvents}.
 */
public final class OutboxRelay implements EventRelay, AutoCloseable {
  private static final Logger log = Logger.getLogger(OutboxRelay.class);

  private static final int MOST_REMOVED = 1000;

  /** Long enough for the events of several requests to be removed by one statement. */
  private static final int REMOVAL_LINGER_MILLIS = 50;

  private final EncodedPublisher publisher;
  private final Outbox outbox;
  private final RelayedEvents relayed;
  private final BlockingQueue<Relayed> queue = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> published = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * @param capacityBytes of events that wait for the brokers in memory
   */
  public OutboxRelay(EncodedPublisher publisher, Outbox outbox, long capacityBytes) {
    this.publisher = publisher;
    this.outbox = outbox;
    this.relayed = new RelayedEvents(capacityBytes);
  }

  private record Relayed(OutboxEvent event, CompletableFuture<Position> position) {}

  /** Begins on two threads of its own. */
  public void start() {
    threads.add(Thread.ofVirtual().name("outbox-relay").start(this::publishAll));
    threads.add(Thread.ofVirtual().name("outbox-removal").start(this::removeAll));
  }

  @Override
  public CompletableFuture<Position> relay(OutboxEvent event) {
    if (!relayed.admit(event)) {
      return CompletableFuture.failedFuture(
          new EventsUnavailableException("Too many events wait for the brokers", null));
    }
    var position = new CompletableFuture<Position>();
    queue.add(new Relayed(event, position));
    return position;
  }

  /** Whether the event is on its way already. */
  boolean holds(OutboxEvent event) {
    return relayed.contains(event);
  }

  /** Ends at once: what is not published stays in the outbox. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }

  private void publishAll() {
    try {
      while (true) {
        publish(queue.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish(Relayed next) {
    try {
      var _ =
          publisher
              .publish(next.event())
              .whenComplete((position, failure) -> finish(next, position, failure));
    } catch (EventsUnavailableException e) {
      relayed.release(next.event());
      next.position().completeExceptionally(e);
    }
  }

  private void finish(Relayed next, Position position, @Nullable Throwable failure) {
    relayed.release(next.event());
    if (failure == null) {
      published.add(next.event().version());
      next.position().complete(position);
    } else {
      next.position().completeExceptionally(failure);
    }
  }

  private void removeAll() {
    try {
      while (true) {
        List<Long> versions = new ArrayList<>();
        versions.add(published.take());
        Thread.sleep(REMOVAL_LINGER_MILLIS);
        published.drainTo(versions, MOST_REMOVED);
        remove(versions);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void remove(List<Long> versions) {
    try {
      outbox.remove(versions);
    } catch (Unavailable e) {
      log.warnf("%d events will be published twice: %s", versions.size(), e.getMessage());
    }
  }
}
