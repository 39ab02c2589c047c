package org.isocenter.worklist.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.Session;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.Forbidden;
import org.isocenter.dicomweb.DicomWebException.NotFound;
import org.isocenter.matching.Sql;
import org.isocenter.worklist.app.Bell;
import org.isocenter.worklist.app.EventReport;
import org.isocenter.worklist.app.SubscribeToWorklist.Filter;
import org.isocenter.worklist.app.Subscriptions;

/** Subscriptions in PostgreSQL. */
@Singleton
public class SqlSubscriptions implements Subscriptions {
  private static final String UPSERT =
      """
      INSERT INTO worklist.subscription (workitem_pk, ae, state) VALUES (?, ?, ?)
      ON CONFLICT (workitem_pk, ae) DO UPDATE SET state = EXCLUDED.state
      """;

  private static final String IS_SUBSCRIBED =
      """
      SELECT COALESCE(
        (SELECT state <> 'NONE' FROM worklist.subscription WHERE workitem_pk = ? AND ae = ?),
        EXISTS (SELECT 1 FROM worklist.worklist_subscription
          WHERE ae = ? AND filter IS NULL AND (until_pk IS NULL OR until_pk >= ?)))::text
      """;

  private final Session session;
  private final Transactions transactions;
  private final SqlWorklist worklist;
  private final EventLog events;
  private final SubscriptionSupport support;

  SqlSubscriptions(
      @PersistenceUnit("worklist-db") Session session,
      Transactions transactions,
      SqlWorklist worklist,
      EventLog events,
      SubscriptionSupport support) {
    this.session = session;
    this.transactions = transactions;
    this.worklist = worklist;
    this.events = events;
    this.support = support;
  }

  /** What subscriptions may ask for, and whom they wake. */
  public record SubscriptionSupport(int workitems, int worklists, int initialEvents, Bell bell) {}

  @Override
  public void subscribe(Uid workitem, String ae, boolean deletionLock) {
    transactions.call(() -> {
      var row = worklist.locked(workitem);
      refuseTooMany(ae);
      update(Sql.of(UPSERT, row.pk, ae, deletionLock ? "LOCKED" : "UNLOCKED"));
      events.appendFor(ae, row, EventReport.state(row.toWorkitem()));
      return row;
    });
    support.bell().ring();
  }

  private void refuseTooMany(String ae) {
    var count = Sql.of("SELECT count(*)::text FROM worklist.subscription WHERE ae = ?", ae);
    if (Long.parseLong(text(count)) >= support.workitems()) {
      throw new Forbidden(
          "The AE has %d subscriptions, as many as it may have.".formatted(support.workitems()));
    }
  }

  @Override
  public boolean subscribeToAll(Optional<Filter> filter, String ae, boolean deletionLock) {
    var granted =
        transactions.call(() -> {
          var begin = new WorklistSubscription(this::jdbc, support.initialEvents());
          begin.refuseTooMany(support.worklists());
          return begin.begin(filter, ae, deletionLock);
        });
    support.bell().ring();
    return granted;
  }

  @Override
  public void unsubscribe(Uid workitem, String ae) {
    transactions.call(() -> {
      var row = worklist.locked(workitem);
      if (!text(Sql.of(IS_SUBSCRIBED, row.pk, ae, ae, row.pk)).equals("true")) {
        throw new NotFound("The AE is not subscribed to this workitem.");
      }
      return update(Sql.of(UPSERT, row.pk, ae, "NONE"));
    });
  }

  @Override
  public void unsubscribeFromAll(boolean filtered, String ae) {
    transactions.call(() -> {
      int ended =
          update(
              Sql.of(
                  "DELETE FROM worklist.worklist_subscription WHERE ae = ?"
                      + (filtered ? " AND filter IS NOT NULL" : ""),
                  ae));
      int released = update(Sql.of("DELETE FROM worklist.subscription WHERE ae = ?", ae));
      if (ended + released == 0) {
        throw new NotFound("The AE is not subscribed.");
      }
      return ended;
    });
  }

  @Override
  public void suspend(boolean filtered, String ae) {
    transactions.call(() -> {
      int suspended =
          update(
              Sql.of(
                  "UPDATE worklist.worklist_subscription SET until_pk ="
                      + " (SELECT COALESCE(max(pk), 0) FROM worklist.workitem)"
                      + " WHERE ae = ? AND until_pk IS NULL AND (filter IS NOT NULL) = ?",
                  ae,
                  filtered));
      if (suspended == 0) {
        throw new NotFound("The AE is not subscribed to the worklist.");
      }
      return suspended;
    });
  }

  @Override
  public boolean hasAny(String ae) {
    var found =
        Sql.of(
            "SELECT (EXISTS (SELECT 1 FROM worklist.worklist_subscription WHERE ae = ?)"
                + " OR EXISTS (SELECT 1 FROM worklist.subscription WHERE ae = ? AND state <>"
                + " 'NONE'))::text",
            ae,
            ae);
    return transactions.call(() -> text(found).equals("true"));
  }

  private int update(Sql sql) {
    return jdbc(connection -> Jdbc.update(connection, sql));
  }

  private String text(Sql sql) {
    return jdbc(connection -> Jdbc.texts(connection, sql).getFirst());
  }

  /** Work on the connection of the transaction. */
  @FunctionalInterface
  interface JdbcWork<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T jdbc(JdbcWork<T> work) {
    session.flush();
    return session.doReturningWork(work::on);
  }
}
