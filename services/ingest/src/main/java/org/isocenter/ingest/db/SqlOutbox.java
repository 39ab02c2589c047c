package org.isocenter.ingest.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Session;
import org.isocenter.ingest.app.Outbox;
import org.isocenter.ingest.app.OutboxEvent;

/** The outbox in PostgreSQL. */
@Singleton
public class SqlOutbox implements Outbox {
  private static final String OLDEST =
      """
      SELECT version, study_instance_uid, event, trace_parent FROM ingest.outbox
      WHERE created_at <= now() - :age * interval '1 millisecond'
      ORDER BY version LIMIT :limit FOR UPDATE SKIP LOCKED
      """;

  private final Session session;
  private final Transactions transactions;

  SqlOutbox(@PersistenceUnit("ingest-db") Session session, Transactions transactions) {
    this.session = session;
    this.transactions = transactions;
  }

  @Override
  public void remove(Collection<Long> versions) {
    transactions.call(() -> {
      // Losing this commit in a crash only publishes the events once more.
      session.createNativeMutationQuery("SET LOCAL synchronous_commit = off").executeUpdate();
      return delete(versions);
    });
  }

  @Override
  public int publishOlderThan(
      Duration age, int limit, Function<List<OutboxEvent>, Set<Long>> publish) {
    return transactions.call(() -> {
      List<OutboxEvent> events =
          session
              .createNativeQuery(OLDEST, OutboxRow.class)
              .setParameter("age", age.toMillis())
              .setParameter("limit", limit)
              .getResultStream()
              .map(OutboxRow::toEvent)
              .toList();
      Set<Long> published = events.isEmpty() ? Set.of() : publish.apply(events);
      return published.isEmpty() ? 0 : delete(published);
    });
  }

  private int delete(Collection<Long> versions) {
    return session
        .createNativeMutationQuery("DELETE FROM ingest.outbox WHERE version = ANY(:versions)")
        .setParameter("versions", versions.toArray(Long[]::new))
        .executeUpdate();
  }
}
