package org.isocenter.ingest.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isocenter.events.EventCodec;
import org.isocenter.events.Position;
import org.isocenter.ingest.app.ReceivedInstance.Blob;
import org.isocenter.ingest.app.StoreOutcome.Failed;
import org.isocenter.ingest.app.StoreOutcome.Stored;
import org.isocenter.objectstore.StorageException;
import org.jboss.logging.Logger;

/**
 * Makes received instances known: rows and events in one transaction, then the events to the relay.
 * A SOP Instance UID that is taken is decided here: the same bytes are stored already, others are
 * subject to the policy.
 */
public final class RecordInstances {
  private static final Logger log = Logger.getLogger(RecordInstances.class);

  private final Ledger ledger;
  private final InstanceEvents events;
  private final EventCodec codec;
  private final EventRelay relay;
  private final BlobKeeping blobs;

  public RecordInstances(
      Ledger ledger, InstanceEvents events, EventCodec codec, EventRelay relay, BlobKeeping blobs) {
    this.ledger = ledger;
    this.events = events;
    this.codec = codec;
    this.relay = relay;
    this.blobs = blobs;
  }

  /** What one transaction came to: an outcome per instance, a publication per new one. */
  record Recorded(List<StoreOutcome> outcomes, List<CompletableFuture<Position>> published) {}

  /**
   * Builds the row and the event of an instance. When this throws, its blob is removed again.
   *
   * @throws RefusedInstance when the event cannot be kept
   */
  PendingInstance prepare(ReceivedInstance received) throws RefusedInstance {
    boolean prepared = false;
    try {
      var pending = pending(received, events.entry(received, ledger.nextVersion()));
      prepared = true;
      return pending;
    } catch (StorageException e) {
      log.warnf(e, "Not stored: %s", received.ref());
      throw RefusedInstance.outOfResources(Optional.of(received.ref().sop()));
    } finally {
      if (!prepared) {
        remove(received.blob());
      }
    }
  }

  private PendingInstance pending(ReceivedInstance received, LedgerEntry entry) {
    byte[] event = codec.encode(events.event(entry, received.scan()));
    var outboxEvent = events.outboxed(entry.version(), entry.ref().studyInstanceUid(), event);
    return new PendingInstance(received, new NewInstance(entry, outboxEvent));
  }

  /**
   * Records all instances or, when this throws, perhaps none: their blobs are left to the sweep.
   */
  Recorded record(List<PendingInstance> instances, ConflictPolicy policy) {
    List<StoreOutcome> outcomes = new ArrayList<>();
    List<CompletableFuture<Position>> published = new ArrayList<>();
    List<PendingInstance> open = durable(instances, outcomes);
    while (!open.isEmpty()) {
      var leftOut = recordOnce(open, policy);
      List<PendingInstance> again = new ArrayList<>();
      for (PendingInstance instance : open) {
        LedgerEntry standing = leftOut.get(instance.entry().version());
        if (standing == null) {
          published.add(relay.relay(instance.row().event()));
          outcomes.add(new Stored(instance.received().ref(), instance.received().warnings()));
        } else if (policy.replaces(standing, instance.entry())) {
          again.add(above(standing, instance));
        } else {
          blobs.remove(instance.entry().objectKey());
          outcomes.add(outcome(instance, standing, policy));
        }
      }
      open = again;
    }
    return new Recorded(outcomes, published);
  }

  private Map<Long, LedgerEntry> recordOnce(List<PendingInstance> open, ConflictPolicy policy) {
    return ledger.record(
        open.stream().map(PendingInstance::row).toList(), policy, blobs.keepReplaced(events.now()));
  }

  /** Another replica gave the standing one a version above: versions must grow. */
  private PendingInstance above(LedgerEntry standing, PendingInstance instance) {
    long version = ledger.versionAfter(standing.version());
    return pending(instance.received(), instance.entry().withVersion(version));
  }

  /** Waits for all blobs; bytes are durable before a row refers to them. */
  private static List<PendingInstance> durable(
      List<PendingInstance> instances, List<StoreOutcome> outcomes) {
    List<PendingInstance> durable = new ArrayList<>();
    for (PendingInstance instance : instances) {
      try {
        instance.received().blob().requireDurable();
        durable.add(instance);
      } catch (StorageException e) {
        var ref = instance.received().ref();
        log.warnf(e, "Not stored: %s", ref);
        outcomes.add(RefusedInstance.outOfResources(Optional.of(ref.sop())).outcome());
      }
    }
    return durable;
  }

  /** Removes the blobs of instances that were never given to the ledger. */
  void discard(List<PendingInstance> instances) {
    instances.forEach(instance -> remove(instance.received().blob()));
  }

  /** Only once it is there for certain: it must not come after its removal. */
  private void remove(Blob blob) {
    try {
      blob.requireDurable();
      blobs.remove(blob.key());
    } catch (StorageException e) {
      log.debugf("Nothing to remove: %s", e.getMessage());
    }
  }

  private static StoreOutcome outcome(
      PendingInstance instance, LedgerEntry standing, ConflictPolicy policy) {
    ReceivedInstance received = instance.received();
    boolean inSeries = standing.ref().isInSeriesOf(received.ref());
    if (inSeries && standing.hasContentOf(instance.entry())) {
      return new Stored(received.ref(), received.warnings());
    }
    if (inSeries && policy == ConflictPolicy.IGNORE) {
      return new Stored(
          received.ref(),
          List.of(
              new Warning(
                  WarningReason.STORED_BEFORE,
                  "The instance is stored already with different content, which stays.")));
    }
    return new Failed(received.ref().sop(), conflict(standing));
  }

  private static Failure conflict(LedgerEntry standing) {
    return new Failure(
        FailureReason.DUPLICATE_SOP_INSTANCE,
        "SOP instance %s is already %s, in series %s of study %s."
            .formatted(
                standing.ref().sopInstanceUid(),
                standing.isDeleted() ? "known, though deleted" : "stored with different content",
                standing.ref().seriesInstanceUid(),
                standing.ref().studyInstanceUid()));
  }
}
