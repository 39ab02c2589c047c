package org.isocenter.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.isocenter.embedded.KafkaBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publisher, consumer and tracker against a real broker. */
class EventFlowIT {
  private static final short ONE_REPLICA = 1;
  private static final int PARTITIONS = 3;
  private static final Duration BEAT = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final AtomicInteger RUN = new AtomicInteger();

  @TempDir static Path folder;
  private static KafkaBroker broker;
  private static KafkaSettings kafka;

  private final Topics topics = topics(RUN.incrementAndGet());
  private final EventCodec codec = new EventCodec(new MemoryClaimChecks());
  private final Index index = new Index();
  private final List<EventConsumer> consumers = new ArrayList<>();
  private EventPublisher publisher;

  @BeforeAll
  static void startBroker() {
    broker = KafkaBroker.start(folder, org.isocenter.embedded.KafkaSettings.defaults());
    kafka = KafkaSettings.of(broker.bootstrapServers(), "test");
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private static Topics topics(int run) {
    return new Topics("instances-" + run, "applied-" + run, "rejected-" + run, "ups-" + run);
  }

  @BeforeEach
  void createTopics() {
    try (TopicSetup setup = new TopicSetup(kafka, topics)) {
      setup.ensureTopics(PARTITIONS, ONE_REPLICA);
    }
    publisher = new EventPublisher(kafka, codec);
  }

  @AfterEach
  void closeClients() {
    consumers.forEach(EventConsumer::stop);
    publisher.close();
  }

  @Test
  void everyEventIsAppliedOnceAndInOrderPerStudy() {
    start(index);

    publish(events(5, 60));

    Await.until("all applied", () -> index.size() == 300);
    for (int study = 1; study <= 5; study++) {
      assertThat(index.ofStudy("1.2." + study)).isEqualTo(eventsOf(study, 60));
    }
  }

  @Test
  void eventsKeepTheirOrderFromTheMomentTheirTopicExists() {
    for (int run = 0; run < 10; run++) {
      Topics fresh = topics(RUN.incrementAndGet());
      try (TopicSetup setup = new TopicSetup(kafka, fresh);
          EventPublisher newcomer = new EventPublisher(kafka, codec)) {
        setup.ensureTopics(PARTITIONS, ONE_REPLICA);

        List<Position> positions =
            events(5, 60).stream()
                .map(event -> newcomer.publish(fresh.instances(), event))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        Map<Integer, List<Long>> offsets =
            positions.stream()
                .collect(groupingBy(Position::partition, mapping(Position::offset, toList())));
        assertThat(offsets.values()).allSatisfy(list -> assertThat(list).isSorted());
      }
    }
  }

  @Test
  void aLargeEventArrivesWhole() {
    start(index);
    InstanceStored large = Events.stored(1, 1, new byte[2_000_000]);

    publish(List.of(large));

    Await.until("applied", () -> index.size() == 1);
    assertThat(index.applied()).containsExactly(large);
  }

  @Test
  void aFailingHandlerLosesNothingAndSkipsNothing() {
    index.failuresBeforeCommit.set(4);
    publish(events(5, 60));

    EventConsumer consumer = start(index);

    Await.until("all applied", () -> index.size() >= 300);
    for (int study = 1; study <= 5; study++) {
      assertThat(index.ofStudy("1.2." + study)).isEqualTo(eventsOf(study, 60));
    }
    Await.until("healthy again", consumer::healthy);
    Await.until("nothing left", () -> consumer.lag() == 0);
  }

  @Test
  void aConsumerThatCannotApplyIsNotHealthy() {
    index.failuresBeforeCommit.set(Integer.MAX_VALUE);
    EventConsumer consumer = start(index);

    publish(events(1, 1));

    Await.until("unhealthy", () -> !consumer.healthy());
    index.failuresBeforeCommit.set(0);
    Await.until("applied", () -> index.size() == 1);
    Await.until("healthy", consumer::healthy);
  }

  @Test
  void whatWasAppliedButNotCommittedComesAgainToTheNextConsumer() {
    index.failuresAfterCommit.set(1);
    publish(events(1, 10));
    EventConsumer dying = consumer(index, Duration.ofMinutes(1));
    dying.start();
    Await.until("applied", () -> index.size() == 10);

    dying.stop();
    start(index);

    Await.until("applied again", () -> index.size() >= 20);
    assertThat(index.applied().subList(0, 10)).isEqualTo(eventsOf(1, 10));
    assertThat(index.applied().subList(10, 20)).isEqualTo(eventsOf(1, 10));
  }

  @Test
  void whatWasCommittedDoesNotComeAgain() {
    EventConsumer first = start(index);
    publish(events(1, 10));
    Await.until("applied", () -> index.size() == 10);
    first.stop();

    publish(List.of(Events.stored(1, 11)));
    start(index);

    Await.until("the new one applied", () -> index.size() > 10);
    assertThat(index.applied()).hasSize(11).endsWith(Events.stored(1, 11));
  }

  @Test
  void twoReplicasShareTheWork() {
    Index other = new Index();
    start(index);
    start(other);

    publish(events(30, 10));

    Await.until("all applied", () -> index.size() + other.size() >= 300);
    List<InstanceEvent> all = new ArrayList<>(index.applied());
    all.addAll(other.applied());
    assertThat(all).containsAll(events(30, 10));
  }

  @Test
  void aNamedReplicaIsKnownByItsNameSoThatARestartGoesOnAtOnce() throws Exception {
    var named =
        new KafkaSettings(kafka.bootstrapServers(), "test", Optional.of("replica-1"), Map.of());
    start(new ConsumerSettings(named, topics, "named", 50, BEAT, BEAT, BEAT), index);
    publish(events(1, 1));
    Await.until("applied", () -> index.size() == 1);

    try (Admin admin = Admin.create(KafkaClients.admin(kafka, PATIENCE))) {
      var groups = admin.describeConsumerGroups(List.of("named")).all().get().values();
      assertThat(groups)
          .flatExtracting(ConsumerGroupDescription::members)
          .singleElement()
          .satisfies(member -> assertThat(member.groupInstanceId()).contains("replica-1"));
    }
  }

  @Test
  void aMessageNobodyUnderstandsIsPutAsideAndTheRestApplied() {
    EventConsumer consumer = start(index);

    publish(List.of(Events.stored(1, 1)));
    publisher.publish(topics.instances(), "1.2.1", "{\"a\":1}".getBytes(UTF_8)).join();
    publish(List.of(Events.stored(1, 2)));

    Await.until("the others applied", () -> index.size() == 2);
    Await.until("one rejected", () -> consumer.rejected() == 1);
    ConsumerRecord<String, byte[]> kept = read(topics.rejected(), 1).getFirst();
    assertThat(kept.key()).isEqualTo("1.2.1");
    assertThat(kept.value()).asString().isEqualTo("{\"a\":1}");
    assertThat(header(kept, "rejected-by")).isEqualTo("query");
    assertThat(header(kept, "rejected-reason")).isEqualTo("The event lacks its field schema");
    assertThat(header(kept, "rejected-from")).startsWith(topics.instances()).endsWith("/1");
    assertThat(consumer.healthy()).isTrue();
  }

  @Test
  void aFailingHandlerDoesNotHaveMessagesPutAsideTwice() {
    index.failuresBeforeCommit.set(3);
    publisher.publish(topics.instances(), "1.2.1", new byte[] {1}).join();
    publish(List.of(Events.stored(1, 1)));

    EventConsumer consumer = start(index);

    Await.until("applied", () -> index.size() == 1);
    Await.until("rejected", () -> consumer.rejected() > 0);
    assertThat(consumer.rejected()).isEqualTo(1);
    assertThat(read(topics.rejected(), 1)).hasSize(1);
  }

  @Test
  void theTrackerConfirmsWhatIsApplied() {
    try (AppliedTracker tracker = tracker()) {
      start(index);

      Map<Integer, Long> published = publish(events(5, 10));

      assertThat(tracker.awaitApplied(published, Set.of("query"), PATIENCE)).isEmpty();
      assertThat(index.size()).isEqualTo(50);
    }
  }

  @Test
  void theTrackerNamesWhoDoesNotApply() {
    try (AppliedTracker tracker = tracker()) {
      index.failuresBeforeCommit.set(Integer.MAX_VALUE);
      start(index);

      Map<Integer, Long> published = publish(events(1, 1));

      assertThat(tracker.awaitApplied(published, Set.of("query"), Duration.ofMillis(300)))
          .containsExactly("query");
      index.failuresBeforeCommit.set(0);
      assertThat(tracker.awaitApplied(published, Set.of("query"), PATIENCE)).isEmpty();
    }
  }

  @Test
  void aServiceThatLeftIsNotWaitedFor() {
    try (AppliedTracker tracker = tracker()) {
      EventConsumer leaving = start(index);
      Map<Integer, Long> published = publish(events(1, 1));
      assertThat(tracker.awaitApplied(published, Set.of("query"), PATIENCE)).isEmpty();

      leaving.stop();
      published = publish(List.of(Events.stored(1, 2)));

      long before = System.nanoTime();
      assertThat(tracker.awaitApplied(published, Set.of("query"), PATIENCE))
          .containsExactly("query");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PATIENCE);
    }
  }

  @Test
  void aTrackerThatStartsLaterLearnsFromHeartbeats() {
    start(index);
    Map<Integer, Long> published = publish(events(1, 5));
    Await.until("applied", () -> index.size() == 5);

    try (AppliedTracker tracker = tracker()) {
      assertThat(tracker.awaitApplied(published, Set.of("query"), PATIENCE)).isEmpty();
    }
  }

  private EventConsumer start(Index applied) {
    EventConsumer consumer = consumer(applied, Duration.ofMillis(20));
    consumer.start();
    return consumer;
  }

  private void start(ConsumerSettings settings, Index applied) {
    consumer(settings, applied).start();
  }

  private EventConsumer consumer(Index applied, Duration backOff) {
    return consumer(
        new ConsumerSettings(kafka, topics, "query", 50, BEAT, backOff, backOff), applied);
  }

  private EventConsumer consumer(ConsumerSettings settings, Index applied) {
    EventConsumer consumer = new EventConsumer(settings, codec, applied);
    consumers.add(consumer);
    return consumer;
  }

  private AppliedTracker tracker() {
    AppliedTracker tracker =
        new AppliedTracker(new TrackerSettings(kafka, topics, Duration.ofSeconds(8), 5_000));
    tracker.start();
    return tracker;
  }

  private Map<Integer, Long> publish(List<InstanceEvent> events) {
    List<CompletableFuture<Position>> sent =
        events.stream().map(event -> publisher.publish(topics.instances(), event)).toList();
    Map<Integer, Long> last = new HashMap<>();
    for (CompletableFuture<Position> one : sent) {
      last.merge(one.join().partition(), one.join().offset(), Math::max);
    }
    return last;
  }

  /** Of several studies, taking turns. */
  private static List<InstanceEvent> events(int studies, int each) {
    List<InstanceEvent> events = new ArrayList<>();
    for (int instance = 1; instance <= each; instance++) {
      for (int study = 1; study <= studies; study++) {
        events.add(Events.stored(study, instance));
      }
    }
    return events;
  }

  private static List<InstanceEvent> eventsOf(int study, int count) {
    List<InstanceEvent> events = new ArrayList<>();
    for (int instance = 1; instance <= count; instance++) {
      events.add(Events.stored(study, instance));
    }
    return events;
  }

  private static List<ConsumerRecord<String, byte[]>> read(String topic, int atLeast) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (var consumer = new KafkaConsumer<String, byte[]>(KafkaClients.consumer(kafka, "reader"))) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      Await.until(
          "messages on " + topic,
          () -> {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            return records.size() >= atLeast;
          });
    }
    return records;
  }

  private static String header(ConsumerRecord<String, byte[]> message, String name) {
    return new String(message.headers().lastHeader(name).value(), UTF_8);
  }
}
