package org.isocenter.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.isocenter.embedded.KafkaBroker;
import org.isocenter.embedded.KafkaSettings;
import org.isocenter.embedded.PostgresServer;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many performers race for the workitems of two replicas over one PostgreSQL and one Kafka. {@code
 * -Disocenter.race.workitems=1000} makes it longer.
 */
class WorklistRaceIT {
  private static final int CLIENTS = Integer.getInteger("isocenter.race.clients", 50);
  private static final int WORKITEMS = Integer.getInteger("isocenter.race.workitems", 40);
  private static final List<String> LIFE =
      List.of("SCHEDULED", "IN PROGRESS", "10", "20", "30", "COMPLETED");

  @TempDir static Path folder;

  private static PostgresServer postgres;
  private static KafkaBroker kafka;
  private static final List<ServiceProcess> replicas = new CopyOnWriteArrayList<>();

  private final WorklistClient client = new WorklistClient(WorklistRaceIT::roots);
  private final Map<String, List<String>> claims = new ConcurrentHashMap<>();
  private final AtomicInteger completed = new AtomicInteger();

  @BeforeAll
  static void start() throws Exception {
    postgres =
        PostgresServer.start(folder.resolve("postgres"), EmbeddedParts.postgresOfTheModule());
    kafka = KafkaBroker.start(folder.resolve("kafka"), KafkaSettings.defaults());
    replicas.add(ServiceProcess.start("worklist", keys(), folder));
    replicas.add(ServiceProcess.start("worklist", keys(), folder));
  }

  @AfterAll
  static void stop() {
    replicas.forEach(ServiceProcess::close);
    if (kafka != null) {
      kafka.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  private static Map<String, String> keys() {
    var keys = new HashMap<String, String>();
    keys.put("isocenter.worklist.db.url", postgres.url());
    keys.put("isocenter.worklist.db.username", postgres.username());
    keys.put("isocenter.worklist.db.password", postgres.password());
    keys.put("isocenter.kafka.bootstrap", kafka.bootstrapServers());
    keys.put("isocenter.kafka.partitions", "4");
    keys.put("isocenter.object-store.path", folder.resolve("objects").toString());
    keys.put("isocenter.worklist.channel.queue", "20000");
    return keys;
  }

  private static List<String> roots() {
    return replicas.stream().map(ServiceProcess::root).toList();
  }

  @Test
  void nobodyClaimsTwiceNothingIsLostAndEverybodyHearsAllInOrder() throws Exception {
    client.subscribeToAll("WATCH");
    try (var here = Watcher.open(replicas.get(0).root(), "WATCH");
        var there = Watcher.open(replicas.get(1).root(), "WATCH")) {
      var workitems = race(() -> {});

      assertOutcome(workitems);
      assertTold(here, workitems);
      assertTold(there, workitems);
    }
  }

  @Test
  void whatWasAcknowledgedSurvivesAKillAndOthersHearOfIt() throws Exception {
    client.subscribeToAll("WATCH");
    try (var watcher = Watcher.open(replicas.get(0).root(), "WATCH")) {
      var workitems =
          race(() -> {
            var killed = replicas.get(1);
            killed.kill();
            replicas.remove(killed);
            replicas.add(ServiceProcess.start("worklist", keys(), folder));
          });

      assertOutcome(workitems);
      assertTold(watcher, workitems);
    }
  }

  /** Something that happens when a third of the work is done. */
  @FunctionalInterface
  private interface Incident {
    void happen() throws Exception;
  }

  private List<String> race(Incident incident) throws Exception {
    claims.clear();
    completed.set(0);
    var workitems = new ArrayList<String>();
    for (int i = 0; i < WORKITEMS; i++) {
      var uid = "2.25." + Long.toUnsignedString(System.nanoTime()) + i;
      client.create(uid);
      workitems.add(uid);
    }
    long begin = System.nanoTime();
    try (var performers = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < CLIENTS; i++) {
        var mine = "2.25.9" + i;
        running.add(performers.submit(() -> perform(workitems, mine)));
      }
      while (completed.get() < WORKITEMS / 3) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      incident.happen();
      for (var one : running) {
        one.get(5, TimeUnit.MINUTES);
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    org.jboss.logging.Logger.getLogger(WorklistRaceIT.class)
        .infof("%.0f workitems claimed, updated and completed per second", WORKITEMS / seconds);
    return workitems;
  }

  private Void perform(List<String> workitems, String mine) throws InterruptedException {
    var order = new ArrayList<>(workitems);
    Collections.shuffle(order);
    for (var uid : order) {
      if (client.claim(uid, mine)) {
        claims.computeIfAbsent(uid, _ -> new CopyOnWriteArrayList<>()).add(mine);
        for (int percent = 10; percent <= 30; percent += 10) {
          client.progress(uid, mine, percent);
        }
        client.complete(uid, mine);
        completed.incrementAndGet();
      }
    }
    return null;
  }

  private void assertOutcome(List<String> workitems) throws Exception {
    for (var uid : workitems) {
      assertThat(claims.get(uid)).as(uid).hasSize(1);
      assertThat(client.retrieve(uid).replace(" ", ""))
          .contains("\"COMPLETED\"")
          .contains("\"00741004\":{\"vr\":\"DS\",\"Value\":[30]}")
          .contains("\"00741216\"");
    }
  }

  /** A performer who lost an answer asks again, and an update twice is told twice: no more. */
  private static void assertTold(Watcher watcher, List<String> workitems) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    for (var uid : workitems) {
      while (!watcher.of(uid).contains("COMPLETED") && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      var told = watcher.of(uid);
      assertThat(told.stream().distinct().toList()).as(uid).isEqualTo(LIFE);
      assertThat(told.stream().filter(one -> !Character.isDigit(one.charAt(0))).toList())
          .as(uid)
          .containsExactly("SCHEDULED", "IN PROGRESS", "COMPLETED");
    }
  }
}
