package org.isocenter.embedded;

import java.time.Duration;

/**
 * What may differ between two embedded brokers.
 *
 * @param port loopback port of the clients, 0 for a free one at each start
 * @param retention how long events stay in a topic that does not say otherwise
 */
public record KafkaSettings(int port, Duration retention) {

  public static KafkaSettings defaults() {
    return new KafkaSettings(0, Duration.ofDays(30));
  }

  public KafkaSettings withPort(int port) {
    return new KafkaSettings(port, retention);
  }
}
