package org.isocenter.ingest.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.isocenter.dicom.data.Uid;
import org.isocenter.ingest.app.CommitmentClaim;
import org.isocenter.ingest.app.CommitmentItem;
import org.isocenter.ingest.app.CommitmentOutcome;
import org.isocenter.ingest.app.CommitmentReference;
import org.isocenter.ingest.app.CommitmentRequests;
import org.isocenter.ingest.app.CommitmentStatus;
import org.isocenter.ingest.app.OpenReference;

/** Requests for storage commitment in PostgreSQL. */
@Singleton
public class SqlCommitmentRequests implements CommitmentRequests {
  private static final String ACCEPT =
      """
      INSERT INTO ingest.commitment_request (transaction_uid, content, received_at, due_at, claim)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """;

  private static final String FIND =
      """
      SELECT content, finished_at IS NOT NULL AS finished, expired
      FROM ingest.commitment_request WHERE transaction_uid = ?
      """;

  /** Counts no further than any limit of a sane installation goes. */
  private static final String WAITING =
      """
      SELECT count(*) FROM (
        SELECT 1 FROM ingest.commitment_request WHERE finished_at IS NULL LIMIT 100000) AS waiting
      """;

  private static final String CLAIM =
      """
      UPDATE ingest.commitment_request SET claim = ?, due_at = ? WHERE transaction_uid = (
        SELECT transaction_uid FROM ingest.commitment_request
        WHERE finished_at IS NULL AND due_at <= ?
        ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING transaction_uid, received_at
      """;

  private static final String RENEW =
      """
      UPDATE ingest.commitment_request SET due_at = ?
      WHERE transaction_uid = ? AND claim = ? AND finished_at IS NULL
      """;

  private static final String RELEASE =
      """
      UPDATE ingest.commitment_request SET due_at = ?, claim = NULL
      WHERE transaction_uid = ? AND claim = ? AND finished_at IS NULL
      """;

  private static final String FINISH =
      """
      UPDATE ingest.commitment_request SET finished_at = ?, claim = NULL
      WHERE transaction_uid = ? AND claim = ? AND finished_at IS NULL
      """;

  /** Held until the outcomes are committed, so that no other claim comes in between. */
  private static final String HOLD =
      """
      SELECT 1 FROM ingest.commitment_request
      WHERE transaction_uid = ? AND claim = ? AND finished_at IS NULL FOR UPDATE
      """;

  private static final String EXPIRE =
      """
      WITH due AS (
        UPDATE ingest.commitment_request SET expired = true
        WHERE finished_at < ? AND NOT expired RETURNING transaction_uid
      ), dropped AS (
        DELETE FROM ingest.commitment_reference r USING due
        WHERE r.transaction_uid = due.transaction_uid
      )
      SELECT count(*) FROM due
      """;

  private static final String FORGET =
      "DELETE FROM ingest.commitment_request WHERE finished_at < ?";

  private final Session session;
  private final Transactions transactions;

  SqlCommitmentRequests(@PersistenceUnit("ingest-db") Session session, Transactions transactions) {
    this.session = session;
    this.transactions = transactions;
  }

  @Override
  public Optional<CommitmentStatus> accept(
      CommitmentClaim claim, byte[] content, List<CommitmentReference> references, Instant until) {
    return call(connection -> {
      try (var insert = connection.prepareStatement(ACCEPT)) {
        insert.setString(1, claim.transaction().value());
        insert.setBytes(2, content);
        insert.setTimestamp(3, Timestamp.from(claim.receivedAt()));
        insert.setTimestamp(4, Timestamp.from(until));
        insert.setString(5, claim.token());
        if (insert.executeUpdate() == 0) {
          return find(connection, claim.transaction());
        }
      }
      new CommitmentReferences(connection, claim.transaction()).insert(references);
      return Optional.empty();
    });
  }

  @Override
  public Optional<CommitmentStatus> find(Uid transaction) {
    return call(connection -> find(connection, transaction));
  }

  private static Optional<CommitmentStatus> find(Connection connection, Uid transaction)
      throws SQLException {
    try (var select = connection.prepareStatement(FIND)) {
      select.setString(1, transaction.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new CommitmentStatus(row.getBytes("content"), progress(row)))
            : Optional.empty();
      }
    }
  }

  private static CommitmentStatus.Progress progress(ResultSet row) throws SQLException {
    if (row.getBoolean("expired")) {
      return CommitmentStatus.Progress.EXPIRED;
    }
    return row.getBoolean("finished")
        ? CommitmentStatus.Progress.DONE
        : CommitmentStatus.Progress.WORKING;
  }

  @Override
  public List<CommitmentItem> items(Uid transaction) {
    return call(connection -> new CommitmentReferences(connection, transaction).verified());
  }

  @Override
  public int waiting() {
    return call(connection -> {
      try (var select = connection.prepareStatement(WAITING)) {
        return count(select);
      }
    });
  }

  @Override
  public Optional<CommitmentClaim> claim(Instant now, Instant until) {
    String token = UUID.randomUUID().toString();
    return call(connection -> {
      try (var claim = connection.prepareStatement(CLAIM)) {
        claim.setString(1, token);
        claim.setTimestamp(2, Timestamp.from(until));
        claim.setTimestamp(3, Timestamp.from(now));
        try (ResultSet row = claim.executeQuery()) {
          return row.next()
              ? Optional.of(
                  new CommitmentClaim(
                      new Uid(row.getString("transaction_uid")),
                      token,
                      row.getTimestamp("received_at").toInstant()))
              : Optional.empty();
        }
      }
    });
  }

  @Override
  public List<OpenReference> open(CommitmentClaim claim, int limit) {
    return call(
        connection -> new CommitmentReferences(connection, claim.transaction()).open(limit));
  }

  @Override
  public boolean renew(CommitmentClaim claim, Instant until) {
    return change(RENEW, claim, until);
  }

  @Override
  public void finish(CommitmentClaim claim, Instant now) {
    change(FINISH, claim, now);
  }

  @Override
  public void release(CommitmentClaim claim, Instant due) {
    change(RELEASE, claim, due);
  }

  private boolean change(String statement, CommitmentClaim claim, Instant instant) {
    return call(connection -> {
      try (var update = connection.prepareStatement(statement)) {
        update.setTimestamp(1, Timestamp.from(instant));
        update.setString(2, claim.transaction().value());
        update.setString(3, claim.token());
        return update.executeUpdate() > 0;
      }
    });
  }

  @Override
  public boolean record(CommitmentClaim claim, Map<Integer, CommitmentOutcome> outcomes) {
    return call(connection -> {
      if (!holds(connection, claim)) {
        return false;
      }
      new CommitmentReferences(connection, claim.transaction()).record(outcomes);
      return true;
    });
  }

  private static boolean holds(Connection connection, CommitmentClaim claim) throws SQLException {
    try (var select = connection.prepareStatement(HOLD)) {
      select.setString(1, claim.transaction().value());
      select.setString(2, claim.token());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  @Override
  public int expire(Instant before) {
    return call(connection -> {
      try (var expire = connection.prepareStatement(EXPIRE)) {
        expire.setTimestamp(1, Timestamp.from(before));
        return count(expire);
      }
    });
  }

  @Override
  public int forget(Instant before) {
    return call(connection -> {
      try (var forget = connection.prepareStatement(FORGET)) {
        forget.setTimestamp(1, Timestamp.from(before));
        return forget.executeUpdate();
      }
    });
  }

  private static int count(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private <T> T call(Work<T> work) {
    return transactions.call(() -> session.doReturningWork(work::run));
  }

  /** What one transaction does. */
  @FunctionalInterface
  private interface Work<T> {
    T run(Connection connection) throws SQLException;
  }
}
