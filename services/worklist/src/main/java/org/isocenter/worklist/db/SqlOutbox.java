package org.isocenter.worklist.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Session;
import org.isocenter.worklist.app.Outbox;

/** The outbox in PostgreSQL. */
@Singleton
public class SqlOutbox implements Outbox {
  /** Held by the replica that publishes, until its transaction ends. */
  private static final long TURN = 0x0150_5345_5645_4E54L;

  private final Session session;
  private final Transactions transactions;

  SqlOutbox(@PersistenceUnit("worklist-db") Session session, Transactions transactions) {
    this.session = session;
    this.transactions = transactions;
  }

  @Override
  public int publishNext(int limit, Function<List<Pending>, Set<Long>> publish) {
    return transactions.call(() -> {
      if (!takesTurn()) {
        return 0;
      }
      var events = oldest(limit);
      var published = events.isEmpty() ? Set.<Long>of() : publish.apply(events);
      return published.isEmpty() ? 0 : delete(published);
    });
  }

  private boolean takesTurn() {
    return session
        .createNativeQuery("SELECT pg_try_advisory_xact_lock(:turn)", Boolean.class)
        .setParameter("turn", TURN)
        .getSingleResult();
  }

  private List<Pending> oldest(int limit) {
    return session
        .createQuery("from OutboxRow order by id", OutboxRow.class)
        .setMaxResults(limit)
        .getResultStream()
        .map(OutboxRow::toPending)
        .toList();
  }

  private int delete(Set<Long> ids) {
    return session
        .createNativeMutationQuery("DELETE FROM worklist.outbox WHERE id = ANY(:ids)")
        .setParameter("ids", ids.toArray(Long[]::new))
        .executeUpdate();
  }
}
