package org.isocenter.ingest.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.isocenter.ingest.app.ConflictPolicy;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.NewInstance;

/**
 * Records instances within one transaction: inserts what is new, then locks what stands in the way
 * of the others and replaces it where the policy says so. Locks are taken in the order of the SOP
 * Instance UIDs, here and where instances are deleted, so that nobody waits in a circle.
 */
final class LedgerRecord {
  private static final String LOCK =
      "SELECT "
          + InstanceColumns.ALL
          + """
          FROM ingest.instance WHERE sop_instance_uid = ANY (?)
          ORDER BY sop_instance_uid FOR UPDATE
          """;

  private final Connection connection;
  private final ConflictPolicy policy;
  private final Instant keepReplaced;
  private final Map<Long, LedgerEntry> leftOut = new HashMap<>();

  LedgerRecord(Connection connection, ConflictPolicy policy, Instant keepReplaced) {
    this.connection = connection;
    this.policy = policy;
    this.keepReplaced = keepReplaced;
  }

  /** Records the instances and answers the entry that stands, by the version of those left out. */
  Map<Long, LedgerEntry> run(List<NewInstance> instances) throws SQLException {
    List<NewInstance> left = instances;
    while (!left.isEmpty()) {
      List<NewInstance> round = firstOfEachUid(left);
      recordDistinct(round);
      Set<Long> done =
          round.stream().map(instance -> instance.entry().version()).collect(Collectors.toSet());
      left = left.stream().filter(instance -> !done.contains(instance.entry().version())).toList();
    }
    return leftOut;
  }

  private static List<NewInstance> firstOfEachUid(List<NewInstance> instances) {
    Map<String, NewInstance> first = new LinkedHashMap<>();
    instances.forEach(instance -> first.putIfAbsent(uid(instance), instance));
    return List.copyOf(first.values());
  }

  private void recordDistinct(List<NewInstance> instances) throws SQLException {
    List<NewInstance> open = instances;
    while (!open.isEmpty()) {
      Set<Long> inserted = new LedgerWrite(connection, open).insert();
      var taken =
          open.stream().filter(instance -> !inserted.contains(instance.entry().version())).toList();
      // A tombstone may have been forgotten in between: then the UID is free now.
      open = decide(taken);
    }
  }

  /** Replaces or leaves out, and answers the instances whose UID nobody has any more. */
  private List<NewInstance> decide(List<NewInstance> taken) throws SQLException {
    Map<String, LedgerEntry> standing = lock(taken);
    List<NewInstance> replacing = new ArrayList<>();
    List<NewInstance> free = new ArrayList<>();
    for (NewInstance instance : taken) {
      LedgerEntry entry = standing.get(uid(instance));
      if (entry == null) {
        free.add(instance);
      } else if (entry.version() < instance.entry().version()
          && policy.replaces(entry, instance.entry())) {
        replacing.add(instance);
      } else {
        leftOut.put(instance.entry().version(), entry);
      }
    }
    if (!replacing.isEmpty()) {
      new LedgerWrite(connection, replacing).replace(keepReplaced);
    }
    return free;
  }

  private Map<String, LedgerEntry> lock(List<NewInstance> instances) throws SQLException {
    if (instances.isEmpty()) {
      return Map.of();
    }
    String[] uids = instances.stream().map(LedgerRecord::uid).toArray(String[]::new);
    try (PreparedStatement select = connection.prepareStatement(LOCK)) {
      select.setArray(1, connection.createArrayOf("text", uids));
      try (var rows = select.executeQuery()) {
        return InstanceColumns.entries(rows).stream()
            .collect(Collectors.toMap(entry -> entry.ref().sopInstanceUid(), Function.identity()));
      }
    }
  }

  private static String uid(NewInstance instance) {
    return instance.entry().ref().sopInstanceUid();
  }
}
