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

  /**
   * Records the instances and their events in one transaction, durably. One whose SOP Instance UID
   * is taken, be it by an earlier one of the same call, is left out.
   *
   * @return the entry that stands, by the version of each instance left out
   */
  Map<Long, LedgerEntry> record(List<NewInstance> instances);

  /** Of {@code keys}, those that the ledger refers to. */
  Set<ObjectKey> referenced(Collection<ObjectKey> keys);

  /** Entries stored at or after {@code since}, ordered by version, behind {@code afterVersion}. */
  List<LedgerEntry> storedSince(Instant since, long afterVersion, int limit);

  /** Entries of a study, ordered by version, behind {@code afterVersion}. */
  List<LedgerEntry> ofStudy(String studyInstanceUid, long afterVersion, int limit);
}
