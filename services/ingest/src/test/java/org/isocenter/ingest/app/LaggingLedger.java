package org.isocenter.ingest.app;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isocenter.objectstore.ObjectKey;

/** The ledger of a replica whose versions were taken from the sequence long ago. */
record LaggingLedger(Ledger ledger) implements Ledger {
  @Override
  public long nextVersion() {
    return 0;
  }

  @Override
  public long versionAfter(long version) {
    return ledger.versionAfter(version);
  }

  @Override
  public Map<Long, LedgerEntry> record(
      List<NewInstance> instances, ConflictPolicy policy, Instant keepReplaced) {
    return ledger.record(instances, policy, keepReplaced);
  }

  @Override
  public List<OutboxEvent> delete(
      InstanceScope scope, int limit, Tombstone tombstone, Burial burial) {
    return ledger.delete(scope, limit, tombstone, burial);
  }

  @Override
  public boolean isGone(InstanceScope scope, Instant now) {
    return ledger.isGone(scope, now);
  }

  @Override
  public Set<ObjectKey> referenced(Collection<ObjectKey> keys) {
    return ledger.referenced(keys);
  }

  @Override
  public Set<Long> known(Collection<Long> versions) {
    return ledger.known(versions);
  }

  @Override
  public List<SupersededObject> superseded(Instant now, int limit) {
    return ledger.superseded(now, limit);
  }

  @Override
  public void forgetSuperseded(Collection<Long> versions) {
    ledger.forgetSuperseded(versions);
  }

  @Override
  public int forgetTombstones(Instant now) {
    return ledger.forgetTombstones(now);
  }

  @Override
  public List<LedgerEntry> changedSince(Instant since, long afterVersion, int limit) {
    return ledger.changedSince(since, afterVersion, limit);
  }

  @Override
  public List<LedgerEntry> ofStudy(String studyInstanceUid, long afterVersion, int limit) {
    return ledger.ofStudy(studyInstanceUid, afterVersion, limit);
  }

  @Override
  public List<LedgerEntry> ofInstances(Collection<String> sopInstanceUids) {
    return ledger.ofInstances(sopInstanceUids);
  }
}
