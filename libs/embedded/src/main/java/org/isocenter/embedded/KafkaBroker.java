package org.isocenter.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker (KRaft, broker and controller in one) in this JVM and on the loopback
 * interface, its log in one folder. It goes through Kafka's internal classes: check it at upgrades.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final int NODE = 1;
  private static final int START_ATTEMPTS = 3;
  private static final String CONTROLLER = "CONTROLLER";

  private final FolderLock lock;
  private final KafkaRaftServer server;
  private final int port;

  private KafkaBroker(FolderLock lock, KafkaRaftServer server, int port) {
    this.lock = lock;
    this.server = server;
    this.port = port;
  }

  /** Starts the broker of {@code root}, creating and formatting the folder when it is absent. */
  public static KafkaBroker start(Path root, KafkaSettings settings) {
    KafkaLogging.troubleOnly();
    return FolderLock.holding(root, lock -> start(lock, format(root.toRealPath()), settings));
  }

  /** Formats aside and renames, so that a torn format is never started. */
  private static Path format(Path root) throws IOException {
    var log = root.resolve("log");
    if (Files.exists(log)) {
      return log;
    }
    var fresh = root.resolve("log.new");
    Folders.delete(fresh);
    Files.createDirectories(fresh);
    writeMetadata(fresh.toString());
    Folders.publish(fresh, log);
    return log;
  }

  private static void writeMetadata(String folder) throws IOException {
    try (var nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(nowhere)
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(CONTROLLER)
          .setMetadataLogDirectory(folder)
          .setDirectories(List.of(folder))
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // what run() declares; it has no narrower type
      throw new IOException("Kafka's folder could not be formatted", e);
    }
  }

  private static KafkaBroker start(FolderLock lock, Path log, KafkaSettings settings) {
    for (var attempt = 1; ; attempt++) {
      var port = FreePort.orFixed(settings.port());
      var config = KafkaConfig.fromProps(properties(log, port, settings), false);
      var server = new KafkaRaftServer(config, Time.SYSTEM);
      try {
        server.startup();
        return new KafkaBroker(lock, server, port);
      } catch (KafkaException e) {
        server.shutdown();
        if (attempt == START_ATTEMPTS) {
          throw new EmbeddedFailure("Kafka did not start: " + e.getMessage(), e);
        }
      }
    }
  }

  private static Properties properties(Path log, int port, KafkaSettings settings) {
    var properties = new Properties();
    network(port, properties);
    storage(log, settings, properties);
    smallFootprint(properties);
    return properties;
  }

  private static void network(int port, Properties properties) {
    var controller = "127.0.0.1:" + FreePort.orFixed(0);
    var clients = "PLAINTEXT://127.0.0.1:" + port;
    properties.setProperty("process.roles", "broker,controller");
    properties.setProperty("node.id", Integer.toString(NODE));
    properties.setProperty("controller.listener.names", CONTROLLER);
    properties.setProperty("controller.quorum.voters", NODE + "@" + controller);
    properties.setProperty("listeners", clients + "," + CONTROLLER + "://" + controller);
    properties.setProperty("advertised.listeners", clients);
    // After a kill, the new broker waits until the controller has given up the killed one.
    properties.setProperty("broker.session.timeout.ms", "3000");
    properties.setProperty("broker.heartbeat.interval.ms", "300");
    properties.setProperty("group.initial.rebalance.delay.ms", "0");
  }

  private static void storage(Path log, KafkaSettings settings, Properties properties) {
    properties.setProperty("log.dirs", log.toString());
    properties.setProperty("auto.create.topics.enable", "false");
    properties.setProperty("log.retention.ms", Long.toString(settings.retention().toMillis()));
    properties.setProperty("log.segment.bytes", Integer.toString(128 << 20));
    // A killed process loses nothing; a power loss takes at most about this much.
    properties.setProperty("log.flush.interval.ms", "1000");
    properties.setProperty("log.flush.scheduler.interval.ms", "500");
    for (var topic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      properties.setProperty(topic + ".replication.factor", "1");
      properties.setProperty(topic + ".num.partitions", "1");
    }
    properties.setProperty("transaction.state.log.min.isr", "1");
    properties.setProperty("share.coordinator.state.topic.min.isr", "1");
  }

  private static void smallFootprint(Properties properties) {
    properties.setProperty("num.network.threads", "2");
    properties.setProperty("num.io.threads", "2");
    properties.setProperty("background.threads", "2");
    properties.setProperty("log.index.size.max.bytes", Integer.toString(1 << 20));
    properties.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
  }

  /** The address clients start from. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    lock.close();
  }
}
