package org.isocenter.ingest.db;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;
import org.isocenter.ingest.app.Ledger;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.NewInstance;
import org.isocenter.ingest.app.ObjectNames;
import org.isocenter.objectstore.ObjectKey;

/** The ledger in PostgreSQL. */
@Singleton
public class SqlLedger implements Ledger, PanacheRepositoryBase<InstanceRow, String> {
  private final Session session;
  private final Transactions transactions;
  private final VersionBlocks versions;

  SqlLedger(@PersistenceUnit("ingest-db") Session session, Transactions transactions) {
    this.session = session;
    this.transactions = transactions;
    this.versions = new VersionBlocks(this::firstOfNextBlock);
  }

  @Override
  public long nextVersion() {
    return versions.next();
  }

  @Override
  public Map<Long, LedgerEntry> record(List<NewInstance> instances) {
    return transactions.call(() -> {
      Set<Long> recorded =
          session.doReturningWork(connection -> new LedgerInsert(connection, instances).run());
      return standingFor(
          instances.stream()
              .map(NewInstance::entry)
              .filter(entry -> !recorded.contains(entry.version()))
              .toList());
    });
  }

  @Override
  public Set<ObjectKey> referenced(Collection<ObjectKey> keys) {
    // By primary key: the object keys themselves have no index.
    var sopInstanceUids =
        keys.stream()
            .map(ObjectNames::sopInstanceUid)
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    return transactions.call(() ->
        rows(sopInstanceUids).stream()
            .map(row -> new ObjectKey(row.objectKey))
            .filter(keys::contains)
            .collect(toSet()));
  }

  @Override
  public List<LedgerEntry> storedSince(Instant since, long afterVersion, int limit) {
    return page("storedAt >= ?1 and version > ?2 order by version", since, afterVersion, limit);
  }

  @Override
  public List<LedgerEntry> ofStudy(String studyInstanceUid, long afterVersion, int limit) {
    return page(
        "studyInstanceUid = ?1 and version > ?2 order by version",
        studyInstanceUid,
        afterVersion,
        limit);
  }

  private Map<Long, LedgerEntry> standingFor(List<LedgerEntry> leftOut) {
    if (leftOut.isEmpty()) {
      return Map.of();
    }
    Map<String, LedgerEntry> standing =
        rows(leftOut.stream().map(entry -> entry.ref().sopInstanceUid()).toList()).stream()
            .collect(toMap(row -> row.sopInstanceUid, InstanceRow::toEntry));
    Map<Long, LedgerEntry> byVersion = new HashMap<>();
    for (LedgerEntry entry : leftOut) {
      byVersion.put(entry.version(), standing.get(entry.ref().sopInstanceUid()));
    }
    return byVersion;
  }

  private List<InstanceRow> rows(List<String> sopInstanceUids) {
    return list("sopInstanceUid in ?1", sopInstanceUids);
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
