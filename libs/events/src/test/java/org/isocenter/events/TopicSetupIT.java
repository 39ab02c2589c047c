package org.isocenter.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.isocenter.embedded.KafkaBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicSetupIT {
  @TempDir Path folder;

  @Test
  void topicsAreCreatedOnceAndTheBrokerMayRestart() throws Exception {
    var settings = org.isocenter.embedded.KafkaSettings.defaults();
    KafkaBroker broker = KafkaBroker.start(folder, settings);
    KafkaSettings kafka = KafkaSettings.of(broker.bootstrapServers(), "test");
    EventCodec codec = new EventCodec(new MemoryClaimChecks());
    Index index = new Index();
    try (TopicSetup setup = new TopicSetup(kafka, Topics.defaults())) {
      assertThatExceptionOfType(EventsUnavailableException.class)
          .isThrownBy(setup::verify)
          .withMessageContainingAll(Topics.INSTANCES, Topics.APPLIED, Topics.REJECTED);

      setup.ensureTopics(6, (short) 1);
      setup.ensureTopics(12, (short) 1);

      setup.verify();
      assertThat(partitions(kafka)).isEqualTo(6);
    }

    try (EventPublisher publisher = new EventPublisher(kafka, codec);
        EventConsumer consumer =
            new EventConsumer(
                ConsumerSettings.of(kafka, Topics.defaults(), "query"), codec, index)) {
      consumer.start();
      publisher.publish(Topics.INSTANCES, Events.stored(1, 1)).join();
      Await.until("applied", () -> index.size() == 1);

      broker.close();
      broker = KafkaBroker.start(folder, settings.withPort(broker.port()));

      publisher.publish(Topics.INSTANCES, Events.stored(1, 2)).join();
      Await.until("applied after the restart", () -> index.size() >= 2);
      assertThat(index.applied()).containsExactly(Events.stored(1, 1), Events.stored(1, 2));
    } finally {
      broker.close();
    }
  }

  @Test
  void brokersOutOfReachAreSaidToBeSo() {
    KafkaSettings nobody = KafkaSettings.of("127.0.0.1:1", "test");

    try (TopicSetup setup = new TopicSetup(nobody, Topics.defaults(), Duration.ofMillis(500))) {
      assertThatExceptionOfType(EventsUnavailableException.class)
          .isThrownBy(setup::verify)
          .withMessageContaining("do not answer");
    }
  }

  private static int partitions(KafkaSettings kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      var topics = admin.describeTopics(List.of(Topics.INSTANCES)).allTopicNames().get();
      return topics.values().iterator().next().partitions().size();
    }
  }
}
