package org.isocenter.ingest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.isocenter.events.EventsUnavailableException;
import org.isocenter.events.Position;
import org.isocenter.ingest.app.Outbox;
import org.isocenter.ingest.app.OutboxEvent;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final OutboxEvent EVENT = event(1);

  private final RecordingOutbox outbox = new RecordingOutbox();

  @Test
  void publishesAnEventAndForgetsIt() throws Exception {
    try (var relay = relay(_ -> CompletableFuture.completedFuture(new Position(3, 14)), 100)) {
      assertThat(relay.relay(EVENT)).succeedsWithin(PATIENCE).isEqualTo(new Position(3, 14));

      assertThat(outbox.removed.poll(10, TimeUnit.SECONDS)).isEqualTo(1L);
    }
  }

  @Test
  void leavesAnEventInTheOutboxWhenTheBrokersDoNotTakeIt() {
    EncodedPublisher failing =
        event ->
            event.version() == 1
                ? CompletableFuture.failedFuture(new EventsUnavailableException("down", null))
                : CompletableFuture.completedFuture(new Position(0, 1));
    try (var relay = relay(failing, 100)) {
      assertThat(relay.relay(EVENT)).failsWithin(PATIENCE);
      assertThat(relay.relay(event(2))).succeedsWithin(PATIENCE);

      assertThat(relay.holds(EVENT)).isFalse();
      assertThat(outbox.removed).doesNotContain(1L);
    }
  }

  @Test
  void goesOnAfterAPublisherThatThrows() {
    EncodedPublisher throwing =
        event -> {
          if (event.version() == 1) {
            throw new EventsUnavailableException("down", null);
          }
          return CompletableFuture.completedFuture(new Position(0, 1));
        };
    try (var relay = relay(throwing, 100)) {
      assertThat(relay.relay(EVENT)).failsWithin(PATIENCE);
      assertThat(relay.relay(event(2))).succeedsWithin(PATIENCE);
    }
  }

  @Test
  void takesNoMoreThanItsCapacityInBytes() {
    try (var relay = relay(_ -> new CompletableFuture<>(), 15)) {
      var first = relay.relay(EVENT);

      assertThat(relay.relay(event(2))).failsWithin(PATIENCE);
      assertThat(first).isNotDone();
      assertThat(relay.holds(EVENT)).isTrue();
      assertThat(relay.holds(event(2))).isFalse();
    }
  }

  @Test
  void leavesEventsAloneThatAreOnTheirWay() {
    Queue<Long> published = new ConcurrentLinkedQueue<>();
    EncodedPublisher publisher =
        event -> {
          published.add(event.version());
          return event.version() == 1
              ? new CompletableFuture<>()
              : CompletableFuture.completedFuture(new Position(0, 1));
        };
    try (var relay = relay(publisher, 100)) {
      var first = relay.relay(EVENT);
      outbox.waiting.add(EVENT);
      outbox.waiting.add(event(2));

      int count = new LeftoverEvents(publisher, outbox, relay, Duration.ZERO).publish();

      assertThat(count).isEqualTo(1);
      assertThat(outbox.waiting).extracting(OutboxEvent::version).containsExactly(1L);
      assertThat(published).containsOnlyOnce(2L);
      assertThat(first).isNotDone();
    }
  }

  @Test
  void keepsLeftoversThatCannotBePublished() {
    EncodedPublisher down =
        _ -> CompletableFuture.failedFuture(new EventsUnavailableException("down", null));
    try (var relay = relay(down, 100)) {
      outbox.waiting.add(EVENT);

      assertThat(new LeftoverEvents(down, outbox, relay, Duration.ZERO).publish()).isZero();

      assertThat(outbox.waiting).hasSize(1);
    }
  }

  private OutboxRelay relay(EncodedPublisher publisher, long capacity) {
    var relay = new OutboxRelay(publisher, outbox, capacity);
    relay.start();
    return relay;
  }

  private static OutboxEvent event(long version) {
    return new OutboxEvent(version, "1.2.3", "ten bytes.".getBytes(StandardCharsets.US_ASCII));
  }

  private static final class RecordingOutbox implements Outbox {
    private final BlockingQueue<Long> removed = new LinkedBlockingQueue<>();
    private final Queue<OutboxEvent> waiting = new ConcurrentLinkedQueue<>();

    @Override
    public void remove(Collection<Long> versions) {
      removed.addAll(versions);
    }

    @Override
    public int publishOlderThan(
        Duration age, int limit, Function<List<OutboxEvent>, Set<Long>> publish) {
      var events = List.copyOf(waiting);
      Set<Long> published = events.isEmpty() ? Set.of() : publish.apply(events);
      waiting.removeIf(event -> published.contains(event.version()));
      return published.size();
    }
  }
}
