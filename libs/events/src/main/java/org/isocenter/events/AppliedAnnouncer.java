package org.isocenter.events;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Tells on the applied topic how far this service has come: at once when it has moved, and again as
 * a heartbeat. Used by the consumer's thread alone, so that a loop that hangs falls silent.
 */
final class AppliedAnnouncer {
  private final Producer<String, byte[]> producer;
  private final String topic;
  private final String service;
  private final Clock clock;
  private final Duration heartbeat;
  private final Map<Integer, Long> announced = new HashMap<>();
  private long lastHeartbeat = System.nanoTime();

  AppliedAnnouncer(Producer<String, byte[]> producer, ConsumerSettings settings, Clock clock) {
    this.producer = producer;
    this.topic = settings.topics().applied();
    this.service = settings.service();
    this.clock = clock;
    this.heartbeat = settings.heartbeat();
  }

  void applied(int partition, long next) {
    announced.put(partition, next);
    send(partition, next);
  }

  /** Another replica speaks for these partitions from now on. */
  void leave(Set<Integer> partitions) {
    announced.keySet().removeAll(partitions);
  }

  void beat() {
    long now = System.nanoTime();
    if (now - lastHeartbeat >= heartbeat.toNanos()) {
      lastHeartbeat = now;
      announced.forEach(this::send);
    }
  }

  /** Not waited for: when it is lost, the next heartbeat says the same. */
  private void send(int partition, long next) {
    Announcement announcement = new Announcement(service, partition, next, clock.instant());
    var _ =
        EventPublisher.send(
            producer, new ProducerRecord<>(topic, announcement.key(), announcement.toJson()));
  }
}
