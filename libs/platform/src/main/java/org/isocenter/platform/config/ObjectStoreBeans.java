package org.isocenter.platform.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.isocenter.objectstore.FileObjectStore;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.objectstore.S3ObjectStore;
import org.isocenter.objectstore.S3Settings;
import org.isocenter.platform.config.ObjectStoreConfig.S3;
import org.isocenter.platform.metrics.ObservedObjectStore;
import org.isocenter.platform.tracing.Traces;

/** Makes the object store that the settings ask for. */
@ApplicationScoped
public class ObjectStoreBeans {

  private static final String PREFIX = "isocenter.object-store.";

  /** One store for the whole process; opened when it is first needed. */
  @Produces
  @Singleton
  ObjectStore objectStore(ObjectStoreConfig config, MeterRegistry registry, Traces traces) {
    return new ObservedObjectStore(open(config), registry, traces);
  }

  static ObjectStore open(ObjectStoreConfig config) {
    return switch (config.kind()) {
      case FILE ->
          new FileObjectStore(
              RequiredSetting.of(PREFIX + "path", config.path(), "the file store needs a folder"));
      case S3 -> new S3ObjectStore(settings(config.s3()));
      case NONE ->
          throw new IllegalStateException(
              "Set %skind to file or s3: this service keeps objects.".formatted(PREFIX));
    };
  }

  void close(@Disposes ObjectStore store) {
    store.close();
  }

  static S3Settings settings(S3 config) {
    return new S3Settings(
        required("endpoint", config.endpoint()),
        config.region(),
        required("bucket", config.bucket()),
        required("access-key", config.accessKey()),
        required("secret-key", config.secretKey()),
        config.pathStyle(),
        config.checksums(),
        config.conditionalWrites(),
        bytes("part-size", config.partSize()),
        config.maxConnections(),
        config.connectTimeout(),
        config.readTimeout());
  }

  private static <T> T required(String key, Optional<T> value) {
    return RequiredSetting.of(PREFIX + "s3." + key, value, "the S3 store needs it");
  }

  private static int bytes(String key, MemorySize size) {
    long bytes = size.asLongValue();
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalStateException("Set %ss3.%s below 2G.".formatted(PREFIX, key));
    }
    return (int) bytes;
  }
}
