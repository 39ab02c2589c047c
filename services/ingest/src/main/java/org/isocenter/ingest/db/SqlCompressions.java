package org.isocenter.ingest.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.isocenter.ingest.app.LedgerEntry;
import org.isocenter.ingest.app.NewInstance;
import org.isocenter.ingest.app.Origin;
import org.isocenter.ingest.app.compress.Compressions;

/** What was, and is to be, compressed, in PostgreSQL. */
@Singleton
public class SqlCompressions implements Compressions {
  /**
   * Claims come one after the other. Of two that saw the same rows, one would get none, and take it
   * that none is left.
   */
  private static final String TURN = "SELECT 1 FROM pg_advisory_xact_lock(4931775204)";

  /** A row that somebody else holds after all is left to him. */
  private static final String CLAIM =
      """
      INSERT INTO ingest.compression AS c (version, policy, due_at)
      SELECT i.version, :policy, :until FROM ingest.instance i
        WHERE i.version > :after AND i.stored_at <= :before AND i.gone_until IS NULL
          AND i.transfer_syntax_uid IN ('1.2.840.10008.1.2', '1.2.840.10008.1.2.1')
          AND NOT EXISTS (SELECT FROM ingest.compression d WHERE d.version = i.version
            AND CASE WHEN d.reason IS NULL THEN d.due_at > :now ELSE d.policy = :policy END)
        ORDER BY i.version LIMIT :limit
      ON CONFLICT (version) DO UPDATE
        SET policy = excluded.policy, due_at = excluded.due_at, reason = NULL
        WHERE CASE WHEN c.reason IS NULL THEN c.due_at <= :now ELSE c.policy <> :policy END
      RETURNING version
      """;

  private static final String LEFT =
      """
      SELECT min(c.version) FROM ingest.compression c JOIN ingest.instance i USING (version)
        WHERE c.reason IS NULL AND c.due_at <= :now AND i.gone_until IS NULL
      """;

  private static final String SEARCHED =
      """
      SELECT coalesce(max(version), :after) FROM ingest.instance
        WHERE version > :after AND gone_until IS NULL AND version < coalesce(
          (SELECT min(version) FROM ingest.instance
            WHERE version > :after AND stored_at > :before AND gone_until IS NULL),
          9223372036854775807)
      """;

  private static final String LEAVE =
      """
      UPDATE ingest.compression SET policy = :policy, reason = :reason
        WHERE version = :version AND EXISTS (SELECT FROM ingest.instance
          WHERE version = :version AND gone_until IS NULL)
      """;

  /** The order of locks is that of everybody: the row, then the rest. */
  private static final String LOCK =
      """
      SELECT FROM ingest.instance
        WHERE sop_instance_uid = ? AND version = ? AND gone_until IS NULL FOR UPDATE
      """;

  private static final String SWITCH =
      """
      WITH past AS (
        INSERT INTO ingest.superseded (version, sop_instance_uid, object_key, remove_after)
        SELECT version, sop_instance_uid, object_key, ? FROM ingest.instance
          WHERE sop_instance_uid = ?
      ), decided AS (
        DELETE FROM ingest.compression WHERE version = ?
      ), announced AS (
        INSERT INTO ingest.outbox (version, study_instance_uid, event, trace_parent)
        VALUES (?, ?, ?, ?)
      )
      UPDATE ingest.instance SET version = ?, transfer_syntax_uid = ?, object_key = ?, size = ?,
          sha256 = ?, compressed_at = ?, original_size = ?, original_sha256 = ?, origin_sha256 = ?
        WHERE sop_instance_uid = ?
      """;

  private final Session session;
  private final Transactions transactions;

  SqlCompressions(@PersistenceUnit("ingest-db") Session session, Transactions transactions) {
    this.session = session;
    this.transactions = transactions;
  }

  @Override
  public List<LedgerEntry> claim(Search search, int limit) {
    return transactions.call(() -> {
      var _ = session.createNativeQuery(TURN, Integer.class).getSingleResult();
      List<Long> versions =
          session
              .createNativeQuery(CLAIM, Long.class)
              .setParameter("policy", search.policy())
              .setParameter("until", search.claimedUntil())
              .setParameter("after", search.afterVersion())
              .setParameter("before", search.storedBefore())
              .setParameter("now", search.now())
              .setParameter("limit", limit)
              .getResultList();
      return session
          .createQuery(
              "from InstanceRow where version in :versions order by version", InstanceRow.class)
          .setParameter("versions", versions)
          .getResultStream()
          .map(InstanceRow::toEntry)
          .toList();
    });
  }

  @Override
  public OptionalLong left(Instant now) {
    return transactions.call(() ->
        Stream.ofNullable(
                session
                    .createNativeQuery(LEFT, Long.class)
                    .setParameter("now", now)
                    .getSingleResult())
            .mapToLong(Long::longValue)
            .findFirst());
  }

  @Override
  public long searched(long afterVersion, Instant storedBefore) {
    return transactions.call(() ->
        session
            .createNativeQuery(SEARCHED, Long.class)
            .setParameter("after", afterVersion)
            .setParameter("before", storedBefore)
            .getSingleResult());
  }

  @Override
  public boolean replace(NewInstance compressed, long original, Instant keepReplaced) {
    return transactions.call(() ->
        session.doReturningWork(connection -> {
          boolean stands = lock(connection, compressed.entry(), original);
          if (stands) {
            replace(connection, compressed, original, keepReplaced);
          }
          return stands;
        }));
  }

  private static boolean lock(Connection connection, LedgerEntry entry, long original)
      throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setString(1, entry.ref().sopInstanceUid());
      lock.setLong(2, original);
      try (var rows = lock.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void replace(
      Connection connection, NewInstance compressed, long original, Instant keepReplaced)
      throws SQLException {
    LedgerEntry entry = compressed.entry();
    Origin origin = entry.origin();
    if (origin == null) {
      throw new IllegalArgumentException("Nothing is known of the original");
    }
    try (PreparedStatement change = connection.prepareStatement(SWITCH)) {
      int at = 0;
      change.setTimestamp(++at, Timestamp.from(keepReplaced));
      change.setString(++at, entry.ref().sopInstanceUid());
      change.setLong(++at, original);
      change.setLong(++at, entry.version());
      change.setString(++at, entry.ref().studyInstanceUid());
      change.setBytes(++at, compressed.event().bytes());
      change.setString(++at, compressed.event().traceParent());
      change.setLong(++at, entry.version());
      change.setString(++at, entry.transferSyntaxUid());
      change.setString(++at, entry.objectKey().value());
      change.setLong(++at, entry.size());
      change.setBytes(++at, entry.sha256());
      change.setTimestamp(++at, Timestamp.from(origin.compressedAt()));
      change.setLong(++at, origin.size());
      change.setBytes(++at, origin.sha256());
      change.setBytes(++at, origin.keptSha256());
      change.setString(++at, entry.ref().sopInstanceUid());
      change.executeUpdate();
    }
  }

  @Override
  public boolean leave(long version, String policy, String reason) {
    return transactions.call(() ->
        session
                .createNativeMutationQuery(LEAVE)
                .setParameter("policy", policy)
                .setParameter("reason", reason)
                .setParameter("version", version)
                .executeUpdate()
            > 0);
  }
}
