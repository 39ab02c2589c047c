package org.isocenter.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {
  private static final String TOPIC = "letters";

  @TempDir Path folder;

  @Test
  void keepsRecordsAndGroupOffsetsOverARestart() throws Exception {
    try (var broker = KafkaBroker.start(folder, KafkaSettings.defaults())) {
      createTopic(broker);
      send(broker, "a", "b");
      assertThat(consume(broker, 2)).containsExactly("a", "b");
      send(broker, "c");
    }

    try (var broker = KafkaBroker.start(folder, KafkaSettings.defaults())) {
      send(broker, "d");
      assertThat(consume(broker, 2)).containsExactly("c", "d");
    }
  }

  @Test
  void createsNoTopicByItself() {
    try (var broker = KafkaBroker.start(folder, KafkaSettings.defaults())) {

      assertThatThrownBy(() -> send(broker, "lost")).hasMessageContaining(TOPIC);
    }
  }

  @Test
  void stopsWithinFiveSeconds() throws Exception {
    var broker = KafkaBroker.start(folder, KafkaSettings.defaults());
    createTopic(broker);
    send(broker, "a");

    var begin = System.nanoTime();
    broker.close();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void refusesAFolderInUse() {
    try (var broker = KafkaBroker.start(folder, KafkaSettings.defaults())) {

      assertThatThrownBy(() -> KafkaBroker.start(folder, KafkaSettings.defaults()).close())
          .isInstanceOf(EmbeddedFailure.class)
          .hasMessageContaining("in use by another running Isocenter");
      assertThat(broker.port()).isPositive();
    }
  }

  @Test
  void throwsATornFormatAway() throws Exception {
    Files.createDirectories(folder.resolve("log.new"));

    try (var broker = KafkaBroker.start(folder, KafkaSettings.defaults())) {
      createTopic(broker);
      assertThat(folder.resolve("log.new")).doesNotExist();
    }
  }

  static void createTopic(KafkaBroker broker) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(30, SECONDS);
    }
  }

  static void send(KafkaBroker broker, String... values) throws Exception {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", broker.bootstrapServers(), "max.block.ms", "2000", "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (var value : values) {
        producer.send(new ProducerRecord<>(TOPIC, value)).get(30, SECONDS);
      }
    }
  }

  static List<String> consume(KafkaBroker broker, int count) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "group.id",
            "readers",
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            "false");
    var values = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (values.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
      }
      consumer.commitSync();
    }
    return values;
  }
}
