package org.isocenter.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.isocenter.events.AppliedTracker;
import org.isocenter.events.EventCodec;
import org.isocenter.events.EventPublisher;
import org.isocenter.events.EventTracing;
import org.isocenter.events.KafkaSettings;
import org.isocenter.events.TopicSetup;
import org.isocenter.events.Topics;
import org.isocenter.events.TrackerSettings;
import org.isocenter.objectstore.ObjectStore;

/** Makes what services need to publish and consume events. */
@ApplicationScoped
public class EventBeans {

  @Produces
  @Singleton
  KafkaSettings kafkaSettings(
      KafkaConfig config, @ConfigProperty(name = "quarkus.application.name") String clientId) {
    return new KafkaSettings(
        config.bootstrap(), clientId, config.instanceId(), config.properties());
  }

  @Produces
  @Singleton
  Topics topics(KafkaConfig config) {
    var names = config.topics();
    return new Topics(names.instances(), names.applied(), names.rejected(), names.upsEvents());
  }

  @Produces
  @Singleton
  EventCodec eventCodec(Instance<ObjectStore> objects) {
    return new EventCodec(new StoredClaimChecks(objects::get));
  }

  @Produces
  @Singleton
  EventPublisher eventPublisher(KafkaSettings settings, EventCodec codec, EventTracing tracing) {
    return new EventPublisher(settings, codec, tracing);
  }

  void close(@Disposes EventPublisher publisher) {
    publisher.close();
  }

  /** Follows the topic from its first use on. */
  @Produces
  @Singleton
  AppliedTracker appliedTracker(KafkaSettings settings, Topics topics) {
    var tracker = new AppliedTracker(TrackerSettings.of(settings, topics));
    tracker.start();
    return tracker;
  }

  void close(@Disposes AppliedTracker tracker) {
    tracker.close();
  }

  @Produces
  @Singleton
  TopicSetup topicSetup(KafkaSettings settings, Topics topics) {
    return new TopicSetup(settings, topics);
  }

  void close(@Disposes TopicSetup setup) {
    setup.close();
  }
}
