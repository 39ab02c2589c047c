package org.isocenter.ingest.app;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.isocenter.events.ClaimCheckNames;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.objectstore.StoredObject;
import org.jboss.logging.Logger;

/**
 * Removes blobs of instances, and events kept beside them, that the ledger knows nothing of: what a
 * crash or a conflict leaves behind. A blob younger than the grace period may belong to a request
 * that is still under way.
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

  /** Looks at every blob once and answers how many were removed. */
  public int sweep() {
    var instances = new Walk(key -> ObjectNames.sopInstanceUid(key).isPresent(), this::instances);
    var events = new Walk(key -> version(key).isPresent(), this::events);
    int removed = instances.over(ObjectNames.PREFIX) + events.over(ClaimCheckNames.PREFIX);
    if (removed > 0) {
      log.infof("Removed %d blobs that no instance refers to", removed);
    }
    return removed;
  }

  private Set<ObjectKey> instances(Collection<ObjectKey> keys) {
    var owners = keys.stream().map(ObjectNames::owner).distinct().toList();
    Set<ObjectKey> referenced = ledger.referenced(owners);
    return keys.stream()
        .filter(key -> referenced.contains(ObjectNames.owner(key)))
        .collect(toSet());
  }

  private Set<ObjectKey> events(Collection<ObjectKey> keys) {
    Set<Long> known = ledger.known(keys.stream().map(key -> version(key).getAsLong()).toList());
    return keys.stream().filter(key -> known.contains(version(key).getAsLong())).collect(toSet());
  }

  private static OptionalLong version(ObjectKey key) {
    return ClaimCheckNames.version(key.value());
  }

  /** One walk over a part of the store; a batch of keys is all it holds. */
  private final class Walk {
    private final Predicate<ObjectKey> ours;
    private final Function<Collection<ObjectKey>, Set<ObjectKey>> referenced;
    private final List<ObjectKey> candidates = new ArrayList<>();
    private final Instant settled = clock.instant().minus(grace);
    private int removed;

    Walk(Predicate<ObjectKey> ours, Function<Collection<ObjectKey>, Set<ObjectKey>> referenced) {
      this.ours = ours;
      this.referenced = referenced;
    }

    int over(String prefix) {
      objects.forEach(prefix, this::consider);
      removeUnreferenced();
      return removed;
    }

    private void consider(StoredObject object) {
      if (ours.test(object.key()) && object.modified().isBefore(settled)) {
        candidates.add(object.key());
      }
      if (candidates.size() == BATCH) {
        removeUnreferenced();
      }
    }

    private void removeUnreferenced() {
      candidates.removeAll(referenced.apply(candidates));
      candidates.forEach(objects::delete);
      removed += candidates.size();
      candidates.clear();
    }
  }
}
