package org.isocenter.worklist.db;

import java.util.Optional;
import org.isocenter.dicomweb.DicomWebException.Forbidden;
import org.isocenter.matching.Sql;
import org.isocenter.worklist.app.SubscribeToWorklist.Filter;

/**
 * Begins a subscription to the worklist. One to all workitems is kept as such; one to those that
 * match a filter becomes a subscription to each of them, now and whenever one comes to match.
 */
final class WorklistSubscription {
  /**
   * Tells the current state of workitems, as {@link org.isocenter.worklist.app.EventReport} does.
   */
  private static final String TELL =
      """
      INSERT INTO worklist.outbox (workitem, sequence, event, recipients)
      SELECT uid, last_event, jsonb_build_object(
        '00000002', jsonb_build_object('vr', 'UI',
          'Value', jsonb_build_array('1.2.840.10008.5.1.4.34.6.1')),
        '00001000', jsonb_build_object('vr', 'UI', 'Value', jsonb_build_array(uid)),
        '00001002', jsonb_build_object('vr', 'US', 'Value', jsonb_build_array(1)),
        '00404041', COALESCE(attributes -> '00404041', '{"vr": "CS"}'),
        '00741000', jsonb_build_object('vr', 'CS', 'Value', jsonb_build_array(state)))::text,
        ARRAY[?] FROM told ORDER BY pk
      """;

  /** Runs statements in the transaction. */
  @FunctionalInterface
  interface Work {
    <T> T run(SqlSubscriptions.JdbcWork<T> work);
  }

  private final Work work;
  private final int initialEvents;

  WorklistSubscription(Work work, int initialEvents) {
    this.work = work;
    this.initialEvents = initialEvents;
  }

  void refuseTooMany(int most) {
    var count = Sql.of("SELECT count(*)::text FROM worklist.worklist_subscription");
    if (Long.parseLong(text(count)) >= most) {
      throw new Forbidden("There are %d such subscriptions, as many as may be.".formatted(most));
    }
  }

  /** Whether the deletion lock was granted, if it was asked for. */
  boolean begin(Optional<Filter> filter, String ae, boolean deletionLock) {
    boolean fits = covered(filter) <= initialEvents;
    if (filter.isPresent() && !fits) {
      throw new Forbidden(
          "The filter matches more than %d workitems; narrow it.".formatted(initialEvents));
    }
    boolean locked = deletionLock && fits;
    insert(filter, ae, locked);
    if (filter.isPresent()) {
      subscribeToMatching(filter.get(), ae, locked);
    } else {
      subscribeToEach(ae, locked);
    }
    return locked == deletionLock;
  }

  private long covered(Optional<Filter> filter) {
    var where = filter.map(one -> Documents.WORKITEMS.where(one.criteria())).orElse(Sql.of("true"));
    return Long.parseLong(
        text(
            Sql.concat(
                Sql.of(
                    "SELECT count(*)::text FROM (SELECT 1"
                        + Documents.WORKITEMS.from()
                        + " WHERE "),
                where,
                Sql.of(" LIMIT ?) AS counted", initialEvents + 1))));
  }

  /** The same subscription again takes the place of the one before. */
  private void insert(Optional<Filter> filter, String ae, boolean locked) {
    var text = filter.map(Filter::text);
    update(
        text.map(same ->
                Sql.of(
                    "DELETE FROM worklist.worklist_subscription WHERE ae = ? AND filter = ?",
                    ae,
                    same))
            .orElseGet(() ->
                Sql.of(
                    "UPDATE worklist.worklist_subscription SET until_pk = LEAST(until_pk,"
                        + " (SELECT COALESCE(max(pk), 0) FROM worklist.workitem))"
                        + " WHERE ae = ? AND filter IS NULL AND until_pk IS NULL",
                    ae)));
    var values = "INSERT INTO worklist.worklist_subscription (ae, deletion_lock, filter)";
    update(
        text.map(kept -> Sql.of(values + " VALUES (?, ?, ?)", ae, locked, kept))
            .orElseGet(() -> Sql.of(values + " VALUES (?, ?, NULL)", ae, locked)));
  }

  /** Who said to hear nothing of some workitems hears of them again. */
  private void subscribeToEach(String ae, boolean locked) {
    update(Sql.of("DELETE FROM worklist.subscription WHERE ae = ? AND state = 'NONE'", ae));
    if (locked) {
      update(
          Sql.concat(
              Sql.of(
                  "WITH told AS (UPDATE worklist.workitem SET last_event = last_event + 1"
                      + " WHERE NOT EXISTS (SELECT 1 FROM worklist.subscription s"
                      + " WHERE s.workitem_pk = pk AND s.ae = ?) RETURNING *) ",
                  ae),
              Sql.of(TELL, ae)));
    }
  }

  private void subscribeToMatching(Filter filter, String ae, boolean locked) {
    var added =
        Sql.concat(
            Sql.of(
                "WITH added AS (INSERT INTO worklist.subscription (workitem_pk, ae, state)"
                    + " SELECT d.pk, ?, ?"
                    + Documents.WORKITEMS.from()
                    + " WHERE ",
                ae,
                locked ? "LOCKED" : "UNLOCKED"),
            Documents.WORKITEMS.where(filter.criteria()),
            Sql.of(
                " ON CONFLICT (workitem_pk, ae) DO UPDATE SET state = EXCLUDED.state"
                    + " WHERE subscription.state = 'NONE' RETURNING workitem_pk)"));
    if (!locked) {
      update(Sql.concat(added, Sql.of(" SELECT count(*) FROM added")));
      return;
    }
    update(
        Sql.concat(
            added,
            Sql.of(
                ", told AS (UPDATE worklist.workitem SET last_event = last_event + 1"
                    + " WHERE pk IN (SELECT workitem_pk FROM added) RETURNING *) "),
            Sql.of(TELL, ae)));
  }

  private void update(Sql sql) {
    var _ =
        work.run(connection -> {
          try (var statement = Jdbc.prepare(connection, sql)) {
            return statement.execute();
          }
        });
  }

  private String text(Sql sql) {
    return work.run(connection -> Jdbc.texts(connection, sql).getFirst());
  }
}
