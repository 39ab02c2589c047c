package org.isocenter.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Keeps messages that cannot be understood on a topic of their own, with the reason. */
final class RejectedEvents {
  private static final Logger LOG = Logger.getLogger(RejectedEvents.class);

  /** A message and why it is put aside. */
  record Rejection(ConsumerRecord<String, byte[]> message, String reason) {}

  private final Producer<String, byte[]> producer;
  private final String topic;
  private final String service;
  private final AtomicLong count = new AtomicLong();

  RejectedEvents(Producer<String, byte[]> producer, ConsumerSettings settings) {
    this.producer = producer;
    this.topic = settings.topics().rejected();
    this.service = settings.service();
  }

  /** Returns when the messages are kept, so that skipping them loses nothing. */
  void keep(List<Rejection> rejections) {
    List<CompletableFuture<Position>> sent =
        rejections.stream()
            .map(rejection -> EventPublisher.send(producer, copy(rejection)))
            .toList();
    try {
      sent.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw new EventsUnavailableException("Rejected messages cannot be put aside", e);
    }
    rejections.forEach(this::report);
  }

  private ProducerRecord<String, byte[]> copy(Rejection rejection) {
    ConsumerRecord<String, byte[]> message = rejection.message();
    var copy = new ProducerRecord<>(topic, message.key(), message.value());
    message.headers().forEach(copy.headers()::add);
    copy.headers().add("rejected-by", service.getBytes(UTF_8));
    copy.headers().add("rejected-reason", rejection.reason().getBytes(UTF_8));
    copy.headers().add("rejected-from", origin(message).getBytes(UTF_8));
    return copy;
  }

  private void report(Rejection rejection) {
    count.incrementAndGet();
    LOG.errorf(
        "Message %s is put aside on %s: %s",
        origin(rejection.message()), topic, rejection.reason());
  }

  private static String origin(ConsumerRecord<String, byte[]> message) {
    return message.topic() + "/" + message.partition() + "/" + message.offset();
  }

  long count() {
    return count.get();
  }
}
