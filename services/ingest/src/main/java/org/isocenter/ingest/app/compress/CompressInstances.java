package org.isocenter.ingest.app.compress;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.isocenter.dicom.io.DicomFormatException;
import org.isocenter.ingest.app.BlobKeeping;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.ObjectNames;
import org.isocenter.ingest.app.compress.LeftAlone.Reason;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.StorageException;
import org.jboss.logging.Logger;

/**
 * Compresses what has been stored for a while, instance by instance: the new objects first, then
 * the proof that the original can be restored from them, then the row. A crash in between leaves
 * the original, and objects to be swept.
 */
public final class CompressInstances {
  private static final Logger log = Logger.getLogger(CompressInstances.class);

  /** How often instances are looked for that a search had passed before they could be seen. */
  private static final Duration BEGIN_ANEW = Duration.ofHours(6);

  /** How much later than its time of storage an instance may be seen, while its request goes on. */
  private static final Duration SEEN_LATE = Duration.ofMinutes(10);

  private final Compressions compressions;
  private final Steps steps;
  private final CompressionPolicy policy;
  private final Settings settings;
  private final Clock clock;
  private long searchedThrough;
  private Instant beganAt = Instant.MIN;
  private volatile boolean ending;

  public CompressInstances(
      Compressions compressions,
      Steps steps,
      CompressionPolicy policy,
      Settings settings,
      Clock clock) {
    this.compressions = compressions;
    this.steps = steps;
    this.policy = policy;
    this.settings = settings;
    this.clock = clock;
  }

  /** What is done with each instance, and who hears of it. */
  public record Steps(
      MakeCompressed make,
      SwitchContent content,
      ObjectNames names,
      BlobKeeping blobs,
      CompressionObserver observer) {}

  /**
   * When and how many.
   *
   * @param after age from which on instances are compressed
   * @param batch instances claimed at once
   * @param lease how long others leave them to this process
   * @param longest time for one instance; much later its new objects may be swept
   */
  public record Settings(Duration after, int batch, Duration lease, Duration longest) {}

  /** Whether nothing is ever compressed. */
  public boolean isOff() {
    return policy.isOff();
  }

  /** Decides on all instances that are due and answers how many were compressed. One at a time. */
  public int compressDue() {
    if (policy.isOff()) {
      return 0;
    }
    Instant now = clock.instant();
    if (beganAt.isBefore(now.minus(BEGIN_ANEW))) {
      beganAt = now;
      searchedThrough = 0;
    }
    compressions
        .left(now)
        .ifPresent(version -> searchedThrough = Math.min(searchedThrough, version - 1));
    int compressed = 0;
    long through = searchedThrough;
    List<LedgerEntry> batch = claim(through);
    while (!batch.isEmpty() && !ending) {
      for (LedgerEntry entry : batch) {
        compressed += !ending && compress(entry) ? 1 : 0;
      }
      through = batch.getLast().version();
      batch = claim(through);
    }
    searchedThrough =
        compressions.searched(searchedThrough, now.minus(settings.after()).minus(SEEN_LATE));
    if (compressed > 0) {
      log.infof("Compressed %d instances", compressed);
    }
    return compressed;
  }

  private List<LedgerEntry> claim(long behind) {
    Instant now = clock.instant();
    var search =
        new Compressions.Search(
            behind, now.minus(settings.after()), policy.id(), now, now.plus(settings.lease()));
    List<LedgerEntry> batch = compressions.claim(search, settings.batch());
    steps.observer().working(batch.stream().findFirst().map(this::due));
    return batch;
  }

  private Instant due(LedgerEntry entry) {
    return entry.storedAt().plus(settings.after());
  }

  private boolean compress(LedgerEntry entry) {
    ObjectKey key = steps.names().freshCompressed(entry.ref());
    MakeCompressed.Made made;
    try {
      made = makeInTime(entry, key);
    } catch (LeftAlone e) {
      leave(entry, e);
      remove(key);
      return false;
    } catch (DicomFormatException e) {
      leave(entry, new LeftAlone(Reason.DAMAGED, String.valueOf(e.getMessage())));
      remove(key);
      return false;
    } catch (StorageException | IOException e) {
      // The claim ends by itself, and then it is tried again.
      log.warnf(e, "Not compressed now: %s", entry.ref());
      steps.observer().failed();
      remove(key);
      return false;
    } catch (CancellationException e) {
      remove(key);
      return false;
    }
    return switchTo(made, entry);
  }

  private MakeCompressed.Made makeInTime(LedgerEntry entry, ObjectKey key)
      throws IOException, LeftAlone {
    Instant end = clock.instant().plus(settings.longest());
    BooleanSupplier inTime = () -> clock.instant().isBefore(end);
    MakeCompressed.Made made;
    try {
      made = steps.make().make(entry, key, () -> !ending && inTime.getAsBoolean());
    } catch (CancellationException e) {
      if (ending) {
        throw e;
      }
      throw tooLong();
    }
    if (!inTime.getAsBoolean()) {
      throw tooLong();
    }
    return made;
  }

  private LeftAlone tooLong() {
    return new LeftAlone(Reason.TIME, "It takes longer than " + settings.longest());
  }

  /** When this throws, nobody knows whether the row has been switched: then nothing is removed. */
  private boolean switchTo(MakeCompressed.Made made, LedgerEntry entry) {
    boolean switched = steps.content().switchTo(made, entry);
    if (switched) {
      steps.observer().compressed(made.saved(entry));
    } else {
      remove(made.written().key());
    }
    return switched;
  }

  private void leave(LedgerEntry entry, LeftAlone why) {
    String reason = why.reason().name().toLowerCase(Locale.ROOT);
    if (!compressions.leave(entry.version(), policy.id(), reason)) {
      return;
    }
    switch (why.reason()) {
      case PROOF, DAMAGED, LOST ->
          log.errorf("Not compressed: %s (%s: %s)", entry.ref(), reason, why.getMessage());
      case MODALITY, PIXELS, ATTRIBUTES, MEMORY, ENCODER, UNUSED_BITS, SIZE, TIME ->
          log.debugf("Left as it is: %s (%s: %s)", entry.ref(), reason, why.getMessage());
    }
    steps.observer().leftAlone(reason);
  }

  private void remove(ObjectKey key) {
    steps.blobs().remove(key);
    steps.blobs().remove(ObjectNames.origin(key));
  }

  /** Ends the work between two frames; what was begun is begun anew at the next start. */
  public void end() {
    ending = true;
  }
}
