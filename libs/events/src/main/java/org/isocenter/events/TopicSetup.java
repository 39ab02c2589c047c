package org.isocenter.events;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics where that is allowed, and says plainly what is missing where it is not. */
public final class TopicSetup implements AutoCloseable {
  /** How long a topic may take from its creation until every broker knows it. */
  private static final int ATTEMPTS = 50;

  private static final long PAUSE_MILLIS = 100;

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private final Admin admin;
  private final Topics topics;

  public TopicSetup(KafkaSettings settings, Topics topics) {
    this(settings, topics, ANSWER_WITHIN);
  }

  TopicSetup(KafkaSettings settings, Topics topics, Duration answerWithin) {
    this.admin = Admin.create(KafkaClients.admin(settings, answerWithin));
    this.topics = topics;
  }

  /**
   * Creates what is missing, leaves existing topics as they are and returns once all are known.
   *
   * @param partitions of the topic of instances: at most so many replicas of a service share the
   *     work
   * @throws EventsUnavailableException when a topic is missing and may not be created, or the
   *     brokers do not answer
   */
  public void ensureTopics(int partitions, short replication) {
    Set<String> missing = missing();
    if (missing.isEmpty()) {
      return;
    }
    create(layouts(partitions, replication).stream().filter(t -> missing.contains(t.name())));
    for (int attempt = 1; attempt < ATTEMPTS && !missing().isEmpty(); attempt++) {
      pause();
    }
    verify();
  }

  private List<NewTopic> layouts(int partitions, short replication) {
    String minInSync = String.valueOf(Math.clamp(replication - 1, 1, 2));
    Map<String, String> durable = Map.of(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, minInSync);
    return List.of(
        new NewTopic(topics.instances(), partitions, replication).configs(durable),
        new NewTopic(topics.applied(), 1, replication).configs(appliedLayout()),
        new NewTopic(topics.rejected(), 1, replication).configs(durable),
        new NewTopic(topics.upsEvents(), partitions, replication).configs(upsLayout(minInSync)));
  }

  /** Events are for those who listen now; the database has the workitems. */
  private static Map<String, String> upsLayout(String minInSync) {
    return Map.of(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
        minInSync,
        TopicConfig.RETENTION_MS_CONFIG,
        String.valueOf(Duration.ofDays(1).toMillis()));
  }

  /** Positions are told again every few seconds, so only the last minutes are worth keeping. */
  private static Map<String, String> appliedLayout() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        String.valueOf(Duration.ofHours(1).toMillis()),
        TopicConfig.SEGMENT_MS_CONFIG,
        String.valueOf(Duration.ofMinutes(10).toMillis()));
  }

  private void create(Stream<NewTopic> layouts) {
    Collection<KafkaFuture<Void>> created = admin.createTopics(layouts.toList()).values().values();
    for (KafkaFuture<Void> topic : created) {
      try {
        topic.get();
      } catch (ExecutionException e) {
        requireForgivable(e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private static void requireForgivable(ExecutionException failure) {
    boolean forgivable =
        failure.getCause() instanceof TopicExistsException
            || failure.getCause() instanceof AuthorizationException; // verify() says what to do
    if (!forgivable) {
      throw new EventsUnavailableException("The Kafka topics cannot be created", failure);
    }
  }

  /**
   * Returns when all topics exist and the brokers answer; cheap enough for a readiness probe.
   *
   * @throws EventsUnavailableException otherwise, naming what is missing
   */
  public void verify() {
    Set<String> missing = missing();
    if (!missing.isEmpty()) {
      throw new EventsUnavailableException(
          "These Kafka topics are missing, or hidden from this user: " + String.join(", ", missing),
          null);
    }
  }

  private Set<String> missing() {
    return admin.describeTopics(topics.all()).topicNameValues().entrySet().stream()
        .filter(topic -> !isKnown(topic.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean isKnown(KafkaFuture<?> description) {
    try {
      description.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof AuthorizationException) {
        return false;
      }
      throw new EventsUnavailableException("The Kafka brokers do not answer", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static EventsUnavailableException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new EventsUnavailableException("Interrupted while asking Kafka", cause);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
