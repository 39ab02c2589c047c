package org.isocenter.worklist.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.Session;
import org.isocenter.events.EventTracing;
import org.isocenter.worklist.app.EventReport;

/**
 * Writes events in the transaction of the change that they tell of, numbered for each workitem, and
 * addressed to whoever is subscribed at that moment.
 */
@Singleton
class EventLog {
  /** An AE's own word about the workitem counts before that about the whole worklist. */
  private static final String APPEND =
      """
      INSERT INTO worklist.outbox (workitem, sequence, event, trace_parent, recipients)
      SELECT :uid, :sequence, :event, NULLIF(:trace, ''), told.aes FROM (
        SELECT array_agg(DISTINCT ae) AS aes FROM (
          SELECT ae FROM worklist.subscription WHERE workitem_pk = :pk AND state <> 'NONE'
          UNION ALL
          SELECT ae FROM worklist.worklist_subscription w
          WHERE filter IS NULL AND (until_pk IS NULL OR until_pk >= :pk)
            AND NOT EXISTS (SELECT 1 FROM worklist.subscription s
              WHERE s.workitem_pk = :pk AND s.ae = w.ae)
        ) AS each) AS told
      WHERE told.aes IS NOT NULL
      """;

  private static final String APPEND_FOR_ONE =
      """
      INSERT INTO worklist.outbox (workitem, sequence, event, trace_parent, recipients)
      VALUES (:uid, :sequence, :event, NULLIF(:trace, ''), ARRAY[:ae])
      """;

  private final Session session;
  private final EventTracing tracing;

  EventLog(@PersistenceUnit("worklist-db") Session session, EventTracing tracing) {
    this.session = session;
    this.tracing = tracing;
  }

  /** Tells all who are subscribed; the row of the workitem is locked, or new, and flushed. */
  void append(WorkitemRow row, List<EventReport> reports) {
    session.doWork(connection -> FilteredSubscriptions.extend(connection, row.pk));
    for (var report : reports) {
      row.lastEvent++;
      session
          .createNativeMutationQuery(APPEND)
          .setParameter("uid", row.uid)
          .setParameter("pk", row.pk)
          .setParameter("sequence", row.lastEvent)
          .setParameter("event", report.json())
          .setParameter("trace", tracing.current().orElse(""))
          .executeUpdate();
    }
  }

  /** Tells one AE alone how things are. */
  void appendFor(String ae, WorkitemRow row, EventReport report) {
    row.lastEvent++;
    session
        .createNativeMutationQuery(APPEND_FOR_ONE)
        .setParameter("uid", row.uid)
        .setParameter("sequence", row.lastEvent)
        .setParameter("event", report.json())
        .setParameter("trace", tracing.current().orElse(""))
        .setParameter("ae", ae)
        .executeUpdate();
  }
}
