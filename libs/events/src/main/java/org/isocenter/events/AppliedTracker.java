package org.isocenter.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/** Knows from the applied topic how far each service has come, and waits for them. */
public final class AppliedTracker implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(AppliedTracker.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration BACK_OFF = Duration.ofSeconds(1);

  private final TrackerSettings settings;
  private final AppliedPositions positions;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);
  private boolean troubled;

  public AppliedTracker(TrackerSettings settings) {
    this.settings = settings;
    this.positions =
        new AppliedPositions(settings.downAfter(), settings.farBehind(), System::nanoTime);
    this.thread = Thread.ofPlatform().name("applied-tracker").daemon().unstarted(this::run);
  }

  /** Begins to follow the topic on a thread of its own; brokers not there yet are waited for. */
  public void start() {
    thread.start();
  }

  private void run() {
    while (stop.getCount() > 0) {
      try (var consumer =
          new KafkaConsumer<String, byte[]>(KafkaClients.consumer(settings.kafka(), "tracker"))) {
        follow(consumer);
      } catch (KafkaException e) {
        reportOnce(e);
        pause();
      }
    }
  }

  /** From the beginning: the topic is small, and tells who was there before us. */
  private void follow(KafkaConsumer<String, byte[]> consumer) {
    String topic = settings.topics().applied();
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException("Topic " + topic + " does not exist");
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    while (stop.getCount() > 0) {
      consumer.poll(POLL).forEach(this::heard);
      positions.tick();
      troubled = false;
    }
  }

  private void heard(ConsumerRecord<String, byte[]> message) {
    if (message.value() != null) {
      Announcement.fromJson(message.value())
          .ifPresent(said -> positions.heard(said.service(), said.partition(), said.next()));
    }
  }

  private void reportOnce(KafkaException failure) {
    if (!troubled && failure instanceof UnknownTopicOrPartitionException) {
      LOG.infof("%s does not exist yet, and is waited for", settings.topics().applied());
    } else if (!troubled) {
      LOG.warnf(failure, "%s cannot be followed, and is tried again", settings.topics().applied());
    }
    troubled = true;
  }

  private void pause() {
    positions.tick();
    try {
      stop.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stop.countDown(); // nobody interrupts this thread but to end it
    }
  }

  /**
   * Waits until the services have applied the events at {@code positions} (partition to offset of
   * the last event). A service that is down or far behind is not waited for.
   *
   * @return the services that have not confirmed; empty when all have
   */
  public Set<String> awaitApplied(
      Map<Integer, Long> positions, Set<String> services, Duration max) {
    return whenApplied(positions, services, max).join();
  }

  /** The same without blocking; never completes exceptionally. */
  public CompletableFuture<Set<String>> whenApplied(
      Map<Integer, Long> published, Set<String> services, Duration max) {
    return positions.whenApplied(published, services, max);
  }

  /** Who still waits is answered when its time is up. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
