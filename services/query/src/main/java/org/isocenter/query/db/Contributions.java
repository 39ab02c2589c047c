package org.isocenter.query.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.AttributeReader;
import org.isocenter.query.app.EntityAttributes;
import org.isocenter.query.app.InstanceAttributes;
import org.isocenter.query.app.Level;

/**
 * What instances say of their series and study, so that it goes with them when they are deleted or
 * replaced. Most instances of a series say the same, which is kept once and counted.
 */
final class Contributions {

  private static final String ADD =
      """
      INSERT INTO query.contribution AS c (study_pk, series_pk, digest, study_attributes,
        series_attributes, instance_count, touched)
      SELECT r.study_pk, r.series_pk, r.digest::uuid, r.study_attributes::jsonb,
        r.series_attributes::jsonb, r.added, nextval('query.contribution_touched')
      FROM unnest(?, ?, ?, ?, ?, ?)
        AS r(study_pk, series_pk, digest, study_attributes, series_attributes, added)
      ON CONFLICT (series_pk, digest) DO UPDATE
      SET instance_count = c.instance_count + EXCLUDED.instance_count, touched = EXCLUDED.touched
      RETURNING pk, series_pk, digest
      """;

  private static final String TAKE =
      """
      UPDATE query.contribution c SET instance_count = c.instance_count - d.taken
      FROM (SELECT pk, count(*) AS taken FROM unnest(?) AS t(pk) GROUP BY pk) d
      WHERE c.pk = d.pk
      """;

  private static final String DELETE_UNSAID =
      "DELETE FROM query.contribution WHERE pk = ANY (?) AND instance_count <= 0"
          + " RETURNING study_pk, series_pk";

  private static final String OF_STUDIES =
      "SELECT study_pk, series_pk, study_attributes, series_attributes FROM query.contribution"
          + " WHERE study_pk = ANY (?) ORDER BY touched";

  private static final int FETCH_SIZE = 500;

  private static final EntityTable STUDIES =
      EntityTable.of("query.study", Level.STUDY, Map.of("pk", "bigint"));
  private static final EntityTable SERIES =
      EntityTable.of("query.series", Level.SERIES, Map.of("pk", "bigint"));

  /** What is said, by its digest, within one series. */
  record Key(long seriesPk, UUID digest) {}

  private record Said(long studyPk, InstanceAttributes attributes, int count) {
    Said plus(Said other) {
      return new Said(studyPk, attributes, count + other.count);
    }
  }

  private final Connection connection;
  private final Map<Key, Said> added = new LinkedHashMap<>();
  private final List<Long> taken = new ArrayList<>();

  Contributions(Connection connection) {
    this.connection = connection;
  }

  /** Takes note of what an instance says; {@link #add} makes rows of it. */
  Key note(long studyPk, long seriesPk, InstanceAttributes attributes) {
    var text = attributes.study().json() + attributes.series().json();
    var digest = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    var key = new Key(seriesPk, digest);
    added.merge(key, new Said(studyPk, attributes, 1), Said::plus);
    return key;
  }

  /** An instance does not say any more what it said. */
  void take(PresentInstance before) {
    taken.add(before.contributionPk());
  }

  /** Writes what was noted; the rows' primary keys. */
  Map<Key, Long> add() throws SQLException {
    var pks = new HashMap<Key, Long>();
    if (added.isEmpty()) {
      return pks;
    }
    var keys = added.keySet();
    var said = added.values();
    var sql =
        Sql.of(
            ADD,
            said.stream().map(Said::studyPk).toArray(Long[]::new),
            keys.stream().map(Key::seriesPk).toArray(Long[]::new),
            keys.stream().map(key -> key.digest().toString()).toArray(String[]::new),
            said.stream().map(one -> one.attributes().study().json()).toArray(String[]::new),
            said.stream().map(one -> one.attributes().series().json()).toArray(String[]::new),
            said.stream().map(Said::count).toArray(Integer[]::new));
    try (var statement = JdbcSearchIndex.prepare(connection, sql);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        pks.put(new Key(rows.getLong(2), UUID.fromString(rows.getString(3))), rows.getLong(1));
      }
    }
    return pks;
  }

  /**
   * Lets go of what was taken. Series and studies of which something is not said any more get the
   * attributes that the remaining instances give them.
   */
  void settle() throws SQLException {
    if (taken.isEmpty()) {
      return;
    }
    var pks = taken.toArray(Long[]::new);
    try (var statement = JdbcSearchIndex.prepare(connection, Sql.of(TAKE, (Object) pks))) {
      statement.executeUpdate();
    }
    var studies = new TreeSet<Long>();
    var series = new TreeSet<Long>();
    try (var statement = JdbcSearchIndex.prepare(connection, Sql.of(DELETE_UNSAID, (Object) pks));
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        studies.add(rows.getLong(1));
        series.add(rows.getLong(2));
      }
    }
    if (!studies.isEmpty()) {
      sumUp(studies, series);
    }
  }

  private void sumUp(Set<Long> studies, Set<Long> series) throws SQLException {
    var ofStudies = new TreeMap<Long, EntityAttributes>();
    var ofSeries = new TreeMap<Long, EntityAttributes>();
    var sql = Sql.of(OF_STUDIES, (Object) studies.toArray(Long[]::new));
    try (var statement = JdbcSearchIndex.prepare(connection, sql)) {
      statement.setFetchSize(FETCH_SIZE);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          ofStudies.merge(
              rows.getLong(1), read(rows.getString(3)).study(), EntityAttributes::mergedWith);
          if (series.contains(rows.getLong(2))) {
            ofSeries.merge(
                rows.getLong(2), read(rows.getString(4)).series(), EntityAttributes::mergedWith);
          }
        }
      }
    }
    STUDIES.replace(connection, "pk", rows(ofStudies));
    SERIES.replace(connection, "pk", rows(ofSeries));
  }

  private static InstanceAttributes read(String json) {
    try {
      return AttributeReader.read(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("a contribution is no DICOM JSON", e);
    }
  }

  private static List<EntityTable.Row> rows(Map<Long, EntityAttributes> attributes) {
    return attributes.entrySet().stream()
        .map(entry -> new EntityTable.Row(List.of(Long.toString(entry.getKey())), entry.getValue()))
        .toList();
  }
}
