package org.isocenter.ingest.app;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isocenter.objectstore.ObjectKey;

/**
 * Which instances are stored, by SOP Instance UID. A ledger out of reach is a {@link
 * org.isocenter.dicomweb.DicomWebException.Unavailable}.
 */
public interface Ledger {
  /** A version never given out before; later ones of one ledger need not be greater. */
  long nextVersion();

  /** A version never given out before and greater than {@code version}, which was. */
  long versionAfter(long version);

  /**
   * Records the instances and their events in one transaction, durably. One whose SOP Instance UID
   * is taken, be it by an earlier one of the same call, takes its place if {@code policy} says so
   * and its version is greater; otherwise it is left out.
   *
   * @param keepReplaced until when the objects of replaced contents stay
   * @return the entry that stands, by the version of each instance left out
   */
  Map<Long, LedgerEntry> record(
      List<NewInstance> instances, ConflictPolicy policy, Instant keepReplaced);

  /**
   * Makes tombstones of instances, at most {@code limit} of them, and records the events in one
   * transaction, durably.
   *
   * @return the events recorded; none when nothing is left to delete
   */
  List<OutboxEvent> delete(InstanceScope scope, int limit, Tombstone tombstone, Burial burial);

  /** The event of a deletion under {@code version}, which is greater than that of the entry. */
  @FunctionalInterface
  interface Burial {
    OutboxEvent event(LedgerEntry entry, long version);
  }

  /** Whether there is a tombstone within the scope that is kept beyond {@code now}. */
  boolean isGone(InstanceScope scope, Instant now);

  /** Of {@code keys}, those that the ledger refers to, be it as content of the past. */
  Set<ObjectKey> referenced(Collection<ObjectKey> keys);

  /** Of {@code versions}, those that the ledger knows, be it as content of the past. */
  Set<Long> known(Collection<Long> versions);

  /** Contents of the past that need not be kept any longer at {@code now}. */
  List<SupersededObject> superseded(Instant now, int limit);

  /** Forgets contents of the past, by their versions. */
  void forgetSuperseded(Collection<Long> versions);

  /** Forgets tombstones that need not be kept any longer at {@code now}; returns how many. */
  int forgetTombstones(Instant now);

  /**
   * Entries, deleted ones too, stored or deleted at or after {@code since}, ordered by version,
   * behind {@code afterVersion}.
   */
  List<LedgerEntry> changedSince(Instant since, long afterVersion, int limit);

  /** Entries of a study, deleted ones too, ordered by version, behind {@code afterVersion}. */
  List<LedgerEntry> ofStudy(String studyInstanceUid, long afterVersion, int limit);

  /** Entries, deleted ones too, of those SOP Instance UIDs that are known. */
  List<LedgerEntry> ofInstances(Collection<String> sopInstanceUids);
}
