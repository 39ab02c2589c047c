package org.isocenter.ingest.app;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.isocenter.events.EventCodec;
import org.isocenter.events.Position;
import org.isocenter.ingest.app.StoreOutcome.Failed;
import org.isocenter.ingest.app.StoreOutcome.Stored;
import org.isocenter.objectstore.ObjectKey;
import org.isocenter.objectstore.ObjectStore;
import org.isocenter.objectstore.StorageException;
import org.jboss.logging.Logger;

/**
 * Makes received instances known: rows and events in one transaction, then the events to the relay.
 * A SOP Instance UID that is taken is decided here: the same bytes are stored already, others are
 * refused.
 */
public final class RecordInstances {
  private static final Logger log = Logger.getLogger(RecordInstances.class);

  private final Ledger ledger;
  private final InstanceEvents events;
  private final EventCodec codec;
  private final EventRelay relay;
  private final ObjectStore objects;

  public RecordInstances(
      Ledger ledger,
      InstanceEvents events,
      EventCodec codec,
      EventRelay relay,
      ObjectStore objects) {
    this.ledger = ledger;
    this.events = events;
    this.codec = codec;
    this.relay = relay;
    this.objects = objects;
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
      LedgerEntry entry = events.entry(received, ledger.nextVersion());
      byte[] event = codec.encode(events.event(entry, received.scan()));
      var outboxEvent = new OutboxEvent(entry.version(), entry.ref().studyInstanceUid(), event);
      prepared = true;
      return new PendingInstance(received, new NewInstance(entry, outboxEvent));
    } catch (StorageException e) {
      log.warnf(e, "Not stored: %s", received.ref());
      throw RefusedInstance.outOfResources(Optional.of(received.ref().sop()));
    } finally {
      if (!prepared) {
        remove(received.object().key());
      }
    }
  }

  /**
   * Records all instances or, when this throws, perhaps none: their blobs are left to the sweep.
   */
  Recorded record(List<PendingInstance> instances) {
    if (instances.isEmpty()) {
      return new Recorded(List.of(), List.of());
    }
    Map<Long, LedgerEntry> taken =
        ledger.record(instances.stream().map(PendingInstance::row).toList());
    var published =
        instances.stream()
            .map(instance -> instance.row().event())
            .filter(event -> !taken.containsKey(event.version()))
            .map(relay::relay)
            .toList();
    return new Recorded(
        instances.stream().map(instance -> outcome(instance, taken)).toList(), published);
  }

  /** Removes the blobs of instances that were never given to the ledger. */
  void discard(List<PendingInstance> instances) {
    instances.forEach(instance -> remove(instance.received().object().key()));
  }

  private StoreOutcome outcome(PendingInstance instance, Map<Long, LedgerEntry> taken) {
    ReceivedInstance received = instance.received();
    LedgerEntry standing = taken.get(instance.row().entry().version());
    if (standing == null) {
      return new Stored(received.ref(), received.warnings());
    }
    remove(received.object().key());
    if (Arrays.equals(standing.sha256(), received.sha256())) {
      return new Stored(received.ref(), received.warnings());
    }
    return new Failed(received.ref().sop(), conflict(standing));
  }

  private static Failure conflict(LedgerEntry standing) {
    return new Failure(
        FailureReason.DUPLICATE_SOP_INSTANCE,
        "SOP instance %s is already stored with different content, in study %s."
            .formatted(standing.ref().sopInstanceUid(), standing.ref().studyInstanceUid()));
  }

  /** The answer does not depend on it: what cannot be removed now is swept later. */
  private void remove(ObjectKey key) {
    try {
      objects.delete(key);
    } catch (StorageException e) {
      log.warnf(e, "Left to the orphan sweep: %s", key);
    }
  }
}
