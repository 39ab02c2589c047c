package org.isocenter.ingest.app;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.isocenter.dicom.data.Uid;
import org.isocenter.events.InstanceEvent;
import org.isocenter.events.Position;
import org.isocenter.objectstore.MissingObjectException;
import org.jboss.logging.Logger;

/**
 * Publishes instances of the ledger again, for consumers that start anew or a broker that lost what
 * it had acknowledged. Events are rebuilt from the stored objects, under their old versions.
 */
public final class RepublishInstances {
  private static final Logger log = Logger.getLogger(RepublishInstances.class);

  private static final int PAGE = 100;

  private final Ledger ledger;
  private final InstanceReceiver receiver;
  private final InstanceEvents events;
  private final InstancePublisher publisher;

  public RepublishInstances(
      Ledger ledger,
      InstanceReceiver receiver,
      InstanceEvents events,
      InstancePublisher publisher) {
    this.ledger = ledger;
    this.receiver = receiver;
    this.events = events;
    this.publisher = publisher;
  }

  /** Publishes what was stored or deleted at or after {@code since}; returns how many instances. */
  public int changedSince(Instant since) {
    return all(after -> ledger.changedSince(since, after, PAGE));
  }

  /** Publishes one study; returns how many instances. */
  public int study(Uid study) {
    return all(after -> ledger.ofStudy(study.value(), after, PAGE));
  }

  private int all(LongFunction<List<LedgerEntry>> pageAfter) {
    int published = 0;
    List<LedgerEntry> page = pageAfter.apply(0);
    while (!page.isEmpty()) {
      published += publish(page);
      page = pageAfter.apply(page.getLast().version());
    }
    log.infof("Published %d instances again", published);
    return published;
  }

  private InstanceEvent event(LedgerEntry entry) throws IOException {
    Tombstone tombstone = entry.tombstone();
    return tombstone == null
        ? events.event(entry, receiver.rescan(entry.objectKey()))
        : events.deletion(entry, entry.version(), tombstone);
  }

  private int publish(List<LedgerEntry> page) {
    List<CompletableFuture<Position>> published = new ArrayList<>();
    for (LedgerEntry entry : page) {
      try {
        published.add(publisher.publish(event(entry)));
      } catch (IOException | MissingObjectException e) {
        // One damaged object must not keep the others from being published.
        log.errorf(e, "Cannot be published again: %s", entry.ref());
      }
    }
    CompletableFuture.allOf(published.toArray(CompletableFuture<?>[]::new)).join();
    return published.size();
  }
}
