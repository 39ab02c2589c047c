package org.isocenter.worklist.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.events.EventPublisher;
import org.isocenter.events.EventsUnavailableException;
import org.isocenter.events.UpsEventCodec;
import org.isocenter.worklist.app.Bell;
import org.isocenter.worklist.app.Outbox;
import org.isocenter.worklist.app.Outbox.Pending;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox, oldest first, keyed by workitem. An event waits until those before it of
 * the same workitem are acknowledged, so that a failure cannot turn their order round.
 */
public final class OutboxRelay implements AutoCloseable {
  private static final Logger log = Logger.getLogger(OutboxRelay.class);

  /** Well below the time a transaction may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration AT_THE_END = Duration.ofSeconds(3);

  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final EventPublisher publisher;
  private final String topic;
  private final Outbox outbox;
  private final Bell bell;
  private final Pace pace;
  private final Thread thread;
  private boolean failing;
  private volatile boolean ended;

  /** How much is published at once, and how often it is looked for unasked. */
  public record Pace(int batch, Duration pollEvery) {}

  /** Begins when it is started. */
  public OutboxRelay(EventPublisher publisher, String topic, Outbox outbox, Bell bell, Pace pace) {
    this.publisher = publisher;
    this.topic = topic;
    this.outbox = outbox;
    this.bell = bell;
    this.pace = pace;
    this.thread = Thread.ofVirtual().name("ups-outbox").unstarted(this::run);
  }

  /** Begins on a thread of its own. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!ended) {
        if (publishBatch() < pace.batch()) {
          bell.await(failing ? AFTER_FAILURE : pace.pollEvery());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int publishBatch() {
    try {
      return outbox.publishNext(pace.batch(), this::publish);
    } catch (Unavailable e) {
      complain("the database does not answer");
      return 0;
    } catch (RuntimeException e) { // whatever it is, later events must not wait for ever
      if (Thread.currentThread().isInterrupted()) {
        return 0;
      }
      log.errorf(e, "Events of workitems cannot be published, trying on");
      failing = true;
      return 0;
    }
  }

  private Set<Long> publish(List<Pending> events) {
    var byWorkitem = new LinkedHashMap<String, List<Pending>>();
    events.forEach(
        one -> byWorkitem.computeIfAbsent(one.event().workitem(), _ -> new ArrayList<>()).add(one));
    var published = new HashSet<Long>();
    for (int turn = 0; !byWorkitem.isEmpty(); turn++) {
      int at = turn;
      byWorkitem.values().removeIf(ofOne -> ofOne.size() <= at);
      publishTurn(byWorkitem, at, published);
    }
    return published;
  }

  /** One event of each workitem; a workitem whose event fails is left for later. */
  private void publishTurn(Map<String, List<Pending>> byWorkitem, int at, Set<Long> published) {
    var sent = new LinkedHashMap<Pending, CompletableFuture<?>>();
    byWorkitem.values().forEach(events -> sent.put(events.get(at), send(events.get(at))));
    await(sent);
    sent.forEach((pending, position) -> {
      if (position.state() == CompletableFuture.State.SUCCESS) {
        published.add(pending.id());
        failing = false;
      } else {
        byWorkitem.remove(pending.event().workitem());
      }
    });
  }

  private CompletableFuture<?> send(Pending pending) {
    try {
      return publisher.publish(
          topic,
          pending.event().workitem(),
          UpsEventCodec.encode(pending.event()),
          pending.traceParent());
    } catch (EventsUnavailableException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void await(Map<Pending, CompletableFuture<?>> sent) {
    try {
      CompletableFuture.allOf(sent.values().toArray(CompletableFuture<?>[]::new))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      complain("the brokers do not take them");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void complain(String why) {
    if (!failing) {
      log.warnf("Events of workitems stay in the outbox: %s", why);
    }
    failing = true;
  }

  /** Ends after the batch under way: what is not published stays in the outbox. */
  @Override
  public void close() {
    ended = true;
    bell.ring();
    try {
      if (thread.isAlive() && !thread.join(AT_THE_END)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
