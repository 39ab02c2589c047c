package org.isocenter.ingest.app;

import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.objectstore.ObjectWriter;
import org.isocenter.objectstore.StorageException;
import org.isocenter.objectstore.StoredObject;

/**
 * A store whose disk gets full.
 *
 * @param left how many objects it has room for
 */
record FailingObjectStore(ObjectStore store, AtomicInteger left) implements ObjectStore {
  FailingObjectStore(ObjectStore store) {
    this(store, 0);
  }

  FailingObjectStore(ObjectStore store, int left) {
    this(store, new AtomicInteger(left));
  }

  @Override
  public ObjectWriter create(ObjectKey key) {
    ObjectWriter writer = store.create(key);
    return new ObjectWriter() {
      @Override
      public void write(byte[] buffer, int offset, int length) {
        writer.write(buffer, offset, length);
      }

      @Override
      public StoredObject commit() {
        if (left.getAndDecrement() > 0) {
          return writer.commit();
        }
        throw new StorageException("No space left", StorageException.Retry.LATER);
      }

      @Override
      public void close() {
        writer.close();
      }
    };
  }

  @Override
  public InputStream open(ObjectKey key, ByteRange range) {
    return store.open(key, range);
  }

  @Override
  public InputStream open(ObjectKey key) {
    return store.open(key);
  }

  @Override
  public void delete(ObjectKey key) {
    store.delete(key);
  }

  @Override
  public OptionalLong size(ObjectKey key) {
    return store.size(key);
  }

  @Override
  public void forEach(String prefix, Consumer<StoredObject> action) {
    store.forEach(prefix, action);
  }

  @Override
  public void check() {
    store.check();
  }

  @Override
  public void close() {
    store.close();
  }
}
