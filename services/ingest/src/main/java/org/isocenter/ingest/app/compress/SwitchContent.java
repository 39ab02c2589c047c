package org.isocenter.ingest.app.compress;

import org.isocenter.events.EventCodec;
import org.isocenter.ingest.app.BlobKeeping;
import org.isocenter.ingest.app.EventRelay;
import org.isocenter.ingest.app.InstanceEvents;
import org.isocenter.ingest.app.Ledger;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.NewInstance;
import org.isocenter.ingest.app.Origin;

/** Makes a compressed form known in place of its original: row and event in one transaction. */
public final class SwitchContent {
  private final Ledger ledger;
  private final Compressions compressions;
  private final Announcing announcing;
  private final BlobKeeping blobs;

  public SwitchContent(
      Ledger ledger, Compressions compressions, Announcing announcing, BlobKeeping blobs) {
    this.ledger = ledger;
    this.compressions = compressions;
    this.announcing = announcing;
    this.blobs = blobs;
  }

  /** How others hear of it. */
  public record Announcing(InstanceEvents events, EventCodec codec, EventRelay relay) {}

  /** Switches, unless the original has been replaced or deleted meanwhile; answers whether. */
  boolean switchTo(MakeCompressed.Made made, LedgerEntry original) {
    var events = announcing.events();
    LedgerEntry entry = entry(made, original);
    byte[] event = announcing.codec().encode(events.event(entry, made.scan()));
    var outboxed = events.outboxed(entry.version(), entry.ref().studyInstanceUid(), event);
    var compressed = new NewInstance(entry, outboxed);
    boolean switched =
        compressions.replace(compressed, original.version(), blobs.keepReplaced(events.now()));
    if (switched) {
      var _ = announcing.relay().relay(outboxed);
    }
    return switched;
  }

  private LedgerEntry entry(MakeCompressed.Made made, LedgerEntry original) {
    var written = made.written();
    return new LedgerEntry(
        original.ref(),
        ledger.versionAfter(original.version()),
        made.scan().syntax().uid(),
        written.key(),
        written.size(),
        written.sha256(),
        original.storedAt(),
        new Origin(
            announcing.events().now(), original.size(), original.sha256(), written.keptSha256()),
        null);
  }
}
