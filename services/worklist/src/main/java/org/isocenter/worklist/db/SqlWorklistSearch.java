package org.isocenter.worklist.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.hibernate.Session;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.DicomWebException.PayloadTooLarge;
import org.isocenter.matching.DocumentCriterion;
import org.isocenter.matching.Sql;
import org.isocenter.worklist.app.Found;
import org.isocenter.worklist.app.Search;
import org.isocenter.worklist.app.WorklistSearch;

/** Searches in PostgreSQL: one statement each, results in the order of their creation. */
@Singleton
public class SqlWorklistSearch implements WorklistSearch {
  private static final String CANCELED_STATEMENT = "57014";

  private final Session session;
  private final Transactions transactions;
  private final SearchSettings settings;

  SqlWorklistSearch(
      @PersistenceUnit("worklist-db") Session session,
      Transactions transactions,
      SearchSettings settings) {
    this.session = session;
    this.transactions = transactions;
    this.settings = settings;
  }

  /** How long a search may take. */
  public record SearchSettings(Duration longest) {}

  @Override
  public Found workitems(Search search) {
    return run(Documents.WORKITEMS, search, Sql.of("true"));
  }

  /** What is over is not on the worklist any more, unless its status is asked for. */
  @Override
  public Found scheduledSteps(Search search) {
    var open = Sql.of("NOT d.over");
    return run(Documents.SCHEDULED_STEPS, search, asksForStatus(search) ? Sql.of("true") : open);
  }

  private static boolean asksForStatus(Search search) {
    return search.criteria().stream()
        .map(DocumentCriterion::path)
        .anyMatch(path -> path.getLast() == Tags.SCHEDULED_PROCEDURE_STEP_STATUS);
  }

  private Found run(Documents documents, Search search, Sql visible) {
    var sql =
        Sql.concat(
            Sql.of("SELECT d.attributes::text" + documents.from() + " WHERE "),
            Sql.and(List.of(visible, documents.where(search.criteria()))),
            Sql.of(" ORDER BY d.pk LIMIT ? OFFSET ?", search.limit() + 1, search.offset()));
    try {
      var texts =
          transactions.call(() ->
              session.doReturningWork(connection -> {
                try (var statement = connection.createStatement()) {
                  statement.execute(
                      "SET LOCAL statement_timeout = " + settings.longest().toMillis());
                }
                return Jdbc.texts(connection, sql);
              }));
      boolean more = texts.size() > search.limit();
      return new Found(more ? texts.subList(0, search.limit()) : texts, more);
    } catch (PersistenceException e) {
      throw tooLong(e) ? new PayloadTooLarge("The search takes too long; narrow it.") : e;
    }
  }

  private static boolean tooLong(PersistenceException failure) {
    return failure.getCause() instanceof SQLException sql
        && CANCELED_STATEMENT.equals(sql.getSQLState());
  }
}
