package org.isocenter.worklist.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.events.UpsEvent;

/** The clients that are connected to this replica, PS3.18 section 8.10. Safe for many threads. */
public class EventChannels {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final Limits limits;
  private final Subscriptions subscriptions;
  private final Clock clock;
  private final Instant started;
  private final Map<String, List<EventChannel>> byAe = new ConcurrentHashMap<>();
  private final AtomicInteger connected = new AtomicInteger();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder cut = new LongAdder();

  /**
   * What the event channel is allowed.
   *
   * @param connections at once
   * @param queue events that wait for one connection
   * @param restartNotice for how long after a start clients that connect are told of it
   */
  public record Limits(int connections, int queue, Duration restartNotice) {}

  public EventChannels(Limits limits, Subscriptions subscriptions, Clock clock) {
    this.limits = limits;
    this.subscriptions = subscriptions;
    this.clock = clock;
    this.started = clock.instant();
  }

  /**
   * Opens a channel, without waiting for anything; whoever opens it closes it when the client has
   * gone.
   *
   * @throws Unavailable when there are too many
   */
  public EventChannel open(String ae, EventSink sink) {
    if (connected.incrementAndGet() > limits.connections()) {
      connected.decrementAndGet();
      throw new Unavailable("Too many subscribers are connected.", RETRY_AFTER);
    }
    var channel = new EventChannel(ae, sink, limits.queue());
    byAe.compute(
        ae,
        (_, channels) -> {
          var all = channels == null ? new CopyOnWriteArrayList<EventChannel>() : channels;
          all.add(channel);
          return all;
        });
    channel.start();
    return channel;
  }

  /**
   * Tells a client that connects soon after a start of it, for it could not be told then, PS3.4
   * section CC.2.4.3. Asks the database.
   */
  public void tellOfRestart(EventChannel channel) {
    boolean recent = clock.instant().isBefore(started.plus(limits.restartNotice()));
    if (recent && subscriptions.hasAny(channel.ae())) {
      channel.offer(EventReport.scpStatus("RESTARTED").json());
    }
  }

  /** Takes note that a client has gone. */
  public void close(EventChannel channel) {
    channel.gone();
    byAe.computeIfPresent(
        channel.ae(),
        (_, channels) -> {
          if (channels.remove(channel)) {
            connected.decrementAndGet();
          }
          return channels.isEmpty() ? null : channels;
        });
  }

  /** Hands an event to those of its recipients who are connected here; waits for none of them. */
  public void deliver(UpsEvent event) {
    for (String ae : event.recipients()) {
      for (var channel : byAe.getOrDefault(ae, List.of())) {
        count(channel.offer(event.report()));
      }
    }
  }

  private void count(boolean taken) {
    (taken ? delivered : cut).increment();
  }

  /** Tells everybody that this replica ends. */
  public void goingDown() {
    var report = EventReport.scpStatus("GOING DOWN").json();
    byAe.values().forEach(channels -> channels.forEach(channel -> channel.offer(report)));
  }

  public int connected() {
    return connected.get();
  }

  public long delivered() {
    return delivered.sum();
  }

  public long cutOff() {
    return cut.sum();
  }
}
