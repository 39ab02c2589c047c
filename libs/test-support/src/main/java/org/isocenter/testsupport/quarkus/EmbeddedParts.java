package org.isocenter.testsupport.quarkus;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isocenter.embedded.KafkaBroker;
import org.isocenter.embedded.KafkaSettings;
import org.isocenter.embedded.PostgresServer;
import org.isocenter.embedded.PostgresSettings;
import org.jspecify.annotations.Nullable;

/**
 * Real PostgreSQL, a real Kafka broker and a folder of objects, on fresh data, for a {@code
 * QuarkusTest} of any service: each finds its own keys among those given. Arguments of the test
 * become settings; {@link #NO_BROKER} and {@link #NO_OBJECTS} leave parts out.
 */
public final class EmbeddedParts implements QuarkusTestResourceLifecycleManager {

  /** The argument by which a test asks for brokers that cannot be reached. */
  public static final String NO_BROKER = "no-broker";

  /** The argument by which a test leaves out all settings of an object store. */
  public static final String NO_OBJECTS = "no-objects";

  private static final String NOBODY_LISTENS = "127.0.0.1:1";

  private Map<String, String> arguments = Map.of();
  private @Nullable Path folder;
  private @Nullable PostgresServer postgres;
  private @Nullable KafkaBroker kafka;

  @Override
  public void init(Map<String, String> initArgs) {
    arguments = Map.copyOf(initArgs);
  }

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("isocenter-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    postgres = PostgresServer.start(folder.resolve("postgres"), postgresOfTheModule());
    return keys(folder, postgres, bootstrapServers(folder));
  }

  /** Its binaries are unpacked once for all tests of a module. */
  public static PostgresSettings postgresOfTheModule() {
    return PostgresSettings.defaults().withBinaries(Path.of("target", "postgres").toAbsolutePath());
  }

  private String bootstrapServers(Path folder) {
    if (arguments.containsKey(NO_BROKER)) {
      return NOBODY_LISTENS;
    }
    var broker = KafkaBroker.start(folder.resolve("kafka"), KafkaSettings.defaults());
    kafka = broker;
    return broker.bootstrapServers();
  }

  private Map<String, String> keys(Path folder, PostgresServer postgres, String brokers) {
    var keys = new HashMap<>(arguments);
    for (var service : List.of("ingest", "query", "retrieve", "worklist")) {
      keys.put("isocenter." + service + ".db.url", postgres.url());
      keys.put("isocenter." + service + ".db.username", postgres.username());
      keys.put("isocenter." + service + ".db.password", postgres.password());
    }
    keys.put("isocenter.kafka.bootstrap", brokers);
    keys.put("isocenter.kafka.partitions", "2");
    if (!arguments.containsKey(NO_OBJECTS)) {
      keys.put("isocenter.object-store.kind", "file");
      keys.put("isocenter.object-store.path", folder.resolve("objects").toString());
    }
    return keys;
  }

  @Override
  public void stop() {
    if (kafka != null) {
      kafka.close();
    }
    if (postgres != null) {
      postgres.close();
    }
    if (folder != null) {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                throws IOException {
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
