package org.isocenter.ingest.db;

import static java.util.stream.Collectors.toSet;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.isocenter.ingest.app.ConflictPolicy;
import org.isocenter.ingest.app.InstanceScope;
import org.isocenter.ingest.app.Ledger;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.NewInstance;
import org.isocenter.ingest.app.ObjectNames;
import org.isocenter.ingest.app.OutboxEvent;
import org.isocenter.ingest.app.SupersededObject;
import org.isocenter.ingest.app.Tombstone;
import org.isocenter.objectstore.ObjectKey;

/** The ledger in PostgreSQL. */
@Singleton
public class SqlLedger implements Ledger, PanacheRepositoryBase<InstanceRow, String> {
  /** By SOP Instance UID: the object keys themselves have no index. */
  private static final String REFERENCED =
      """
      SELECT object_key FROM ingest.instance
        WHERE sop_instance_uid = ANY (:uids) AND gone_until IS NULL
      UNION ALL SELECT object_key FROM ingest.superseded WHERE sop_instance_uid = ANY (:uids)
      """;

  private static final String KNOWN =
      """
      SELECT version FROM ingest.instance WHERE version = ANY (:versions)
      UNION ALL SELECT version FROM ingest.superseded WHERE version = ANY (:versions)
      """;

  private static final String FORGET =
      """
      WITH undecided AS (DELETE FROM ingest.compression WHERE version = ANY (:versions))
      DELETE FROM ingest.superseded WHERE version = ANY (:versions)
      """;

  private final Session session;
  private final Transactions transactions;
  private final VersionBlocks versions;

  SqlLedger(@PersistenceUnit("ingest-db") Session session, Transactions transactions) {
    this.session = session;
    this.transactions = transactions;
    this.versions = new VersionBlocks(this::firstOfNextBlock, System::nanoTime);
  }

  @Override
  public long nextVersion() {
    return versions.next();
  }

  @Override
  public long versionAfter(long version) {
    return versions.nextAfter(version);
  }

  @Override
  public Map<Long, LedgerEntry> record(
      List<NewInstance> instances, ConflictPolicy policy, Instant keepReplaced) {
    return transactions.call(() ->
        session.doReturningWork(
            connection -> new LedgerRecord(connection, policy, keepReplaced).run(instances)));
  }

  @Override
  public List<OutboxEvent> delete(
      InstanceScope scope, int limit, Tombstone tombstone, Burial burial) {
    return transactions.call(() ->
        session.doReturningWork(
            connection -> new LedgerDelete(connection, scope).run(limit, tombstone, burial)));
  }

  @Override
  public boolean isGone(InstanceScope scope, Instant now) {
    return transactions.call(() ->
        session.doReturningWork(connection -> new LedgerDelete(connection, scope).isGone(now)));
  }

  @Override
  public Set<ObjectKey> referenced(Collection<ObjectKey> keys) {
    String[] uids =
        keys.stream()
            .map(ObjectNames::sopInstanceUid)
            .flatMap(Optional::stream)
            .distinct()
            .toArray(String[]::new);
    return transactions.call(() ->
        session
            .createNativeQuery(REFERENCED, String.class)
            .setParameter("uids", uids)
            .getResultStream()
            .map(ObjectKey::new)
            .filter(keys::contains)
            .collect(toSet()));
  }

  @Override
  public Set<Long> known(Collection<Long> asked) {
    return transactions.call(() ->
        Set.copyOf(
            session
                .createNativeQuery(KNOWN, Long.class)
                .setParameter("versions", asked.toArray(Long[]::new))
                .getResultList()));
  }

  @Override
  public List<SupersededObject> superseded(Instant now, int limit) {
    return transactions.call(() ->
        session
            .createQuery(
                "from SupersededRow where removeAfter <= :now order by version",
                SupersededRow.class)
            .setParameter("now", now)
            .setMaxResults(limit)
            .getResultStream()
            .map(SupersededRow::toObject)
            .toList());
  }

  @Override
  public void forgetSuperseded(Collection<Long> forgotten) {
    transactions.call(() ->
        session
            .createNativeMutationQuery(FORGET)
            .setParameter("versions", forgotten.toArray(Long[]::new))
            .executeUpdate());
  }

  @Override
  public int forgetTombstones(Instant now) {
    return transactions.call(() ->
        session
            .createMutationQuery("delete from InstanceRow where goneUntil <= :now")
            .setParameter("now", now)
            .executeUpdate());
  }

  @Override
  public List<LedgerEntry> changedSince(Instant since, long afterVersion, int limit) {
    return page(
        "(storedAt >= ?1 or deletedAt >= ?1 or compressedAt >= ?1) and version > ?2 order by version",
        since,
        afterVersion,
        limit);
  }

  @Override
  public List<LedgerEntry> ofStudy(String studyInstanceUid, long afterVersion, int limit) {
    return page(
        "studyInstanceUid = ?1 and version > ?2 order by version",
        studyInstanceUid,
        afterVersion,
        limit);
  }

  @Override
  public List<LedgerEntry> ofInstances(Collection<String> sopInstanceUids) {
    return transactions.call(() ->
        session
            .createNativeQuery(
                "SELECT * FROM ingest.instance WHERE sop_instance_uid = ANY (:uids)",
                InstanceRow.class)
            .setParameter("uids", sopInstanceUids.toArray(String[]::new))
            .getResultStream()
            .map(InstanceRow::toEntry)
            .toList());
  }

  private List<LedgerEntry> page(String query, Object value, long afterVersion, int limit) {
    return transactions.call(() ->
        find(query, value, afterVersion).page(0, limit).stream()
            .map(InstanceRow::toEntry)
            .toList());
  }

  private long firstOfNextBlock() {
    return transactions.call(() ->
        session
            .createNativeQuery("SELECT nextval('ingest.instance_version')", Long.class)
            .getSingleResult());
  }
}
