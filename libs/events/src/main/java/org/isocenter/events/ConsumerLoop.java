package org.isocenter.events;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jboss.logging.Logger;

/**
 * One turn at a time: poll, apply, announce. A failed turn leaves the position before its batch.
 * Offsets are committed now and then: what a crash makes come again is known by its versions. For
 * one thread alone, except {@link #lag()}.
 */
final class ConsumerLoop {
  private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration CALL = Duration.ofSeconds(10);
  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(2);
  private static final int SESSION_MILLIS = 6_000;
  private static final int FETCH_BYTES = 16 << 20;

  private final ConsumerSettings settings;
  private final Batches batches;
  private final AppliedAnnouncer announcer;
  private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
  private Optional<KafkaConsumer<String, byte[]>> open = Optional.empty();
  private long committedAt = System.nanoTime();
  private volatile long lag;

  ConsumerLoop(ConsumerSettings settings, Batches batches, AppliedAnnouncer announcer) {
    this.settings = settings;
    this.batches = batches;
    this.announcer = announcer;
  }

  /**
   * Polls once and sees what comes through.
   *
   * @return whether something was applied, or nothing is left to apply
   */
  boolean turn() {
    KafkaConsumer<String, byte[]> consumer = open.orElseGet(this::subscribe);
    ConsumerRecords<String, byte[]> polled = poll(consumer);
    if (!polled.isEmpty()) {
      apply(consumer, polled);
    }
    commitNowAndThen(consumer);
    announcer.beat();
    lag = consumer.assignment().stream().mapToLong(p -> consumer.currentLag(p).orElse(0)).sum();
    return !polled.isEmpty() || lag == 0;
  }

  private KafkaConsumer<String, byte[]> subscribe() {
    Map<String, Object> properties = KafkaClients.consumer(settings.kafka(), settings.service());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.service());
    settings
        .kafka()
        .instanceId()
        .ifPresent(id -> properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
    // After a crash the group waits this long for the member that is gone; by default for 45 s.
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MILLIS / 3);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.maxBatch());
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(properties);
    open = Optional.of(consumer);
    consumer.subscribe(List.of(settings.topics().instances()), new Assignment(consumer));
    return consumer;
  }

  /** A consumer whose poll failed is not trusted any further; the next turn opens another. */
  private ConsumerRecords<String, byte[]> poll(KafkaConsumer<String, byte[]> consumer) {
    try {
      return consumer.poll(POLL);
    } catch (KafkaException e) {
      leave();
      throw e;
    }
  }

  private void apply(
      KafkaConsumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> polled) {
    boolean applied = false;
    try {
      batches.apply(polled);
      applied = true;
    } finally {
      if (!applied) {
        rewind(consumer, polled);
      }
    }
    uncommitted.putAll(polled.nextOffsets());
    polled
        .nextOffsets()
        .forEach((partition, next) -> announcer.applied(partition.partition(), next.offset()));
  }

  private void commitNowAndThen(KafkaConsumer<String, byte[]> consumer) {
    if (System.nanoTime() - committedAt >= COMMIT_EVERY.toNanos()) {
      commit(consumer);
    }
  }

  /** While partitions move between replicas it cannot be said; then it is said a little later. */
  private void commit(KafkaConsumer<String, byte[]> consumer) {
    committedAt = System.nanoTime();
    try {
      if (!uncommitted.isEmpty()) {
        consumer.commitSync(Map.copyOf(uncommitted), CALL);
        uncommitted.clear();
      }
    } catch (RebalanceInProgressException | CommitFailedException e) {
      LOG.debugf("Offsets are committed later: %s", e.getMessage());
    }
  }

  /** Partitions that went to another replica meanwhile begin there where the group committed. */
  private static void rewind(
      KafkaConsumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> polled) {
    for (TopicPartition partition : polled.partitions()) {
      if (consumer.assignment().contains(partition)) {
        consumer.seek(partition, polled.records(partition).getFirst().offset());
      }
    }
  }

  /** Leaves the group, so that others take over at once, where this one came to if it can say. */
  void leave() {
    try {
      open.ifPresent(this::commitAndClose);
    } finally {
      open = Optional.empty();
      uncommitted.clear();
      lag = 0;
    }
  }

  private void commitAndClose(KafkaConsumer<String, byte[]> consumer) {
    try {
      commit(consumer);
    } catch (KafkaException e) {
      LOG.debugf("Events will come again: %s", e.getMessage());
    } finally {
      consumer.close(CloseOptions.timeout(CLOSE));
    }
  }

  long lag() {
    return lag;
  }

  /**
   * Announces where partitions begin, so that a service with nothing to do is known to be there.
   */
  private final class Assignment implements ConsumerRebalanceListener {
    private final KafkaConsumer<String, byte[]> consumer;

    Assignment(KafkaConsumer<String, byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      for (TopicPartition partition : partitions) {
        announcer.applied(partition.partition(), consumer.position(partition, CALL));
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      commit(consumer);
      onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      uncommitted.keySet().removeAll(partitions);
      announcer.leave(
          partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet()));
    }
  }
}
