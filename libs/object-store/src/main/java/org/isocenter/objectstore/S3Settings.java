package org.isocenter.objectstore;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how to reach one bucket. The bucket must exist; nothing here creates one.
 *
 * @param region sent in signatures as given, never looked up
 * @param pathStyle bucket in the path instead of the host name, as most servers of one's own want
 * @param checksums what to send along with uploads; some servers refuse the newer headers
 * @param conditionalWrites whether the server knows {@code If-None-Match: *} on uploads; without,
 *     the store looks before it writes
 * @param partSize bytes collected in memory per open writer, at least 5 MiB (a limit of S3)
 * @param maxConnections requests under way at once; further ones wait
 */
public record S3Settings(
    URI endpoint,
    String region,
    String bucket,
    String accessKey,
    String secretKey,
    boolean pathStyle,
    Checksums checksums,
    boolean conditionalWrites,
    int partSize,
    int maxConnections,
    Duration connectTimeout,
    Duration readTimeout) {

  static final int MIN_PART_SIZE = 5 << 20;
  static final int DEFAULT_PART_SIZE = 8 << 20;

  public S3Settings {
    if (partSize < MIN_PART_SIZE) {
      throw new IllegalArgumentException("S3 refuses parts below 5 MiB: " + partSize);
    }
    if (maxConnections < 1) {
      throw new IllegalArgumentException("At least one connection is needed");
    }
    requireText("endpoint", endpoint.getHost());
    requireText("region", region);
    requireText("bucket", bucket);
  }

  /** Path style, standard checksums, conditional writes, parts of 8 MiB, 64 connections. */
  public static S3Settings of(
      URI endpoint, String region, String bucket, String accessKey, String secretKey) {
    return new S3Settings(
        endpoint,
        region,
        bucket,
        accessKey,
        secretKey,
        true,
        Checksums.STANDARD,
        true,
        DEFAULT_PART_SIZE,
        64,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30));
  }

  /** The same with another integrity header. */
  public S3Settings with(Checksums other) {
    return new S3Settings(
        endpoint,
        region,
        bucket,
        accessKey,
        secretKey,
        pathStyle,
        other,
        conditionalWrites,
        partSize,
        maxConnections,
        connectTimeout,
        readTimeout);
  }

  /** Without the secret key. */
  @Override
  public String toString() {
    return "S3Settings[" + endpoint + ", " + region + ", " + bucket + "]";
  }

  private static void requireText(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("The S3 " + name + " must be set");
    }
  }
}
