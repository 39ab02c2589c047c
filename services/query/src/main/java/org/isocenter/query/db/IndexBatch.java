package org.isocenter.query.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isocenter.query.app.EntityAttributes;
import org.isocenter.query.app.IndexedInstance;
import org.isocenter.query.app.Level;

/**
 * One batch of instances within one transaction, a statement per table. Rows are locked in the
 * order of their UIDs, so that batches of several consumers wait for each other instead of
 * deadlocking.
 */
final class IndexBatch {

  private static final String TEXT = "text";
  private static final String TEXTS = "text[]";
  private static final String BIGINT = "bigint";

  private static final EntityTable STUDIES =
      EntityTable.of(
          "query.study",
          Level.STUDY,
          keys("study_instance_uid", TEXT, "modalities", TEXTS, "sop_classes", TEXTS));
  private static final EntityTable SERIES =
      EntityTable.of(
          "query.series", Level.SERIES, keys("study_pk", BIGINT, "series_instance_uid", TEXT));
  private static final EntityTable INSTANCES =
      EntityTable.of(
          "query.instance",
          Level.INSTANCE,
          keys(
              "study_pk", BIGINT,
              "series_pk", BIGINT,
              "sop_instance_uid", TEXT,
              "sop_class_uid", TEXT,
              "version", BIGINT));

  private final Connection connection;
  private final EntityCounts counts;

  IndexBatch(Connection connection) {
    this.connection = connection;
    this.counts = new EntityCounts(connection);
  }

  private static Map<String, String> keys(String... namesAndTypes) {
    var keys = new LinkedHashMap<String, String>();
    for (int index = 0; index < namesAndTypes.length; index += 2) {
      keys.put(namesAndTypes[index], namesAndTypes[index + 1]);
    }
    return keys;
  }

  private record SeriesKey(long studyPk, String uid) implements Comparable<SeriesKey> {
    @Override
    public int compareTo(SeriesKey other) {
      int byStudy = Long.compare(studyPk, other.studyPk);
      return byStudy != 0 ? byStudy : uid.compareTo(other.uid);
    }
  }

  void apply(List<IndexedInstance> instances) throws SQLException {
    var latest = latestVersions(instances);
    var present = presentInstances(latest.keySet());
    var news = latest.values().stream().filter(instance -> isNews(instance, present)).toList();
    if (news.isEmpty()) {
      return;
    }
    var studies = upsertStudies(news);
    var series = upsertSeries(news, studies);
    writeInstances(news, present, studies, series);
    counts.update();
  }

  private static Map<String, IndexedInstance> latestVersions(List<IndexedInstance> instances) {
    var latest = new LinkedHashMap<String, IndexedInstance>();
    for (var instance : instances) {
      latest.merge(
          instance.sopInstanceUid(),
          instance,
          (known, next) -> next.version() > known.version() ? next : known);
    }
    return latest;
  }

  private static boolean isNews(IndexedInstance instance, Map<String, PresentInstance> present) {
    var known = present.get(instance.sopInstanceUid());
    return known == null || instance.version() > known.version();
  }

  private Map<String, PresentInstance> presentInstances(Collection<String> uids)
      throws SQLException {
    var present = new HashMap<String, PresentInstance>();
    var sql =
        Sql.of(
            "SELECT sop_instance_uid, version, study_pk, series_pk, sop_class_uid"
                + " FROM query.instance WHERE sop_instance_uid = ANY (?)"
                + " ORDER BY sop_instance_uid FOR UPDATE",
            (Object) uids.toArray(String[]::new));
    try (var statement = JdbcSearchIndex.prepare(connection, sql);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        present.put(
            rows.getString(1),
            new PresentInstance(
                rows.getLong(2), rows.getLong(3), rows.getLong(4), rows.getString(5)));
      }
    }
    return present;
  }

  private Map<String, Long> upsertStudies(List<IndexedInstance> instances) throws SQLException {
    var studies = new TreeMap<String, BatchStudy>();
    for (var instance : instances) {
      studies.computeIfAbsent(instance.studyInstanceUid(), BatchStudy::new).add(instance);
    }
    var rows = studies.values().stream().map(BatchStudy::row).toList();
    STUDIES.upsert(connection, "study_instance_uid", rows);
    return studyPks(studies.keySet());
  }

  private Map<String, Long> studyPks(Collection<String> uids) throws SQLException {
    var pks = new HashMap<String, Long>();
    var sql =
        Sql.of(
            "SELECT study_instance_uid, pk FROM query.study WHERE study_instance_uid = ANY (?)",
            (Object) uids.toArray(String[]::new));
    try (var statement = JdbcSearchIndex.prepare(connection, sql);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        pks.put(rows.getString(1), rows.getLong(2));
      }
    }
    return pks;
  }

  private Map<SeriesKey, Long> upsertSeries(
      List<IndexedInstance> instances, Map<String, Long> studies) throws SQLException {
    var series = new TreeMap<SeriesKey, EntityAttributes>();
    for (var instance : instances) {
      series.merge(
          seriesKey(instance, studies),
          instance.attributes().series(),
          EntityAttributes::mergedWith);
    }
    var rows = new ArrayList<EntityTable.Row>();
    series.forEach((key, attributes) ->
        rows.add(
            new EntityTable.Row(List.of(Long.toString(key.studyPk()), key.uid()), attributes)));
    SERIES.upsert(connection, "study_pk, series_instance_uid", rows);
    return seriesPks(series.keySet());
  }

  private static SeriesKey seriesKey(IndexedInstance instance, Map<String, Long> studies) {
    return new SeriesKey(pk(studies, instance.studyInstanceUid()), instance.seriesInstanceUid());
  }

  private static <K> long pk(Map<K, Long> pks, K key) {
    var pk = pks.get(key);
    if (pk == null) {
      throw new IllegalStateException("a row written by this transaction is not there");
    }
    return pk;
  }

  private Map<SeriesKey, Long> seriesPks(Collection<SeriesKey> keys) throws SQLException {
    var pks = new HashMap<SeriesKey, Long>();
    var sql =
        Sql.of(
            "SELECT study_pk, series_instance_uid, pk FROM query.series"
                + " WHERE (study_pk, series_instance_uid) IN (SELECT * FROM unnest(?, ?))",
            keys.stream().map(SeriesKey::studyPk).toArray(Long[]::new),
            keys.stream().map(SeriesKey::uid).toArray(String[]::new));
    try (var statement = JdbcSearchIndex.prepare(connection, sql);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        pks.put(new SeriesKey(rows.getLong(1), rows.getString(2)), rows.getLong(3));
      }
    }
    return pks;
  }

  private void writeInstances(
      List<IndexedInstance> instances,
      Map<String, PresentInstance> present,
      Map<String, Long> studies,
      Map<SeriesKey, Long> series)
      throws SQLException {
    var added = new ArrayList<EntityTable.Row>();
    var replaced = new ArrayList<EntityTable.Row>();
    for (var instance : instances) {
      var studyPk = pk(studies, instance.studyInstanceUid());
      var seriesPk = pk(series, seriesKey(instance, studies));
      var now = new PresentInstance(instance.version(), studyPk, seriesPk, instance.sopClassUid());
      var before = present.get(instance.sopInstanceUid());
      (before == null ? added : replaced).add(row(instance, now));
      counts.note(before, now);
    }
    // an insert that another consumer was faster with fails, and the whole batch comes again
    INSTANCES.insert(connection, added);
    INSTANCES.replace(connection, "sop_instance_uid", replaced);
  }

  private static EntityTable.Row row(IndexedInstance instance, PresentInstance now) {
    return new EntityTable.Row(
        List.of(
            Long.toString(now.studyPk()),
            Long.toString(now.seriesPk()),
            instance.sopInstanceUid(),
            instance.sopClassUid(),
            Long.toString(instance.version())),
        instance.attributes().instance());
  }
}
