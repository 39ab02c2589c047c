package org.isocenter.events;

import java.util.Map;

/**
 * How to reach the brokers.
 *
 * @param security further client properties ({@code security.protocol}, {@code sasl.*}, {@code
 *     ssl.*}), given to every client as they are
 */
public record KafkaSettings(
    String bootstrapServers, String clientId, Map<String, String> security) {
  public KafkaSettings {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("The Kafka bootstrap servers must be set");
    }
    security = Map.copyOf(security);
  }

  public static KafkaSettings of(String bootstrapServers, String clientId) {
    return new KafkaSettings(bootstrapServers, clientId, Map.of());
  }

  /** Without the security properties: they hold passwords. */
  @Override
  public String toString() {
    return "KafkaSettings[" + bootstrapServers + ", " + clientId + "]";
  }
}
