package org.isocenter.worklist.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.Conflict;
import org.isocenter.dicomweb.DicomWebException.Gone;
import org.isocenter.dicomweb.DicomWebException.NotFound;
import org.isocenter.worklist.app.PerformedStep;
import org.isocenter.worklist.app.ProcedureSteps;
import org.isocenter.worklist.app.ScheduledStep;

/** Procedure steps in PostgreSQL. */
@Singleton
public class SqlProcedureSteps implements ProcedureSteps {
  private static final String BY_STUDY =
      "SELECT id FROM worklist.scheduled_step"
          + " WHERE study_instance_uid = :study AND step_id = :step";

  private final Session session;
  private final Transactions transactions;

  SqlProcedureSteps(@PersistenceUnit("worklist-db") Session session, Transactions transactions) {
    this.session = session;
    this.transactions = transactions;
  }

  @Override
  public void add(ScheduledStep step) {
    var row = new ScheduledStepRow();
    row.id = step.id();
    row.take(step);
    persist(row, "The study has a scheduled step of this id.");
  }

  private void persist(Object row, String taken) {
    transactions.call(() -> {
      insert(row, taken);
      return row;
    });
  }

  private void insert(Object row, String taken) {
    try {
      session.persist(row);
      session.flush();
    } catch (ConstraintViolationException e) {
      throw new Conflict(taken);
    }
  }

  @Override
  public ScheduledStep require(String id) {
    return transactions.call(() -> scheduled(id, LockModeType.NONE).toStep());
  }

  private ScheduledStepRow scheduled(String id, LockModeType lock) {
    return session
        .createQuery("from ScheduledStepRow where id = :id", ScheduledStepRow.class)
        .setParameter("id", id)
        .setLockMode(lock)
        .uniqueResultOptional()
        .orElseThrow(() -> new NotFound("There is no such scheduled step."));
  }

  @Override
  public void change(String id, UnaryOperator<ScheduledStep> change) {
    transactions.call(() -> {
      var row = scheduled(id, LockModeType.PESSIMISTIC_WRITE);
      row.take(change.apply(row.toStep()));
      try {
        session.flush();
      } catch (ConstraintViolationException e) {
        throw new Conflict("The study has a scheduled step of this id.");
      }
      return row;
    });
  }

  @Override
  public void begin(PerformedStep step) {
    transactions.call(() -> {
      if (isDeleted(step.uid())) {
        throw new Conflict("There was a performed step with this UID; it is not used again.");
      }
      var row = new PerformedStepRow();
      row.uid = step.uid().value();
      row.take(step);
      insert(row, "There is a performed step with this UID.");
      advance(step);
      return row;
    });
  }

  @Override
  public PerformedStep requirePerformed(Uid uid) {
    return transactions.call(() -> performed(uid, LockModeType.NONE).toStep());
  }

  private PerformedStepRow performed(Uid uid, LockModeType lock) {
    return session
        .createQuery("from PerformedStepRow where uid = :uid", PerformedStepRow.class)
        .setParameter("uid", uid.value())
        .setLockMode(lock)
        .uniqueResultOptional()
        .orElseThrow(() ->
            isDeleted(uid)
                ? new Gone("The performed step was deleted some time after it was over.")
                : new NotFound("There is no such performed step."));
  }

  private boolean isDeleted(Uid uid) {
    return session
        .createNativeQuery(
            "SELECT EXISTS (SELECT 1 FROM worklist.deleted_workitem WHERE uid = :uid)",
            Boolean.class)
        .setParameter("uid", uid.value())
        .getSingleResult();
  }

  @Override
  public void perform(Uid uid, UnaryOperator<PerformedStep> change) {
    transactions.call(() -> {
      var row = performed(uid, LockModeType.PESSIMISTIC_WRITE);
      var before = row.toStep();
      var after = change.apply(before);
      row.take(after);
      if (after.status() != before.status()) {
        advance(after);
      }
      return row;
    });
  }

  /** Scheduled steps that are over stay so; those that nobody scheduled here are no matter. */
  private void advance(PerformedStep performed) {
    for (var reference : performed.references()) {
      find(reference)
          .map(id -> scheduled(id, LockModeType.PESSIMISTIC_WRITE))
          .filter(row -> !row.over)
          .ifPresent(row -> row.take(row.toStep().as(performed.status().scheduled())));
    }
  }

  private Optional<String> find(PerformedStep.Reference reference) {
    return session
        .createNativeQuery(BY_STUDY, String.class)
        .setParameter("study", reference.study())
        .setParameter("step", reference.step())
        .getResultStream()
        .findFirst();
  }
}
