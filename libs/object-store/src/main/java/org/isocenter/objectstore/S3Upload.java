package org.isocenter.objectstore;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.Http;
import io.minio.PutObjectAPIArgs;
import io.minio.UploadPartArgs;
import io.minio.messages.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isocenter.objectstore.StorageException.Retry;

/** One blob on its way into the bucket: a single PUT, or parts that are then completed. */
final class S3Upload {
  private static final String CONTENT_TYPE = "application/octet-stream";

  private final S3Client client;
  private final S3Settings settings;
  private final ObjectKey key;
  private final List<Part> parts = new ArrayList<>();
  private Optional<String> uploadId = Optional.empty();
  private long size;

  S3Upload(S3Client client, S3Settings settings, ObjectKey key) {
    this.client = client;
    this.settings = settings;
    this.key = key;
  }

  ObjectKey key() {
    return key;
  }

  boolean hasParts() {
    return uploadId.isPresent();
  }

  StoredObject putWhole(byte[] content, int length) {
    size = length;
    return unlessTaken(() -> put(content, length));
  }

  private void put(byte[] content, int length) {
    Map<String, String> headers = settings.checksums().headersOf(content, length);
    client.call(
        key,
        sdk ->
            sdk.putObject(
                client
                    .of(key, PutObjectAPIArgs.builder())
                    .data(content, length)
                    .contentType(CONTENT_TYPE)
                    .headers(new Http.Headers(headers))
                    .extraHeaders(onlyIfAbsent())
                    .build()));
  }

  void putPart(byte[] content, int length) {
    String upload = uploadId.orElseGet(this::begin);
    // Other checksums would have to be announced when the upload begins, which servers take
    // variously.
    Map<String, String> headers = Checksums.contentMd5(content, length);
    var response =
        client.call(
            key,
            sdk ->
                sdk.uploadPart(
                    client
                        .of(key, UploadPartArgs.builder())
                        .uploadId(upload)
                        .partNumber(parts.size() + 1)
                        .data(content, length)
                        .headers(new Http.Headers(headers))
                        .build()));
    parts.add(response.part());
    size += length;
  }

  private String begin() {
    var response =
        client.call(
            key,
            sdk ->
                sdk.createMultipartUpload(
                    client
                        .of(key, CreateMultipartUploadArgs.builder())
                        .extraHeaders(Map.of("Content-Type", CONTENT_TYPE))
                        .build()));
    String id = response.result().uploadId();
    uploadId = Optional.of(id);
    return id;
  }

  StoredObject complete() {
    return unlessTaken(this::completeParts);
  }

  private void completeParts() {
    client.call(
        key,
        sdk ->
            sdk.completeMultipartUpload(
                client
                    .of(key, CompleteMultipartUploadArgs.builder())
                    .uploadId(uploadId.orElseThrow())
                    .parts(parts.toArray(Part[]::new))
                    .extraHeaders(onlyIfAbsent())
                    .build()));
    uploadId = Optional.empty();
  }

  void abort() {
    uploadId.ifPresent(id ->
        client.call(
            key,
            sdk ->
                sdk.abortMultipartUpload(
                    client.of(key, AbortMultipartUploadArgs.builder()).uploadId(id).build())));
    uploadId = Optional.empty();
  }

  /**
   * The first blob of a key stays. Decided by the server where it knows conditional writes;
   * elsewhere by looking first, which two writers at once could slip past: keys are unique, so they
   * do not meet.
   */
  private StoredObject unlessTaken(Runnable write) {
    if (!settings.conditionalWrites()) {
      Optional<StoredObject> first = first();
      if (first.isPresent()) {
        return first.get();
      }
    }
    try {
      write.run();
    } catch (StorageException e) {
      if (S3Errors.isTaken(e)) {
        return first().orElseThrow(() -> e);
      }
      throw e;
    }
    return written();
  }

  private Optional<StoredObject> first() {
    try {
      return Optional.of(client.describe(key));
    } catch (MissingObjectException e) {
      return Optional.empty();
    }
  }

  /** By a look at the object: the ETag of parts says nothing, and some servers omit it. */
  private StoredObject written() {
    StoredObject stored = client.describe(key);
    if (stored.size() != size) {
      throw new StorageException(
          "Object %s has %d bytes in S3 instead of %d".formatted(key, stored.size(), size),
          Retry.NEVER);
    }
    return stored;
  }

  private Map<String, String> onlyIfAbsent() {
    return settings.conditionalWrites() ? Map.of("If-None-Match", "*") : Map.of();
  }
}
