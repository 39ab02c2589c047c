package org.isocenter.ingest.app;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.isocenter.dicom.instance.BulkDatum;
import org.isocenter.dicom.instance.InstanceScan;
import org.isocenter.events.BulkValue;
import org.isocenter.events.EventTracing;
import org.isocenter.events.InstanceDeleted;
import org.isocenter.events.InstanceStored;

/** Says in rows and events what a scan has found. */
public final class InstanceEvents {
  private final Clock clock;
  private final EventTracing tracing;

  public InstanceEvents(Clock clock, EventTracing tracing) {
    this.clock = clock;
    this.tracing = tracing;
  }

  /** The event's place in the outbox, with the trace of the request that is under way. */
  public OutboxEvent outboxed(long version, String studyInstanceUid, byte[] event) {
    return new OutboxEvent(version, studyInstanceUid, event, tracing.current().orElse(null));
  }

  LedgerEntry entry(ReceivedInstance received, long version) {
    return new LedgerEntry(
        received.ref(),
        version,
        received.scan().syntax().uid(),
        received.blob().key(),
        received.blob().size(),
        received.sha256(),
        now(),
        null,
        null);
  }

  /** As exact as the database keeps it, so that a republished event equals the first one. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  InstanceDeleted deletion(LedgerEntry entry, long version, Tombstone tombstone) {
    return new InstanceDeleted(
        version,
        entry.ref().studyInstanceUid(),
        entry.ref().seriesInstanceUid(),
        entry.ref().sopInstanceUid(),
        tombstone.deletedAt(),
        tombstone.goneUntil());
  }

  public InstanceStored event(LedgerEntry entry, InstanceScan scan) {
    return new InstanceStored(
        entry.version(),
        entry.ref().studyInstanceUid(),
        entry.ref().seriesInstanceUid(),
        entry.ref().sopInstanceUid(),
        entry.ref().sopClassUid(),
        entry.transferSyntaxUid(),
        entry.objectKey().value(),
        entry.size(),
        entry.sha256(),
        entry.storedAt(),
        scan.metadata().toBytes(),
        scan.frames().toBytes(),
        bulkValues(scan.bulkData()));
  }

  private static List<BulkValue> bulkValues(List<BulkDatum> bulkData) {
    return bulkData.stream()
        .map(
            datum -> new BulkValue(datum.path(), datum.vr().name(), datum.offset(), datum.length()))
        .toList();
  }
}
