package org.isocenter.platform.config;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import org.isocenter.events.EventsUnavailableException;
import org.isocenter.events.TopicSetup;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Creates the topics once the brokers answer; a service starts and serves meanwhile. */
@ApplicationScoped
public class TopicCreation {

  private static final Logger LOG = Logger.getLogger(TopicCreation.class);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(2);

  private final Instance<TopicSetup> setup;
  private final KafkaConfig config;
  private volatile @Nullable Thread attempts;

  TopicCreation(Instance<TopicSetup> setup, KafkaConfig config) {
    this.setup = setup;
    this.config = config;
  }

  void begin(@Observes StartupEvent event) {
    if (config.createTopics()) {
      TopicSetup topics = setup.get();
      attempts = Thread.ofVirtual().name("topic-creation").start(() -> createIn(topics));
    }
  }

  void end(@Observes ShutdownEvent event) {
    Thread running = attempts;
    if (running != null) {
      running.interrupt();
    }
  }

  private void createIn(TopicSetup topics) {
    boolean complained = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        topics.ensureTopics(config.partitions(), config.replication());
        return;
      } catch (EventsUnavailableException e) {
        if (!complained) {
          LOG.warnf("Kafka topics are not there yet, trying on: %s", e.getMessage());
          complained = true;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_ATTEMPTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
