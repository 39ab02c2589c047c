package org.isocenter.events;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/**
 * Gives a replica every event of every workitem, once and in the order of each workitem, from its
 * start on. Events may be published twice when a replica is killed between publishing and noting
 * it; what came before the start is therefore read back a while, without being handed on, and of
 * each workitem the last number is remembered.
 */
public final class UpsEventConsumer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(UpsEventConsumer.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final KafkaSettings kafka;
  private final String topic;
  private final Settings settings;
  private final Consumer<UpsEvent> handler;
  private final EventTracing tracing;
  private final Map<String, Long> last;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private Map<TopicPartition, Long> begin = Map.of();
  private volatile boolean failing;

  /**
   * What is kept in mind.
   *
   * @param replay how far back events are read at the start
   * @param remembered workitems at most
   */
  public record Settings(Duration replay, int remembered) {}

  /** Connects once it is started. */
  public UpsEventConsumer(
      KafkaSettings kafka,
      String topic,
      Settings settings,
      Consumer<UpsEvent> handler,
      EventTracing tracing) {
    this.tracing = tracing;
    this.kafka = kafka;
    this.topic = topic;
    this.settings = settings;
    this.handler = handler;
    this.last =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > settings.remembered();
          }
        };
    this.thread = Thread.ofPlatform().name("ups-events").daemon().unstarted(this::run);
  }

  /** Begins on a thread of its own; brokers that are not there yet are waited for. */
  public void start() {
    thread.start();
  }

  private void run() {
    while (stop.getCount() > 0) {
      try (var consumer =
          new KafkaConsumer<String, byte[]>(KafkaClients.consumer(kafka, "ups-events"))) {
        follow(consumer);
      } catch (KafkaException e) {
        reportOnce(e);
        pause();
      }
    }
  }

  private void reportOnce(KafkaException failure) {
    if (!failing && failure instanceof UnknownTopicOrPartitionException) {
      LOG.infof("%s does not exist yet, and is waited for", topic);
    } else if (!failing) {
      LOG.warnf("Events of workitems cannot be read, trying on: %s", failure.getMessage());
    }
    failing = true;
  }

  private void follow(KafkaConsumer<String, byte[]> consumer) {
    assign(consumer);
    while (stop.getCount() > 0) {
      for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
        take(message);
      }
      failing = false;
      if (caughtUp.getCount() > 0 && hasCaughtUp(consumer)) {
        caughtUp.countDown();
      }
    }
  }

  /** Where it was before, or, at the start, a while before the end. */
  private void assign(KafkaConsumer<String, byte[]> consumer) {
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(one -> new TopicPartition(topic, one.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException("The topic " + topic + " is not there yet");
    }
    consumer.assign(partitions);
    if (next.isEmpty()) {
      begin = consumer.endOffsets(partitions);
      next.putAll(replayed(consumer, partitions));
    }
    next.forEach(consumer::seek);
  }

  private Map<TopicPartition, Long> replayed(
      KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    long since = Instant.now().minus(settings.replay()).toEpochMilli();
    var times = new HashMap<TopicPartition, Long>();
    partitions.forEach(partition -> times.put(partition, since));
    var offsets = new HashMap<>(begin);
    consumer
        .offsetsForTimes(times)
        .forEach((partition, found) -> {
          if (found != null) {
            offsets.put(partition, found.offset());
          }
        });
    return offsets;
  }

  private boolean hasCaughtUp(KafkaConsumer<String, byte[]> consumer) {
    return begin.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    var partition = new TopicPartition(message.topic(), message.partition());
    next.put(partition, message.offset() + 1);
    try {
      var event = UpsEventCodec.decode(message.value());
      if (isNew(event) && message.offset() >= begin.getOrDefault(partition, 0L)) {
        var traced = new Traced();
        traced.add(message);
        traced.run(tracing, () -> handler.accept(event));
      }
    } catch (MalformedEventException e) {
      LOG.errorf("Message %s/%d is passed over: %s", partition, message.offset(), e.sentence());
    }
  }

  private boolean isNew(UpsEvent event) {
    var before = last.get(event.workitem());
    if (before != null && before >= event.sequence()) {
      return false;
    }
    last.put(event.workitem(), event.sequence());
    return true;
  }

  private void pause() {
    try {
      stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stop.countDown(); // nobody interrupts this thread but to end it
    }
  }

  /** Whether events that are published now reach this replica's clients. */
  public boolean isReady() {
    return caughtUp.getCount() == 0 && !failing && thread.isAlive();
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      if (thread.isAlive()) {
        thread.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
