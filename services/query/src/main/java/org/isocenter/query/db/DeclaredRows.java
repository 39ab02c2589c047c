package org.isocenter.query.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.isocenter.matching.Sql;
import org.isocenter.query.app.DeclaredValue;

/** The rows with the values of declared attributes. */
final class DeclaredRows {

  private static final String INSERT =
      """
      INSERT INTO query.declared_value (instance_pk, attribute, value, series_pk, study_pk)
      SELECT i.pk, a.id, r.value, i.series_pk, i.study_pk
      FROM unnest(?, ?, ?) AS r(sop_instance_uid, declaration, value)
      JOIN query.declared_attribute a ON a.declaration = r.declaration
      JOIN query.instance i ON i.sop_instance_uid = r.sop_instance_uid
      ON CONFLICT DO NOTHING
      """;

  private static final String DELETE =
      """
      DELETE FROM query.declared_value d USING query.instance i
      WHERE d.instance_pk = i.pk AND i.sop_instance_uid = ANY (?)
      """;

  private DeclaredRows() {}

  /** Writes the values of instances, by SOP Instance UID. */
  static void insert(Connection connection, Map<String, List<DeclaredValue>> values)
      throws SQLException {
    var uids = new ArrayList<String>();
    var declarations = new ArrayList<String>();
    var texts = new ArrayList<String>();
    values.forEach((uid, all) ->
        all.forEach(one -> {
          uids.add(uid);
          declarations.add(one.declaration());
          texts.add(one.value());
        }));
    if (!uids.isEmpty()) {
      execute(connection, Sql.of(INSERT, array(uids), array(declarations), array(texts)));
    }
  }

  /** Deletes the values of instances that are still there. */
  static void delete(Connection connection, Collection<String> sopInstanceUids)
      throws SQLException {
    if (!sopInstanceUids.isEmpty()) {
      execute(connection, Sql.of(DELETE, (Object) array(sopInstanceUids)));
    }
  }

  private static String[] array(Collection<String> texts) {
    return texts.toArray(String[]::new);
  }

  private static void execute(Connection connection, Sql sql) throws SQLException {
    try (var statement = JdbcSearchIndex.prepare(connection, sql)) {
      statement.executeUpdate();
    }
  }
}
