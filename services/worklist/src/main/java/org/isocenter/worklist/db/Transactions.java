package org.isocenter.worklist.db;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.isocenter.platform.tracing.Traces;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs one transaction and says in our words when the database cannot take it now. */
@Singleton
public class Transactions {
  private static final Logger log = Logger.getLogger(Transactions.class);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** SQLSTATE classes that pass: connection, conflict, resources, state of the server, shutdown. */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57");

  /** A statement that ran into the timeout that it was given: its caller knows what that means. */
  private static final String CANCELED = "57014";

  private final Traces traces;

  Transactions(Traces traces) {
    this.traces = traces;
  }

  /**
   * Commits what {@code work} does, all or nothing.
   *
   * @throws Unavailable when the database is out of reach; whether it committed is then unknown
   */
  <T> T call(Callable<T> work) {
    return traces.span("worklist transaction", () -> commit(work));
  }

  private static <T> T commit(Callable<T> work) {
    try {
      return QuarkusTransaction.requiringNew().call(work);
    } catch (QuarkusTransactionException | PersistenceException e) {
      if (!passes(e)) {
        throw e;
      }
      log.warnf(e, "The database could not serve a transaction");
      throw new Unavailable("The database does not answer now.", RETRY_AFTER);
    }
  }

  private static boolean passes(RuntimeException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        // The pool itself gives no state: it has no connection to offer.
        String state = sql.getSQLState();
        return state == null
            || (!state.equals(CANCELED) && PASSING.contains(state.substring(0, 2)));
      }
    }
    return false;
  }
}
