package org.isocenter.objectstore;

import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Write-once blobs. Every failure is a {@link StorageException}; nothing of an SDK leaks. Safe for
 * use by many threads.
 */
public interface ObjectStore extends AutoCloseable {
  /** Begins a blob whose bytes are pushed as they arrive. Putting a key twice keeps the first. */
  ObjectWriter create(ObjectKey key);

  /**
   * Opens exactly {@code range}; the caller closes the stream.
   *
   * @throws MissingObjectException when there is no such blob
   * @throws StorageException when the blob ends before the range does
   */
  InputStream open(ObjectKey key, ByteRange range);

  /**
   * Opens the whole blob; the caller closes the stream.
   *
   * @throws MissingObjectException when there is no such blob
   */
  InputStream open(ObjectKey key);

  /** Removes the blob; an absent key is not an error. */
  void delete(ObjectKey key);

  /** The blob's size in bytes, or empty when there is none. */
  OptionalLong size(ObjectKey key);

  /** Whether a blob is stored under the key. */
  default boolean exists(ObjectKey key) {
    return size(key).isPresent();
  }

  /**
   * Visits every blob whose key starts with {@code prefix} (empty: all), in no particular order and
   * without holding the list in memory. Blobs that come or go meanwhile may be missed.
   */
  void forEach(String prefix, Consumer<StoredObject> action);

  /** Returns if the store can serve now, or throws a {@link StorageException} that says why not. */
  void check();

  @Override
  void close();
}
