package org.isocenter.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.isocenter.embedded.KafkaBroker;
import org.isocenter.embedded.KafkaSettings;
import org.isocenter.embedded.PostgresServer;
import org.isocenter.testsupport.quarkus.EmbeddedParts;
import org.isocenter.testsupport.s3.S3ProxyServer;

/** What services of a cluster share: a database, a broker and an S3 bucket. */
record Surroundings(PostgresServer postgres, KafkaBroker kafka, S3ProxyServer s3)
    implements AutoCloseable {

  static Surroundings start(Path folder) throws Exception {
    return new Surroundings(
        PostgresServer.start(folder.resolve("postgres"), EmbeddedParts.postgresOfTheModule()),
        KafkaBroker.start(folder.resolve("kafka"), KafkaSettings.defaults()),
        S3ProxyServer.start(folder.resolve("s3")));
  }

  /** Where a service finds them. */
  Map<String, String> keys(String service) {
    var keys = new HashMap<String, String>();
    keys.put("isocenter." + service + ".db.url", postgres.url());
    keys.put("isocenter." + service + ".db.username", postgres.username());
    keys.put("isocenter." + service + ".db.password", postgres.password());
    keys.put("isocenter.kafka.bootstrap", kafka.bootstrapServers());
    keys.put("isocenter.kafka.partitions", "4");
    keys.put("isocenter.object-store.kind", "s3");
    keys.put("isocenter.object-store.s3.endpoint", s3.endpoint().toString());
    keys.put("isocenter.object-store.s3.region", S3ProxyServer.REGION);
    keys.put("isocenter.object-store.s3.bucket", S3ProxyServer.BUCKET);
    keys.put("isocenter.object-store.s3.access-key", S3ProxyServer.ACCESS_KEY);
    keys.put("isocenter.object-store.s3.secret-key", S3ProxyServer.SECRET_KEY);
    return keys;
  }

  @Override
  public void close() throws IOException {
    s3.close();
    kafka.close();
    postgres.close();
  }
}
