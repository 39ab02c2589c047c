package org.isocenter.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The client properties that all clients of the suite share. */
final class KafkaClients {
  /** What a call to the brokers may take before it counts as failed. */
  private static final int REQUEST_TIMEOUT_MILLIS = 10_000;

  private static final int CALL_TIMEOUT_MILLIS = 20_000;
  private static final int BATCH_BYTES = 128 << 10;
  private static final int DELIVERY_TIMEOUT_MILLIS = 30_000;

  private KafkaClients() {}

  static Map<String, Object> common(KafkaSettings settings, String purpose) {
    Map<String, Object> properties = new HashMap<>(settings.security());
    properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, settings.clientId() + "-" + purpose);
    properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
    return properties;
  }

  static Map<String, Object> admin(KafkaSettings settings, Duration answerWithin) {
    Map<String, Object> properties = common(settings, "admin");
    properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_TIMEOUT_MILLIS);
    return properties;
  }

  /**
   * Nothing is acknowledged before all replicas in sync have it; nothing twice, nothing swapped.
   */
  static KafkaProducer<String, byte[]> producer(KafkaSettings settings, String purpose) {
    Map<String, Object> properties = common(settings, purpose);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0); // STOW clients wait for what is sent
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MILLIS);
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  static Map<String, Object> consumer(KafkaSettings settings, String purpose) {
    Map<String, Object> properties = common(settings, purpose);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_TIMEOUT_MILLIS);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return properties;
  }
}
