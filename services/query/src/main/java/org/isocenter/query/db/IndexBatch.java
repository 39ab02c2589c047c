package org.isocenter.query.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.IndexChange;
import org.isocenter.query.app.IndexedInstance;
import org.isocenter.query.app.Level;
import org.isocenter.query.app.RemovedInstance;
import org.jspecify.annotations.Nullable;

/**
 * One batch of changes within one transaction, a statement per table. Rows are locked in the order
 * of their UIDs, so that batches of several consumers wait for each other instead of deadlocking.
 */
final class IndexBatch {

  private static final String TEXT = "text";
  private static final String BIGINT = "bigint";

  private static final EntityTable INSTANCES =
      EntityTable.of(
              "query.instance",
              Level.INSTANCE,
              keys(
                  "study_pk", BIGINT,
                  "series_pk", BIGINT,
                  "sop_instance_uid", TEXT,
                  "sop_class_uid", TEXT,
                  "version", BIGINT,
                  "contribution_pk", BIGINT,
                  "format", "smallint"))
          .withBytes("metadata");

  private final Connection connection;
  private final EntityCounts counts;
  private final Contributions contributions;
  private final Tombstones tombstones;

  IndexBatch(Connection connection) {
    this.connection = connection;
    this.counts = new EntityCounts(connection);
    this.contributions = new Contributions(connection);
    this.tombstones = new Tombstones(connection);
  }

  /** Names of columns and their types, in this order. */
  static Map<String, String> keys(String... namesAndTypes) {
    var keys = new LinkedHashMap<String, String>();
    for (int index = 0; index < namesAndTypes.length; index += 2) {
      keys.put(namesAndTypes[index], namesAndTypes[index + 1]);
    }
    return keys;
  }

  void apply(List<? extends IndexChange> changes) throws SQLException {
    var latest = latestVersions(changes);
    var present = presentInstances(latest.keySet());
    var graves = tombstones.versions(latest.keySet());
    var stored = new ArrayList<IndexedInstance>();
    var removed = new ArrayList<RemovedInstance>();
    for (var change : latest.values()) {
      if (change.version() <= graves.getOrDefault(change.sopInstanceUid(), 0L)) {
        continue;
      }
      var known = present.get(change.sopInstanceUid());
      switch (change) {
        case IndexedInstance instance when isNews(instance, known) -> stored.add(instance);
        case RemovedInstance instance when isNews(instance, known) -> removed.add(instance);
        case IndexedInstance _, RemovedInstance _ -> {} // known already
      }
    }
    if (!stored.isEmpty()) {
      store(stored, present, graves);
    }
    if (!removed.isEmpty()) {
      remove(removed, present);
    }
    contributions.settle();
    counts.update();
  }

  private static Map<String, IndexChange> latestVersions(List<? extends IndexChange> changes) {
    var latest = new LinkedHashMap<String, IndexChange>();
    for (var change : changes) {
      latest.merge(
          change.sopInstanceUid(),
          change,
          (known, next) -> next.version() > known.version() ? next : known);
    }
    return latest;
  }

  private static boolean isNews(IndexedInstance instance, @Nullable PresentInstance known) {
    return known == null
        || instance.version() > known.version()
        || (instance.version() == known.version() && known.format() < PresentInstance.FORMAT);
  }

  private static boolean isNews(RemovedInstance instance, @Nullable PresentInstance known) {
    return known == null || instance.version() > known.version();
  }

  private Map<String, PresentInstance> presentInstances(Collection<String> uids)
      throws SQLException {
    var present = new HashMap<String, PresentInstance>();
    var sql =
        Sql.of(
            "SELECT sop_instance_uid, version, study_pk, series_pk, sop_class_uid,"
                + " contribution_pk, format"
                + " FROM query.instance WHERE sop_instance_uid = ANY (?)"
                + " ORDER BY sop_instance_uid FOR UPDATE",
            (Object) uids.toArray(String[]::new));
    try (var statement = JdbcSearchIndex.prepare(connection, sql);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        present.put(
            rows.getString(1),
            new PresentInstance(
                rows.getLong(2),
                rows.getLong(3),
                rows.getLong(4),
                rows.getString(5),
                rows.getLong(6),
                rows.getInt(7)));
      }
    }
    return present;
  }

  private void remove(List<RemovedInstance> removed, Map<String, PresentInstance> present)
      throws SQLException {
    tombstones.put(removed);
    var uids = removed.stream().map(RemovedInstance::sopInstanceUid).toArray(String[]::new);
    DeclaredRows.delete(connection, List.of(uids));
    var sql = Sql.of("DELETE FROM query.instance WHERE sop_instance_uid = ANY (?)", (Object) uids);
    try (var statement = JdbcSearchIndex.prepare(connection, sql)) {
      statement.executeUpdate();
    }
    for (var instance : removed) {
      var before = present.get(instance.sopInstanceUid());
      if (before != null) {
        contributions.take(before);
        counts.noteRemoved(before);
      }
    }
  }

  private void store(
      List<IndexedInstance> instances,
      Map<String, PresentInstance> present,
      Map<String, Long> graves)
      throws SQLException {
    if (!graves.isEmpty()) {
      tombstones.clear(instances.stream().map(IndexedInstance::sopInstanceUid).toList());
    }
    writeInstances(instances, present, BatchParents.write(connection, instances));
  }

  private void writeInstances(
      List<IndexedInstance> instances, Map<String, PresentInstance> present, BatchParents parents)
      throws SQLException {
    var said = new ArrayList<Contributions.Key>();
    for (var instance : instances) {
      said.add(
          contributions.note(
              parents.studyPk(instance), parents.seriesPk(instance), instance.attributes()));
    }
    var contributionPks = contributions.add();
    var added = new ArrayList<EntityTable.Row>();
    var replaced = new ArrayList<EntityTable.Row>();
    for (int index = 0; index < instances.size(); index++) {
      var instance = instances.get(index);
      long contributionPk = BatchParents.pk(contributionPks, said.get(index));
      var now = now(instance, parents, contributionPk);
      var before = present.get(instance.sopInstanceUid());
      (before == null ? added : replaced).add(row(instance, now));
      counts.note(before, now);
      if (before != null) {
        contributions.take(before);
      }
    }
    // an insert that another consumer was faster with fails, and the whole batch comes again
    DeclaredRows.delete(connection, present.keySet());
    INSTANCES.insert(connection, added);
    INSTANCES.replace(connection, "sop_instance_uid", replaced);
    DeclaredRows.insert(
        connection,
        instances.stream()
            .collect(Collectors.toMap(IndexedInstance::sopInstanceUid, IndexedInstance::declared)));
  }

  private static PresentInstance now(
      IndexedInstance instance, BatchParents parents, long contributionPk) {
    return new PresentInstance(
        instance.version(),
        parents.studyPk(instance),
        parents.seriesPk(instance),
        instance.sopClassUid(),
        contributionPk,
        PresentInstance.FORMAT);
  }

  private static EntityTable.Row row(IndexedInstance instance, PresentInstance now) {
    return new EntityTable.Row(
        List.of(
            Long.toString(now.studyPk()),
            Long.toString(now.seriesPk()),
            instance.sopInstanceUid(),
            instance.sopClassUid(),
            Long.toString(now.version()),
            Long.toString(now.contributionPk()),
            Integer.toString(now.format())),
        instance.attributes().instance(),
        instance.metadata());
  }
}
