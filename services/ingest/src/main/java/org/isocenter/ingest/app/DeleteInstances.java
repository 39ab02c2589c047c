package org.isocenter.ingest.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.isocenter.dicomweb.DicomWebException;
import org.isocenter.dicomweb.DicomWebException.Gone;
import org.isocenter.dicomweb.DicomWebException.NotFound;
import org.isocenter.events.EventCodec;
import org.isocenter.events.Position;
import org.jboss.logging.Logger;

/**
 * Deletes studies, series and instances, an extension to PS3.18: they vanish at once, but a
 * tombstone and the objects stay for the grace period, in which storing again brings them back.
 */
public final class DeleteInstances {
  private static final Logger log = Logger.getLogger(DeleteInstances.class);

  private static final int BATCH = 500;

  private final Ledger ledger;
  private final InstanceEvents events;
  private final EventCodec codec;
  private final EventRelay relay;
  private final Waiting waiting;

  public DeleteInstances(
      Ledger ledger, InstanceEvents events, EventCodec codec, EventRelay relay, Waiting waiting) {
    this.ledger = ledger;
    this.events = events;
    this.codec = codec;
    this.relay = relay;
    this.waiting = waiting;
  }

  /**
   * What a deletion waits for.
   *
   * @param grace how long what was deleted is remembered and its objects are kept
   */
  public record Waiting(ReadYourWrites visibility, Duration grace) {}

  /**
   * Deletes all instances of the scope, a bounded number in each transaction.
   *
   * @return the services that had not applied the deletion when the answer was due
   * @throws NotFound when there is none, nor was
   * @throws Gone when all that there was has been deleted before
   */
  public Set<String> delete(InstanceScope scope) {
    Instant now = events.now();
    var tombstone = new Tombstone(now, now.plus(waiting.grace()));
    List<CompletableFuture<Position>> published = new ArrayList<>();
    List<OutboxEvent> batch = deleteBatch(scope, tombstone);
    while (!batch.isEmpty()) {
      batch.stream().map(relay::relay).forEach(published::add);
      batch = deleteBatch(scope, tombstone);
    }
    if (published.isEmpty()) {
      throw missing(scope, now);
    }
    log.infof("Deleted %s: %d instances", scope, published.size());
    return waiting.visibility().await(published);
  }

  private List<OutboxEvent> deleteBatch(InstanceScope scope, Tombstone tombstone) {
    return ledger.delete(
        scope,
        BATCH,
        tombstone,
        (entry, version) ->
            events.outboxed(
                version,
                entry.ref().studyInstanceUid(),
                codec.encode(events.deletion(entry, version, tombstone))));
  }

  private DicomWebException missing(InstanceScope scope, Instant now) {
    return ledger.isGone(scope, now)
        ? new Gone("The %s has been deleted.".formatted(scope))
        : new NotFound("There is no %s.".formatted(scope));
  }
}
