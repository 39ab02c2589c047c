package org.isocenter.ingest.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.objectstore.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * A ledger whose database has gone away.
 *
 * @param before the ledger as long as it was there; without one it never was
 */
record UnreachableLedger(@Nullable Ledger before) implements Ledger {
  @Override
  public long nextVersion() {
    if (before == null) {
      throw unavailable();
    }
    return before.nextVersion();
  }

  @Override
  public long versionAfter(long version) {
    throw unavailable();
  }

  @Override
  public Map<Long, LedgerEntry> record(
      List<NewInstance> instances, ConflictPolicy policy, Instant keepReplaced) {
    throw unavailable();
  }

  @Override
  public List<OutboxEvent> delete(
      InstanceScope scope, int limit, Tombstone tombstone, Burial burial) {
    throw unavailable();
  }

  @Override
  public boolean isGone(InstanceScope scope, Instant now) {
    throw unavailable();
  }

  @Override
  public Set<Long> known(Collection<Long> versions) {
    throw unavailable();
  }

  @Override
  public List<SupersededObject> superseded(Instant now, int limit) {
    throw unavailable();
  }

  @Override
  public void forgetSuperseded(Collection<Long> versions) {
    throw unavailable();
  }

  @Override
  public int forgetTombstones(Instant now) {
    throw unavailable();
  }

  @Override
  public Set<ObjectKey> referenced(Collection<ObjectKey> keys) {
    throw unavailable();
  }

  @Override
  public List<LedgerEntry> changedSince(Instant since, long afterVersion, int limit) {
    throw unavailable();
  }

  @Override
  public List<LedgerEntry> ofStudy(String studyInstanceUid, long afterVersion, int limit) {
    throw unavailable();
  }

  @Override
  public List<LedgerEntry> ofInstances(Collection<String> sopInstanceUids) {
    throw unavailable();
  }

  private static Unavailable unavailable() {
    return new Unavailable("The database does not answer now.", Duration.ofSeconds(5));
  }
}
