package org.isocenter.platform.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.isocenter.objectstore.Checksums;

/** Where the stored objects are kept. */
@ConfigMapping(prefix = "isocenter.object-store")
public interface ObjectStoreConfig {

  /**
   * The kind of store: {@code file} (a folder on a local disk), {@code s3}, or {@code none} for
   * services that keep no objects.
   */
  @WithDefault("file")
  Kind kind();

  /** Folder of the file store; needed there. */
  Optional<Path> path();

  /** The bucket; needed for {@code s3}. */
  S3 s3();

  /** The kinds of object store. */
  enum Kind {
    FILE,
    S3,
    NONE
  }

  /** One bucket of an S3 server. It must exist. */
  interface S3 {

    /** URL of the server; needed. */
    Optional<URI> endpoint();

    /** Region sent in signatures. */
    @WithDefault("us-east-1")
    String region();

    /** Name of the bucket, which must exist; needed. */
    Optional<String> bucket();

    /** Access key; needed. */
    Optional<String> accessKey();

    /** Secret key; needed. */
    Optional<String> secretKey();

    /** Whether the bucket is named in the path rather than the host name. */
    @WithDefault("true")
    boolean pathStyle();

    /**
     * Integrity headers of uploads: {@code standard} ({@code x-amz-checksum-*}) or {@code md5}
     * ({@code Content-MD5}), for servers that refuse the newer ones.
     */
    @WithDefault("standard")
    Checksums checksums();

    /** Whether the server knows {@code If-None-Match: *} on uploads. */
    @WithDefault("true")
    boolean conditionalWrites();

    /** Memory per upload under way, and size of its parts; at least 5M. */
    @WithDefault("8M")
    MemorySize partSize();

    /** Requests to the server at once. */
    @WithDefault("64")
    int maxConnections();

    /** Longest wait for a connection. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** Longest silence within a response. */
    @WithDefault("30s")
    Duration readTimeout();
  }
}
