package org.isocenter.ingest.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.objectstore.StoredObject;
import org.jboss.logging.Logger;

/**
 * Removes blobs of instances that no ledger row refers to: what a crash between blob and row leaves
 * behind. A blob younger than the grace period may belong to a request that is still under way.
 */
public final class SweepOrphans {
  private static final Logger log = Logger.getLogger(SweepOrphans.class);

  private static final int BATCH = 500;

  private final ObjectStore objects;
  private final Ledger ledger;
  private final Clock clock;
  private final Duration grace;

  public SweepOrphans(ObjectStore objects, Ledger ledger, Clock clock, Duration grace) {
    this.objects = objects;
    this.ledger = ledger;
    this.clock = clock;
    this.grace = grace;
  }

  /** Looks at every blob of an instance once and answers how many were removed. */
  public int sweep() {
    Instant settled = clock.instant().minus(grace);
    var sweep = new Sweep();
    objects.forEach(ObjectNames.PREFIX, object -> sweep.consider(object, settled));
    sweep.removeUnreferenced();
    if (sweep.removed > 0) {
      log.infof("Removed %d blobs that no instance refers to", sweep.removed);
    }
    return sweep.removed;
  }

  /** One walk over the store; a batch of keys is all it holds. */
  private final class Sweep {
    private final List<ObjectKey> candidates = new ArrayList<>();
    private int removed;

    void consider(StoredObject object, Instant settled) {
      boolean ours = ObjectNames.sopInstanceUid(object.key()).isPresent();
      if (ours && object.modified().isBefore(settled)) {
        candidates.add(object.key());
      }
      if (candidates.size() == BATCH) {
        removeUnreferenced();
      }
    }

    void removeUnreferenced() {
      Set<ObjectKey> referenced = ledger.referenced(candidates);
      candidates.removeAll(referenced);
      candidates.forEach(objects::delete);
      removed += candidates.size();
      candidates.clear();
    }
  }
}
