package org.isocenter.ingest.app;

import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.objectstore.ObjectWriter;
import org.isocenter.objectstore.StorageException;
import org.isocenter.objectstore.StoredObject;

/** A store that cannot be read from for now. */
record UnreadableStore(ObjectStore store) implements ObjectStore {
  @Override
  public ObjectWriter create(ObjectKey key) {
    return store.create(key);
  }

  @Override
  public InputStream open(ObjectKey key, ByteRange range) {
    throw unreadable();
  }

  @Override
  public InputStream open(ObjectKey key) {
    throw unreadable();
  }

  private static StorageException unreadable() {
    return new StorageException("Nobody answers", StorageException.Retry.LATER);
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
    throw unreadable();
  }

  @Override
  public void close() {
    store.close();
  }
}
