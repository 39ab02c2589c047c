package org.isocenter.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.isocenter.objectstore.Checksums;
import org.isocenter.objectstore.S3Settings;
import org.isocenter.platform.config.ObjectStoreConfig.Kind;
import org.junit.jupiter.api.Test;

/** Pins the keys and defaults of the shared settings. */
class SettingsTest {

  private static <T> T read(Class<T> mapping, Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(mapping)
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(mapping);
  }

  /** As the Helm chart gives them. */
  @Test
  void takesPropertiesOfKafkaFromTheEnvironment() {
    var environment =
        Map.of(
            "ISOCENTER_KAFKA_PROPERTIES__SECURITY_PROTOCOL_", "SASL_SSL",
            "ISOCENTER_KAFKA_PROPERTIES__SSL_KEYSTORE_CERTIFICATE_CHAIN_", "pem");
    var config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(KafkaConfig.class)
            .withSources(new EnvConfigSource(environment, 300))
            .build()
            .getConfigMapping(KafkaConfig.class);

    assertThat(config.properties())
        .isEqualTo(
            Map.of("security.protocol", "SASL_SSL", "ssl.keystore.certificate.chain", "pem"));
  }

  @Test
  void keepsObjectsInFilesUnlessToldOtherwise() {
    var config =
        read(ObjectStoreConfig.class, Map.of("isocenter.object-store.path", "/data/objects"));

    assertThat(config.kind()).isEqualTo(Kind.FILE);
    assertThat(config.path()).contains(Path.of("/data/objects"));
  }

  @Test
  void keepsObjectsInABucket() {
    var config =
        read(
            ObjectStoreConfig.class,
            Map.of(
                "isocenter.object-store.kind", "s3",
                "isocenter.object-store.s3.endpoint", "http://minio:9000",
                "isocenter.object-store.s3.bucket", "dicom",
                "isocenter.object-store.s3.access-key", "key",
                "isocenter.object-store.s3.secret-key", "secret"));

    assertThat(config.kind()).isEqualTo(Kind.S3);
    assertThat(ObjectStoreBeans.settings(config.s3()))
        .isEqualTo(
            S3Settings.of(URI.create("http://minio:9000"), "us-east-1", "dicom", "key", "secret"));
  }

  @Test
  void readsEveryKeyOfTheBucket() {
    String s3 = "isocenter.object-store.s3.";
    var config =
        read(
            ObjectStoreConfig.class,
            Map.of(
                s3 + "region", "eu-1",
                s3 + "path-style", "false",
                s3 + "checksums", "md5",
                s3 + "conditional-writes", "false",
                s3 + "part-size", "16M",
                s3 + "max-connections", "7",
                s3 + "connect-timeout", "1s",
                s3 + "read-timeout", "2s"));

    assertThat(config.s3().region()).isEqualTo("eu-1");
    assertThat(config.s3().pathStyle()).isFalse();
    assertThat(config.s3().checksums()).isEqualTo(Checksums.MD5);
    assertThat(config.s3().conditionalWrites()).isFalse();
    assertThat(config.s3().partSize()).isEqualTo(new MemorySize(BigInteger.valueOf(16 << 20)));
    assertThat(config.s3().maxConnections()).isEqualTo(7);
    assertThat(config.s3().connectTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.s3().readTimeout()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void tellsWhichKeyIsMissing() {
    var config = read(ObjectStoreConfig.class, Map.of());

    assertThatIllegalStateException()
        .isThrownBy(() -> ObjectStoreBeans.open(config))
        .withMessageStartingWith("Set isocenter.object-store.path");
    assertThatIllegalStateException()
        .isThrownBy(() -> ObjectStoreBeans.settings(config.s3()))
        .withMessageStartingWith("Set isocenter.object-store.s3.endpoint");
  }

  @Test
  void reachesKafkaByDefault() {
    var config = read(KafkaConfig.class, Map.of());

    assertThat(config.bootstrap()).isEqualTo("localhost:9092");
    assertThat(config.instanceId()).isEmpty();
    assertThat(config.properties()).isEmpty();
    assertThat(config.createTopics()).isTrue();
    assertThat(config.partitions()).isEqualTo(12);
    assertThat(config.replication()).isEqualTo((short) -1);
    assertThat(config.topics().instances()).isEqualTo("dicom.instances");
    assertThat(config.topics().applied()).isEqualTo("dicom.applied");
    assertThat(config.topics().rejected()).isEqualTo("dicom.instances.rejected");
    assertThat(config.topics().upsEvents()).isEqualTo("ups.events");
  }

  @Test
  void passesSecurityPropertiesOnToKafka() {
    var config =
        read(
            KafkaConfig.class,
            Map.of(
                "isocenter.kafka.bootstrap", "broker:9093",
                "isocenter.kafka.properties.\"security.protocol\"", "SASL_SSL"));

    var settings = new EventBeans().kafkaSettings(config, "ingest");

    assertThat(settings.bootstrapServers()).isEqualTo("broker:9093");
    assertThat(settings.clientId()).isEqualTo("ingest");
    assertThat(settings.instanceId()).isEmpty();
    assertThat(settings.security()).containsExactly(Map.entry("security.protocol", "SASL_SSL"));
  }

  @Test
  void readsTheAddressOfTheServer() {
    var settings =
        Map.of(
            "isocenter.public-url", "https://pacs.example.org",
            "isocenter.trusted-proxies", "10.0.0.0/8,::1");

    assertThat(read(PublicUrlConfig.class, settings).url()).contains("https://pacs.example.org");
    assertThat(read(TrustedProxiesConfig.class, settings).networks().orElseThrow())
        .containsExactly("10.0.0.0/8", "::1");
    assertThat(read(PublicUrlConfig.class, Map.of()).url()).isEmpty();
    assertThat(read(TrustedProxiesConfig.class, Map.of()).networks()).isEmpty();
  }
}
