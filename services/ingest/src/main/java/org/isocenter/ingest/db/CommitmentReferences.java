package org.isocenter.ingest.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isocenter.dicom.data.Uid;
import org.isocenter.ingest.app.CommitmentItem;
import org.isocenter.ingest.app.CommitmentOutcome;
import org.isocenter.ingest.app.CommitmentReference;
import org.isocenter.ingest.app.CommitmentReference.Instance;
import org.isocenter.ingest.app.CommitmentReference.InstanceOfStudy;
import org.isocenter.ingest.app.CommitmentReference.Nothing;
import org.isocenter.ingest.app.InstanceRef;
import org.isocenter.ingest.app.OpenReference;
import org.isocenter.ingest.app.SopReference;
import org.isocenter.ingest.app.StudyReference;

/** The references of one commitment request, within one transaction. */
final class CommitmentReferences {
  private static final String INSERT =
      """
      INSERT INTO ingest.commitment_reference (transaction_uid, position,
        study_instance_uid, series_instance_uid, sop_class_uid, sop_instance_uid)
      SELECT ?, * FROM unnest(?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
      """;

  private static final String OPEN =
      """
      SELECT * FROM ingest.commitment_reference
      WHERE transaction_uid = ? AND outcome IS NULL ORDER BY position LIMIT ?
      """;

  private static final String VERIFIED =
      """
      SELECT * FROM ingest.commitment_reference
      WHERE transaction_uid = ? AND outcome IS NOT NULL ORDER BY position
      """;

  private static final String RECORD =
      """
      UPDATE ingest.commitment_reference r SET outcome = t.outcome
      FROM unnest(?::int[], ?::text[]) AS t (position, outcome)
      WHERE r.transaction_uid = ? AND r.position = t.position
      """;

  private final Connection connection;
  private final String transaction;

  CommitmentReferences(Connection connection, Uid transaction) {
    this.connection = connection;
    this.transaction = transaction.value();
  }

  void insert(List<CommitmentReference> references) throws SQLException {
    int count = references.size();
    var positions = new Integer[count];
    var columns = new String[4][count];
    for (int i = 0; i < count; i++) {
      positions[i] = i;
      fill(columns, i, references.get(i));
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, transaction);
      insert.setArray(2, connection.createArrayOf("int", positions));
      for (int column = 0; column < columns.length; column++) {
        insert.setArray(3 + column, connection.createArrayOf("text", columns[column]));
      }
      insert.executeUpdate();
    }
  }

  private static void fill(String[][] columns, int row, CommitmentReference reference) {
    switch (reference) {
      case Instance(var sop) -> {
        columns[2][row] = sop.sopClassUid();
        columns[3][row] = sop.sopInstanceUid();
      }
      case InstanceOfStudy(var ref) -> {
        columns[0][row] = ref.studyInstanceUid();
        columns[1][row] = ref.seriesInstanceUid();
        columns[2][row] = ref.sopClassUid();
        columns[3][row] = ref.sopInstanceUid();
      }
      case Nothing(var study) -> {
        columns[0][row] = study.study().value();
        study.series().ifPresent(series -> columns[1][row] = series.value());
      }
    }
  }

  List<OpenReference> open(int limit) throws SQLException {
    List<OpenReference> open = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(OPEN)) {
      select.setString(1, transaction);
      select.setInt(2, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          open.add(new OpenReference(row.getInt("position"), reference(row)));
        }
      }
    }
    return open;
  }

  List<CommitmentItem> verified() throws SQLException {
    List<CommitmentItem> items = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(VERIFIED)) {
      select.setString(1, transaction);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          items.add(
              new CommitmentItem(
                  row.getInt("position"),
                  reference(row),
                  CommitmentOutcome.valueOf(row.getString("outcome"))));
        }
      }
    }
    return items;
  }

  private static CommitmentReference reference(ResultSet row) throws SQLException {
    String study = row.getString("study_instance_uid");
    String series = row.getString("series_instance_uid");
    String sopClass = row.getString("sop_class_uid");
    String instance = row.getString("sop_instance_uid");
    if (instance == null) {
      return new Nothing(
          new StudyReference(new Uid(study), Optional.ofNullable(series).map(Uid::new)));
    }
    return study == null
        ? new Instance(new SopReference(sopClass, instance))
        : new InstanceOfStudy(new InstanceRef(sopClass, instance, study, series));
  }

  void record(Map<Integer, CommitmentOutcome> outcomes) throws SQLException {
    var positions = outcomes.keySet().toArray(Integer[]::new);
    var names = outcomes.values().stream().map(CommitmentOutcome::name).toArray(String[]::new);
    try (PreparedStatement update = connection.prepareStatement(RECORD)) {
      update.setArray(1, connection.createArrayOf("int", positions));
      update.setArray(2, connection.createArrayOf("text", names));
      update.setString(3, transaction);
      update.executeUpdate();
    }
  }
}
