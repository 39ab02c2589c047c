package org.isocenter.objectstore;

import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.isocenter.objectstore.StorageException.Retry;

/**
 * Blobs in one bucket of an S3 server. The bucket must exist; the credentials need to read, write,
 * delete and list it, and nothing more.
 *
 * <p>A blob up to {@link S3Settings#partSize()} is one PUT; a longer one is a multipart upload
 * whose parts leave while bytes arrive. A process that dies leaves such parts behind: give the
 * bucket a rule that ends incomplete uploads after a day.
 *
 * <p>Over plain http the SDK signs the SHA-256 of every payload, which costs processor time; over
 * https the transport protects it. Open streams are bounded by their readers, requests by {@link
 * S3Settings#maxConnections()}.
 */
public final class S3ObjectStore implements ObjectStore {
  private final S3Settings settings;
  private final S3Client client;

  /** Connects to nothing yet; {@link #check()} does. */
  public S3ObjectStore(S3Settings settings) {
    this.settings = settings;
    this.client = new S3Client(settings);
  }

  @Override
  public ObjectWriter create(ObjectKey key) {
    return new S3ObjectWriter(new S3Upload(client, settings, key), settings.partSize());
  }

  /** An empty range is no valid request in S3, so only its place is checked. */
  @Override
  public InputStream open(ObjectKey key, ByteRange range) {
    if (range.length() > 0) {
      return client.open(key, range);
    }
    long size = size(key).orElseThrow(() -> new MissingObjectException(key));
    if (range.end() > size) {
      throw StorageException.endsBefore(key, size, range);
    }
    return InputStream.nullInputStream();
  }

  @Override
  public InputStream open(ObjectKey key) {
    return client.open(key);
  }

  @Override
  public void delete(ObjectKey key) {
    client.delete(key);
  }

  @Override
  public OptionalLong size(ObjectKey key) {
    try {
      return OptionalLong.of(client.describe(key).size());
    } catch (MissingObjectException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void forEach(String prefix, Consumer<StoredObject> action) {
    client.forEach(prefix, action);
  }

  @Override
  public void check() {
    if (!client.bucketExists()) {
      throw new StorageException(
          "The bucket %s does not exist at %s; create it, the service never does"
              .formatted(settings.bucket(), settings.endpoint()),
          Retry.NEVER);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
