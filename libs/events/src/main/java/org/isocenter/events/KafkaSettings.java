package org.isocenter.events;

import java.util.Map;
import java.util.Optional;

/**
 * How to reach the brokers.
 *
 * @param instanceId what this process is called among the members of each consumer group, the same
 *     after a restart; then the group gives it its partitions back at once instead of waiting for
 *     the member that is gone. Empty where replicas come and go
 * @param security further client properties ({@code security.protocol}, {@code sasl.*}, {@code
 *     ssl.*}), given to every client as they are
 */
public record KafkaSettings(
    String bootstrapServers,
    String clientId,
    Optional<String> instanceId,
    Map<String, String> security) {
  public KafkaSettings {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("The Kafka bootstrap servers must be set");
    }
    security = Map.copyOf(security);
  }

  public static KafkaSettings of(String bootstrapServers, String clientId) {
    return new KafkaSettings(bootstrapServers, clientId, Optional.empty(), Map.of());
  }

  /** Without the security properties: they hold passwords. */
  @Override
  public String toString() {
    return "KafkaSettings[" + bootstrapServers + ", " + clientId + "]";
  }
}
