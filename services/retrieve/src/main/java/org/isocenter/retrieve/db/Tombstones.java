package org.isocenter.retrieve.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isocenter.retrieve.app.DeletedInstance;
import org.isocenter.retrieve.app.NewInstance;

/** Rows of deleted instances, written in the caller's transaction. */
final class Tombstones {

  private static final String REMOVE_INSTANCE =
      "delete from retrieve.instance where sop_instance_uid = ? and version < ?";

  /** Not beside an instance that was stored again since. */
  private static final String SET =
      """
      insert into retrieve.tombstone
        (sop_instance_uid, study_instance_uid, series_instance_uid, version, gone_until)
      select ?, ?, ?, ?, ? where not exists (
        select 1 from retrieve.instance where sop_instance_uid = ? and version > ?)
      on conflict (sop_instance_uid) do update set
        version = excluded.version, gone_until = excluded.gone_until
      where excluded.version > retrieve.tombstone.version
      """;

  private static final String FIND =
      "select sop_instance_uid, version from retrieve.tombstone where sop_instance_uid = any (?)";
  private static final String REMOVE =
      "delete from retrieve.tombstone where sop_instance_uid = any (?)";
  private static final String REMOVE_BEFORE =
      "delete from retrieve.tombstone where gone_until <= ?";

  private Tombstones() {}

  /** Removes the instances and remembers that. */
  static void set(Connection connection, List<DeletedInstance> deleted) throws SQLException {
    if (deleted.isEmpty()) {
      return;
    }
    try (var removal = connection.prepareStatement(REMOVE_INSTANCE);
        var tombstone = connection.prepareStatement(SET)) {
      for (var instance : deleted) {
        var location = instance.location();
        removal.setString(1, location.sopInstanceUid());
        removal.setLong(2, instance.version());
        removal.addBatch();
        tombstone.setString(1, location.sopInstanceUid());
        tombstone.setString(2, location.studyInstanceUid());
        tombstone.setString(3, location.seriesInstanceUid());
        tombstone.setLong(4, instance.version());
        tombstone.setObject(5, timestamp(instance.goneUntil()));
        tombstone.setString(6, location.sopInstanceUid());
        tombstone.setLong(7, instance.version());
        tombstone.addBatch();
      }
      removal.executeBatch();
      tombstone.executeBatch();
    }
  }

  /**
   * Those of {@code stored} that were not deleted later; their own older tombstones are removed.
   */
  static List<NewInstance> lift(Connection connection, List<NewInstance> stored)
      throws SQLException {
    if (stored.isEmpty()) {
      return stored;
    }
    var versions = versions(connection, stored);
    if (versions.isEmpty()) {
      return stored;
    }
    var alive =
        stored.stream()
            .filter(instance ->
                instance.version() > versions.getOrDefault(instance.sopInstanceUid(), -1L))
            .toList();
    try (var removal = connection.prepareStatement(REMOVE)) {
      removal.setArray(1, connection.createArrayOf("text", uids(alive)));
      removal.executeUpdate();
    }
    return alive;
  }

  private static Map<String, Long> versions(Connection connection, List<NewInstance> stored)
      throws SQLException {
    Map<String, Long> versions = new HashMap<>();
    try (var query = connection.prepareStatement(FIND)) {
      query.setArray(1, connection.createArrayOf("text", uids(stored)));
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          versions.put(rows.getString(1), rows.getLong(2));
        }
      }
    }
    return versions;
  }

  private static Object[] uids(List<NewInstance> instances) {
    return instances.stream().map(NewInstance::sopInstanceUid).toArray();
  }

  static int removeBefore(Connection connection, Instant moment) throws SQLException {
    try (var removal = connection.prepareStatement(REMOVE_BEFORE)) {
      removal.setObject(1, timestamp(moment));
      return removal.executeUpdate();
    }
  }

  private static OffsetDateTime timestamp(Instant moment) {
    return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
  }
}
