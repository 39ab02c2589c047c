package org.isocenter.query.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.isocenter.matching.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what series and studies tell of their instances: series by what a batch adds and takes
 * away, however large they are; studies by summing up their series.
 */
final class EntityCounts {

  private static final String ADD_TO_SERIES =
      """
      UPDATE query.series e
      SET instance_count = e.instance_count + d.added,
          sop_classes = CASE WHEN e.sop_classes @> d.classes THEN e.sop_classes
            ELSE (SELECT array_agg(DISTINCT c COLLATE "C" ORDER BY c COLLATE "C") FROM unnest(e.sop_classes || d.classes) c)
            END
      FROM (SELECT series_pk, sum(added) AS added, array_agg(DISTINCT sop_class) AS classes
            FROM unnest(?, ?, ?) AS c(series_pk, added, sop_class) GROUP BY series_pk) d
      WHERE e.pk = d.series_pk
      """;

  private static final String TAKE_FROM_SERIES =
      """
      UPDATE query.series e
      SET (instance_count, sop_classes) =
          (SELECT count(*), COALESCE(array_agg(DISTINCT sop_class_uid ORDER BY sop_class_uid), '{}')
           FROM query.instance i WHERE i.study_pk = e.study_pk AND i.series_pk = e.pk)
      WHERE e.pk = ANY (?)
      """;

  private static final String DELETE_EMPTY_SERIES =
      "DELETE FROM query.series WHERE pk = ANY (?) AND instance_count = 0";

  private static final String SUM_UP_STUDIES =
      """
      UPDATE query.study s
      SET series_count = d.series_count, instance_count = d.instance_count,
          modalities = d.modalities, sop_classes = d.sop_classes
      FROM (SELECT t.pk, count(e.pk) AS series_count,
              COALESCE(sum(e.instance_count), 0) AS instance_count,
              COALESCE(array_agg(DISTINCT e.modality ORDER BY e.modality)
                FILTER (WHERE e.modality IS NOT NULL), '{}') AS modalities,
              COALESCE((SELECT array_agg(DISTINCT c COLLATE "C" ORDER BY c COLLATE "C")
                FROM query.series x, unnest(x.sop_classes) c WHERE x.study_pk = t.pk), '{}')
                AS sop_classes
            FROM unnest(?) AS t(pk) LEFT JOIN query.series e ON e.study_pk = t.pk
            GROUP BY t.pk) d
      WHERE s.pk = d.pk
      """;

  private static final String DELETE_EMPTY_STUDIES =
      "DELETE FROM query.study WHERE pk = ANY (?) AND series_count = 0";

  private final Connection connection;
  private final List<Long> addedTo = new ArrayList<>();
  private final List<String> addedClasses = new ArrayList<>();
  private final Set<Long> takenFrom = new TreeSet<>();
  private final Set<Long> studies = new TreeSet<>();

  EntityCounts(Connection connection) {
    this.connection = connection;
  }

  /** Takes note of an instance that is new, moved, or replaced in its series. */
  void note(@Nullable PresentInstance before, PresentInstance now) {
    studies.add(now.studyPk());
    if (before == null || !before.isInSeriesOf(now)) {
      addedTo.add(now.seriesPk());
      addedClasses.add(now.sopClassUid());
    }
    if (before != null && !isSame(before, now)) {
      takenFrom.add(before.seriesPk());
      studies.add(before.studyPk());
    }
  }

  /** Takes note of an instance that is gone. */
  void noteRemoved(PresentInstance before) {
    takenFrom.add(before.seriesPk());
    studies.add(before.studyPk());
  }

  private static boolean isSame(PresentInstance before, PresentInstance now) {
    return before.isInSeriesOf(now) && before.sopClassUid().equals(now.sopClassUid());
  }

  /** Brings the counts up to date; the instances themselves have been written. */
  void update() throws SQLException {
    var ones = addedTo.stream().map(_ -> 1).toArray(Integer[]::new);
    if (!addedTo.isEmpty()) {
      execute(ADD_TO_SERIES, longs(addedTo), ones, addedClasses.toArray(String[]::new));
    }
    if (!takenFrom.isEmpty()) {
      execute(TAKE_FROM_SERIES, (Object) longs(takenFrom));
      execute(DELETE_EMPTY_SERIES, (Object) longs(takenFrom));
    }
    execute(SUM_UP_STUDIES, (Object) longs(studies));
    if (!takenFrom.isEmpty()) {
      execute(DELETE_EMPTY_STUDIES, (Object) longs(studies));
    }
  }

  private static Long[] longs(Collection<Long> values) {
    return values.toArray(Long[]::new);
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (var statement = JdbcSearchIndex.prepare(connection, Sql.of(sql, values))) {
      statement.executeUpdate();
    }
  }
}
