package org.isocenter.platform.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;
import org.isocenter.events.Topics;

/** How services reach Kafka, and which topics they use there. */
@ConfigMapping(prefix = "isocenter.kafka")
public interface KafkaConfig {

  /** Bootstrap servers, {@code host:port} separated by commas. */
  @WithDefault("localhost:9092")
  String bootstrap();

  /**
   * A name of this replica that it keeps over restarts and shares with no other; then it goes on
   * consuming at once after a crash. Without it the others wait for its session to end, 6 s.
   */
  Optional<String> instanceId();

  /** Further client properties such as {@code security.protocol}, {@code sasl.*}, {@code ssl.*}. */
  Map<String, String> properties();

  /** Whether missing topics are created; otherwise an operator creates them. */
  @WithDefault("true")
  boolean createTopics();

  /** Partitions of a topic that is created: the most consumers that can share its work. */
  @WithDefault("12")
  int partitions();

  /** Replicas of a topic that is created; -1 leaves it to the brokers. */
  @WithDefault("-1")
  short replication();

  /** The names of the topics. */
  TopicNames topics();

  /** The names of the topics. */
  interface TopicNames {

    /** Events of instances, keyed by study. */
    @WithDefault(Topics.INSTANCES)
    String instances();

    /** How far each service has applied the events; compacted. */
    @WithDefault(Topics.APPLIED)
    String applied();

    /** Messages that could not be understood. */
    @WithDefault(Topics.REJECTED)
    String rejected();

    /** Events of workitems, keyed by workitem. */
    @WithDefault(Topics.UPS_EVENTS)
    String upsEvents();
  }
}
