package org.isocenter.retrieve.db;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.isocenter.dicom.instance.Metadata;
import org.isocenter.dicom.instance.Metadata.Segment;
import org.isocenter.retrieve.app.DeletedInstance;
import org.isocenter.retrieve.app.InstanceChange;
import org.isocenter.retrieve.app.NewInstance;
import org.isocenter.retrieve.app.StoredInstance;

/** Writes changes in batches; an older or equal version never replaces what is there. */
@ApplicationScoped
class InstanceWriter {

  private static final String UPSERT =
      """
      insert into retrieve.instance (
        sop_instance_uid, study_instance_uid, series_instance_uid, version, revision,
        series_number, instance_number, object_key, size, sha256, transfer_syntax_uid,
        frames, bulk_data, metadata, metadata_deflated, metadata_text, metadata_segments)
      values (?, ?, ?, ?, nextval('retrieve.revision'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (sop_instance_uid) do update set
        study_instance_uid = excluded.study_instance_uid,
        series_instance_uid = excluded.series_instance_uid,
        version = excluded.version,
        revision = excluded.revision,
        series_number = excluded.series_number,
        instance_number = excluded.instance_number,
        object_key = excluded.object_key,
        size = excluded.size,
        sha256 = excluded.sha256,
        transfer_syntax_uid = excluded.transfer_syntax_uid,
        frames = excluded.frames,
        bulk_data = excluded.bulk_data,
        metadata = excluded.metadata,
        metadata_deflated = excluded.metadata_deflated,
        metadata_text = excluded.metadata_text,
        metadata_segments = excluded.metadata_segments
      where excluded.version > retrieve.instance.version
      """;

  private final AgroalDataSource database;

  InstanceWriter(@DataSource("retrieve-db") AgroalDataSource database) {
    this.database = database;
  }

  /** Writes all changes in one transaction; each SOP Instance UID at most once. */
  @Transactional
  void write(List<InstanceChange> changes) {
    List<NewInstance> stored = new ArrayList<>();
    List<DeletedInstance> deleted = new ArrayList<>();
    for (var change : changes) {
      switch (change) {
        case NewInstance instance -> stored.add(instance);
        case DeletedInstance instance -> deleted.add(instance);
      }
    }
    try (var connection = database.getConnection()) {
      Tombstones.set(connection, deleted);
      upsert(connection, Tombstones.lift(connection, stored));
      // what was deleted or replaced is in no text any more
      JdbcSettledTexts.remove(
          connection,
          changes.stream()
              .map(change -> change.series().seriesInstanceUid())
              .collect(Collectors.toSet()));
    } catch (SQLException e) {
      throw DatabaseFailure.of("Instances could not be recorded", e);
    }
  }

  @Transactional
  int forgetDeletedBefore(Instant moment) {
    try (var connection = database.getConnection()) {
      return Tombstones.removeBefore(connection, moment);
    } catch (SQLException e) {
      throw DatabaseFailure.of("Deleted instances could not be forgotten", e);
    }
  }

  private static void upsert(Connection connection, List<NewInstance> instances)
      throws SQLException {
    if (instances.isEmpty()) {
      return;
    }
    try (var statement = connection.prepareStatement(UPSERT)) {
      for (var instance : instances) {
        bind(statement, instance);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, NewInstance row) throws SQLException {
    StoredInstance instance = row.instance();
    Metadata metadata = row.metadata();
    var location = instance.location();
    int column = 0;
    statement.setString(++column, location.sopInstanceUid());
    statement.setString(++column, location.studyInstanceUid());
    statement.setString(++column, location.seriesInstanceUid());
    statement.setLong(++column, instance.version());
    statement.setInt(++column, row.seriesNumber());
    statement.setInt(++column, row.instanceNumber());
    statement.setString(++column, instance.key().value());
    statement.setLong(++column, instance.size());
    statement.setBytes(++column, HexFormat.of().parseHex(instance.sha256()));
    statement.setString(++column, instance.syntax().uid());
    statement.setBytes(++column, instance.frames().toBytes());
    statement.setString(++column, BulkDataColumn.format(instance.bulkData()));
    statement.setBytes(++column, metadata.toBytes());
    statement.setInt(++column, metadata.deflated().length);
    statement.setInt(++column, metadata.segments().stream().mapToInt(Segment::length).sum());
    statement.setInt(++column, metadata.segments().size());
  }
}
