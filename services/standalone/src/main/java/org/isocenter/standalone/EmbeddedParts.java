package org.isocenter.standalone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.isocenter.embedded.KafkaBroker;
import org.isocenter.embedded.KafkaSettings;
import org.isocenter.embedded.PostgresServer;
import org.isocenter.embedded.PostgresSettings;

/** The servers that a cluster has elsewhere: started together, stopped in order. */
final class EmbeddedParts implements AutoCloseable {
  private static final List<String> SERVICES = List.of("ingest", "query", "retrieve", "worklist");

  private final PostgresServer postgres;
  private final KafkaBroker kafka;

  private EmbeddedParts(PostgresServer postgres, KafkaBroker kafka) {
    this.postgres = postgres;
    this.kafka = kafka;
  }

  /** Starts both at the same time; when one fails, the other does not stay. */
  static EmbeddedParts start(DataFolder folder) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var postgres =
          CompletableFuture.supplyAsync(
              () -> PostgresServer.start(folder.postgres(), PostgresSettings.defaults()), threads);
      var kafka =
          CompletableFuture.supplyAsync(
              () -> KafkaBroker.start(folder.kafka(), KafkaSettings.defaults()), threads);
      return both(postgres, kafka);
    }
  }

  private static EmbeddedParts both(
      CompletableFuture<PostgresServer> postgres, CompletableFuture<KafkaBroker> kafka) {
    try {
      return new EmbeddedParts(postgres.join(), kafka.join());
    } catch (CompletionException e) {
      var _ = kafka.thenAccept(KafkaBroker::close);
      var _ = postgres.thenAccept(PostgresServer::close);
      throw e;
    }
  }

  /** Where the services find their database and their broker. */
  Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    for (var service : SERVICES) {
      var database = "isocenter." + service + ".db.";
      settings.put(database + "url", postgres.url());
      settings.put(database + "username", postgres.username());
      settings.put(database + "password", postgres.password());
    }
    settings.put("isocenter.kafka.bootstrap", kafka.bootstrapServers());
    return Map.copyOf(settings);
  }

  /** Runs the action when the database server ends, whether it was asked to or not. */
  void whenDatabaseEnded(Runnable action) {
    postgres.whenEnded(action);
  }

  /** Kafka first: it needs no database, and what it holds was in the database before. */
  @Override
  public void close() {
    try {
      kafka.close();
    } finally {
      postgres.close();
    }
  }
}
