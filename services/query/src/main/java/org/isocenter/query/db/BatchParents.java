package org.isocenter.query.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.EntityAttributes;
import org.isocenter.query.app.IndexedInstance;
import org.isocenter.query.app.Level;

/** The studies and series of a batch's instances, written before the instances themselves. */
final class BatchParents {

  private static final EntityTable STUDIES =
      EntityTable.of(
          "query.study",
          Level.STUDY,
          IndexBatch.keys(
              "study_instance_uid", "text", "modalities", "text[]", "sop_classes", "text[]"));
  private static final EntityTable SERIES =
      EntityTable.of(
          "query.series",
          Level.SERIES,
          IndexBatch.keys("study_pk", "bigint", "series_instance_uid", "text"));
  private final Connection connection;
  private final Map<String, Long> studies;
  private final Map<SeriesKey, Long> series;

  private BatchParents(Connection connection, List<IndexedInstance> instances) throws SQLException {
    this.connection = connection;
    this.studies = writeStudies(instances);
    this.series = writeSeries(instances);
  }

  static BatchParents write(Connection connection, List<IndexedInstance> instances)
      throws SQLException {
    return new BatchParents(connection, instances);
  }

  long studyPk(IndexedInstance instance) {
    return pk(studies, instance.studyInstanceUid());
  }

  long seriesPk(IndexedInstance instance) {
    return pk(series, seriesKey(instance));
  }

  private record SeriesKey(long studyPk, String uid) implements Comparable<SeriesKey> {
    @Override
    public int compareTo(SeriesKey other) {
      int byStudy = Long.compare(studyPk, other.studyPk);
      return byStudy != 0 ? byStudy : uid.compareTo(other.uid);
    }
  }

  private Map<String, Long> writeStudies(List<IndexedInstance> instances) throws SQLException {
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

  private Map<SeriesKey, Long> writeSeries(List<IndexedInstance> instances) throws SQLException {
    var series = new TreeMap<SeriesKey, EntityAttributes>();
    for (var instance : instances) {
      series.merge(
          seriesKey(instance), instance.attributes().series(), EntityAttributes::mergedWith);
    }
    var rows = new ArrayList<EntityTable.Row>();
    series.forEach((key, attributes) ->
        rows.add(
            new EntityTable.Row(List.of(Long.toString(key.studyPk()), key.uid()), attributes)));
    SERIES.upsert(connection, "study_pk, series_instance_uid", rows);
    return seriesPks(series.keySet());
  }

  private SeriesKey seriesKey(IndexedInstance instance) {
    return new SeriesKey(studyPk(instance), instance.seriesInstanceUid());
  }

  static <K> long pk(Map<K, Long> pks, K key) {
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
}
