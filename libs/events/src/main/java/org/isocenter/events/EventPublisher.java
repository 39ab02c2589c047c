package org.isocenter.events;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events durably and in order per study: idempotent, acknowledged by all replicas in
 * sync. What is under way is bounded by the client's buffer (32 MiB).
 */
public final class EventPublisher implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final EventCodec codec;
  private final EventTracing tracing;
  private final KafkaProducer<String, byte[]> producer;

  /** Connects in the background; only a host name that does not resolve fails here. */
  public EventPublisher(KafkaSettings settings, EventCodec codec) {
    this(settings, codec, EventTracing.NONE);
  }

  /** The same, with messages that carry the traces that they belong to. */
  public EventPublisher(KafkaSettings settings, EventCodec codec, EventTracing tracing) {
    this.codec = codec;
    this.tracing = tracing;
    this.producer = KafkaClients.producer(settings, "publisher");
  }

  /**
   * Publishes one event under its Study Instance UID. Waits up to 10 seconds for room and for the
   * brokers, then fails.
   *
   * @return completed when the brokers have it, exceptionally (an {@link
   *     EventsUnavailableException}) when they may not
   */
  public CompletableFuture<Position> publish(String topic, InstanceEvent event) {
    return publish(topic, event.studyInstanceUid(), codec.encode(event));
  }

  /** The same for an event encoded earlier, by {@link EventCodec#encode}. */
  public CompletableFuture<Position> publish(String topic, String studyInstanceUid, byte[] event) {
    return send(producer, new ProducerRecord<>(topic, studyInstanceUid, event));
  }

  /** The same within a trace, when there is one. */
  public CompletableFuture<Position> publish(
      String topic, String key, byte[] event, @Nullable String traceParent) {
    if (traceParent == null) {
      return publish(topic, key, event);
    }
    var sending = tracing.sending(topic, traceParent);
    var message = new ProducerRecord<>(topic, key, event);
    message.headers().add(EventTracing.HEADER, sending.parent().getBytes(US_ASCII));
    return send(producer, message).whenComplete((_, failure) -> sending.ended(failure == null));
  }

  static CompletableFuture<Position> send(
      Producer<String, byte[]> producer, ProducerRecord<String, byte[]> message) {
    CompletableFuture<Position> sent = new CompletableFuture<>();
    try {
      var _ = producer.send(message, (position, failure) -> complete(sent, position, failure));
    } catch (KafkaException e) {
      complete(sent, null, e);
    }
    return sent;
  }

  private static void complete(
      CompletableFuture<Position> sent,
      @Nullable RecordMetadata position,
      @Nullable Exception failure) {
    if (failure == null && position != null) {
      sent.complete(new Position(position.partition(), position.offset()));
      return;
    }
    sent.completeExceptionally(
        new EventsUnavailableException("Kafka did not acknowledge a message", failure));
  }

  /** Waits for what is under way, 5 seconds at most. */
  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
