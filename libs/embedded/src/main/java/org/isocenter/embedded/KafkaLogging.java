package org.isocenter.embedded;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A broker tells its whole configuration at INFO; only its warnings concern our users. */
final class KafkaLogging {
  /** Held here because the JDK's loggers, and their levels with them, may be collected. */
  private static final List<Logger> TALKATIVE =
      Stream.of("org.apache.kafka", "kafka", "state").map(Logger::getLogger).toList();

  /** These warn at every start and stop of a single broker. */
  private static final List<Logger> ALARMED =
      Stream.of(
              "org.apache.kafka.controller.QuorumController",
              "org.apache.kafka.clients.NetworkClient")
          .map(Logger::getLogger)
          .toList();

  private KafkaLogging() {}

  /** Leaves alone what somebody has configured. */
  static void troubleOnly() {
    limit(TALKATIVE, Level.WARNING);
    limit(ALARMED, Level.SEVERE);
  }

  private static void limit(List<Logger> loggers, Level level) {
    loggers.stream()
        .filter(logger -> logger.getLevel() == null)
        .forEach(logger -> logger.setLevel(level));
  }
}
