package org.isocenter.worklist.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.hibernate.Session;
import org.isocenter.worklist.app.Remains;

/** Deletion in PostgreSQL. */
@Singleton
public class SqlRemains implements Remains {
  /** An AE's own word about a workitem counts before what it said of the worklist. */
  private static final String DELETE_WORKITEMS =
      """
      WITH over AS (
        SELECT pk FROM worklist.workitem w WHERE finished_at < :before
          AND NOT EXISTS (SELECT 1 FROM worklist.subscription s
            WHERE s.workitem_pk = w.pk AND s.state = 'LOCKED')
          AND NOT EXISTS (SELECT 1 FROM worklist.worklist_subscription g
            WHERE g.deletion_lock AND g.filter IS NULL
              AND (g.until_pk IS NULL OR g.until_pk >= w.pk)
              AND NOT EXISTS (SELECT 1 FROM worklist.subscription s
                WHERE s.workitem_pk = w.pk AND s.ae = g.ae))
        ORDER BY finished_at LIMIT :limit FOR UPDATE SKIP LOCKED),
      deleted AS (DELETE FROM worklist.workitem WHERE pk IN (SELECT pk FROM over) RETURNING uid)
      INSERT INTO worklist.deleted_workitem (uid) SELECT uid FROM deleted
      """;

  private static final String DELETE_SCHEDULED =
      """
      DELETE FROM worklist.scheduled_step WHERE pk IN (
        SELECT pk FROM worklist.scheduled_step WHERE over AND changed_at < :before LIMIT :limit)
      """;

  private static final String DELETE_PERFORMED =
      """
      WITH deleted AS (DELETE FROM worklist.performed_step WHERE pk IN (
        SELECT pk FROM worklist.performed_step
        WHERE status <> 'IN PROGRESS' AND changed_at < :before LIMIT :limit) RETURNING uid)
      INSERT INTO worklist.deleted_workitem (uid) SELECT uid FROM deleted
      """;

  private final Session session;
  private final Transactions transactions;

  SqlRemains(@PersistenceUnit("worklist-db") Session session, Transactions transactions) {
    this.session = session;
    this.transactions = transactions;
  }

  @Override
  public int deleteWorkitems(Instant finishedBefore, int limit) {
    return delete(DELETE_WORKITEMS, finishedBefore, limit);
  }

  @Override
  public void forgetDeleted(Instant deletedBefore) {
    var _ =
        transactions.call(() ->
            session
                .createNativeMutationQuery(
                    "DELETE FROM worklist.deleted_workitem WHERE deleted_at < :before")
                .setParameter("before", deletedBefore)
                .executeUpdate());
  }

  @Override
  public void deleteSteps(Instant overBefore, int limit) {
    delete(DELETE_SCHEDULED, overBefore, limit);
    delete(DELETE_PERFORMED, overBefore, limit);
  }

  private int delete(String statement, Instant before, int limit) {
    return transactions.call(() ->
        session
            .createNativeMutationQuery(statement)
            .setParameter("before", before)
            .setParameter("limit", limit)
            .executeUpdate());
  }
}
