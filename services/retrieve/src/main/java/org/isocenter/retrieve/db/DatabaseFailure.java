package org.isocenter.retrieve.db;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import org.isocenter.dicomweb.DicomWebException.Unavailable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The database did not do what it was asked, and will not if it is asked again. */
final class DatabaseFailure extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final Logger LOG = Logger.getLogger(DatabaseFailure.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** Classes of SQLSTATE that pass: connection, resources, operator intervention. */
  private static final List<String> PASSING = List.of("08", "53", "57");

  private DatabaseFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** What to throw instead: a refusal where the client may simply try again, else this. */
  static RuntimeException of(String what, SQLException failure) {
    if (!isPassing(failure)) {
      return new DatabaseFailure(what, failure);
    }
    // A refusal carries no cause, so this is the last place that knows it.
    LOG.warn(what, failure);
    return new Unavailable("The index of stored instances cannot be reached.", RETRY_AFTER);
  }

  private static boolean isPassing(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    return failure instanceof SQLTransientException
        || state == null
        || PASSING.stream().anyMatch(state::startsWith);
  }
}
