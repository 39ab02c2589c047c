package org.isocenter.events;

import java.time.Duration;

/**
 * How one service consumes events.
 *
 * @param service name of the service: its consumer group, and what it announces itself as
 * @param maxBatch events given to the handler at once
 * @param heartbeat how often positions are announced again while nothing changes
 * @param firstBackOff pause after the first failure; doubles up to {@code longestBackOff}
 */
public record ConsumerSettings(
    KafkaSettings kafka,
    Topics topics,
    String service,
    int maxBatch,
    Duration heartbeat,
    Duration firstBackOff,
    Duration longestBackOff) {

  public static ConsumerSettings of(KafkaSettings kafka, Topics topics, String service) {
    return new ConsumerSettings(
        kafka,
        topics,
        service,
        500,
        Duration.ofSeconds(2),
        Duration.ofMillis(200),
        Duration.ofSeconds(10));
  }
}
