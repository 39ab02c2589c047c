package org.isocenter.query.db;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import org.isocenter.dicomweb.DicomWebException.PayloadTooLarge;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.jboss.logging.Logger;

/** What a failure of the database means to the caller. */
final class Failures {

  private static final Logger LOG = Logger.getLogger(Failures.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** By a time limit; nobody else cancels. */
  private static final String CANCELED = "57014";

  private Failures() {}

  static RuntimeException of(SQLException failure) {
    if (CANCELED.equals(failure.getSQLState())) {
      return new PayloadTooLarge(
          "The search takes too long; narrow it by further attributes, or ask for fewer results.");
    }
    if (!isPassing(failure)) {
      return new SearchIndexException("The search index failed", failure);
    }
    // a refusal carries no cause, so this is the last place that knows it
    LOG.warn("The search index cannot be reached", failure);
    return new Unavailable("The search index cannot be reached.", RETRY_AFTER);
  }

  /** By SQLSTATE: connection, resources, operator intervention, no free connection in the pool. */
  private static boolean isPassing(SQLException failure) {
    if (failure instanceof SQLTransientException) {
      return true;
    }
    var state = failure.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57");
  }
}
