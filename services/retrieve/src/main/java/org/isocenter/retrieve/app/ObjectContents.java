package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import org.isocenter.objectstore.ByteRange;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;

/** Opens stored objects, and stretches of them at the positions recorded at ingest. */
@ApplicationScoped
public class ObjectContents {

  private final ObjectStore objects;

  ObjectContents(ObjectStore objects) {
    this.objects = objects;
  }

  /** The object as it is stored; the caller closes the stream. */
  public InputStream open(ObjectKey key) {
    return objects.open(key);
  }

  /** Bytes of the object as it is stored; the caller closes the stream. */
  InputStream open(ObjectKey key, ByteRange range) {
    return objects.open(key, range);
  }

  /**
   * Bytes of a value; the caller closes the stream. Positions in a deflated object are those of its
   * inflated form, so it is inflated up to them, through a small window.
   */
  public InputStream openValue(StoredInstance instance, ByteRange range) throws IOException {
    if (instance.syntax().deflated()) {
      return InflatedObject.open(objects.open(instance.key()), range);
    }
    return objects.open(instance.key(), range);
  }
}
