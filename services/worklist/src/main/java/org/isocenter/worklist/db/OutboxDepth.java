package org.isocenter.worklist.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.hibernate.Session;
import org.isocenter.platform.metrics.OutboxMetrics.State;

/** Looks at how much waits in the outbox. */
@Singleton
public class OutboxDepth {
  /** The oldest ones alone, so that the look stays cheap in an outage. */
  private static final String WAITING =
      """
      SELECT count(*), coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8
        FROM (SELECT created_at FROM worklist.outbox ORDER BY id LIMIT 10000) AS oldest
      """;

  private static final double MILLIS = 1000;

  private final Session session;
  private final Transactions transactions;

  OutboxDepth(@PersistenceUnit("worklist-db") Session session, Transactions transactions) {
    this.session = session;
    this.transactions = transactions;
  }

  /** What waits now. */
  public State now() {
    return transactions.call(() -> {
      Object[] row = session.createNativeQuery(WAITING, Object[].class).getSingleResult();
      var seconds = ((Number) row[1]).doubleValue();
      return new State(((Number) row[0]).longValue(), Duration.ofMillis((long) (seconds * MILLIS)));
    });
  }
}
