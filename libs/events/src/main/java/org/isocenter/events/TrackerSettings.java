package org.isocenter.events;

import java.time.Duration;

/**
 * How services are waited for.
 *
 * @param downAfter silence after which a service counts as down
 * @param farBehind events a service may lack and still be waited for
 */
public record TrackerSettings(
    KafkaSettings kafka, Topics topics, Duration downAfter, long farBehind) {
  public static TrackerSettings of(KafkaSettings kafka, Topics topics) {
    return new TrackerSettings(kafka, topics, Duration.ofSeconds(10), 5_000);
  }
}
