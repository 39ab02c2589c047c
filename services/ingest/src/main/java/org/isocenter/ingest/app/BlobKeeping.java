package org.isocenter.ingest.app;

import java.time.Duration;
import java.time.Instant;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.objectstore.StorageException;
import org.jboss.logging.Logger;

/** Which blobs go at once and which stay for a while. */
public final class BlobKeeping {
  private static final Logger log = Logger.getLogger(BlobKeeping.class);

  private final ObjectStore objects;
  private final Duration replacedGrace;

  /**
   * @param replacedGrace how long the object of a replaced content stays for those who read it
   */
  public BlobKeeping(ObjectStore objects, Duration replacedGrace) {
    this.objects = objects;
    this.replacedGrace = replacedGrace;
  }

  public Instant keepReplaced(Instant replacedAt) {
    return replacedAt.plus(replacedGrace);
  }

  /** No answer depends on it: what cannot be removed now is swept later. */
  public void remove(ObjectKey key) {
    try {
      objects.delete(key);
    } catch (StorageException e) {
      log.warnf(e, "Left to the orphan sweep: %s", key);
    }
  }
}
