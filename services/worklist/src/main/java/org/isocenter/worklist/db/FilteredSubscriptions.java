package org.isocenter.worklist.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.isocenter.matching.Sql;
import org.isocenter.worklist.app.SubscribeToWorklist.Filter;

/**
 * Subscribes to a workitem whoever has a filter that it matches now. It stays subscribed, so that
 * it hears as well of the change by which the workitem ceases to match.
 */
final class FilteredSubscriptions {
  private static final Sql OPEN =
      Sql.of(
          "SELECT id::text || ' ' || filter FROM worklist.worklist_subscription"
              + " WHERE filter IS NOT NULL AND until_pk IS NULL ORDER BY id");

  private FilteredSubscriptions() {}

  /** For the workitem with the primary key {@code pk}, in the transaction that changed it. */
  static void extend(Connection connection, long pk) throws SQLException {
    List<String> filters = Jdbc.texts(connection, OPEN);
    if (filters.isEmpty()) {
      return;
    }
    var matched = new ArrayList<Sql>();
    for (String one : filters) {
      int blank = one.indexOf(' ');
      var filter = Filter.of(one.substring(blank + 1));
      matched.add(
          Sql.concat(
              Sql.of("(w.id = ? AND ", Long.valueOf(one.substring(0, blank))),
              Documents.WORKITEMS.where(filter.criteria()),
              Sql.of(")")));
    }
    Jdbc.update(
        connection,
        Sql.concat(
            Sql.of(
                "INSERT INTO worklist.subscription (workitem_pk, ae, state)"
                    + " SELECT d.pk, w.ae, max(CASE WHEN w.deletion_lock THEN 'LOCKED'"
                    + " ELSE 'UNLOCKED' END)"
                    + Documents.WORKITEMS.from()
                    + ", worklist.worklist_subscription w WHERE d.pk = ? AND ",
                pk),
            Sql.or(matched),
            Sql.of(" GROUP BY d.pk, w.ae ON CONFLICT (workitem_pk, ae) DO NOTHING")));
  }
}
