package org.isocenter.ingest.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.isocenter.imaging.origin.OriginNames;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.jboss.logging.Logger;

/** Removes what was replaced or deleted once its grace period is over: objects, then rows. */
public final class RemoveSuperseded {
  private static final Logger log = Logger.getLogger(RemoveSuperseded.class);

  private static final int BATCH = 500;

  private final ObjectStore objects;
  private final Ledger ledger;
  private final Clock clock;

  public RemoveSuperseded(ObjectStore objects, Ledger ledger, Clock clock) {
    this.objects = objects;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Removes all that is due and answers how many objects that were. */
  public int remove() {
    Instant now = clock.instant();
    int removed = 0;
    var batch = ledger.superseded(now, BATCH);
    while (!batch.isEmpty()) {
      remove(batch);
      removed += batch.size();
      batch = ledger.superseded(now, BATCH);
    }
    int tombstones = ledger.forgetTombstones(now);
    if (removed > 0 || tombstones > 0) {
      log.infof("Removed %d objects of the past and %d tombstones", removed, tombstones);
    }
    return removed;
  }

  /** Rows last: a crash in between only removes the objects once more. */
  private void remove(List<SupersededObject> batch) {
    for (SupersededObject past : batch) {
      remove(past.objectKey());
      objects.delete(ObjectNames.claimCheck(past.objectKey(), past.version()));
    }
    ledger.forgetSuperseded(batch.stream().map(SupersededObject::version).toList());
  }

  private void remove(ObjectKey key) {
    if (OriginNames.isCompressed(key.value())) {
      objects.delete(ObjectNames.origin(key));
    }
    objects.delete(key);
  }
}
