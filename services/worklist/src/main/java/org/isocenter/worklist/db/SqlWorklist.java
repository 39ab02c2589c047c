package org.isocenter.worklist.db;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.Session;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.Conflict;
import org.isocenter.dicomweb.DicomWebException.Gone;
import org.isocenter.dicomweb.DicomWebException.NotFound;
import org.isocenter.worklist.app.Bell;
import org.isocenter.worklist.app.Change;
import org.isocenter.worklist.app.EventReport;
import org.isocenter.worklist.app.Workitem;
import org.isocenter.worklist.app.Worklist;

/** The workitems in PostgreSQL; a row lock keeps everybody else out while a change is decided. */
@Singleton
public class SqlWorklist implements Worklist, PanacheRepositoryBase<WorkitemRow, Long> {
  private final Session session;
  private final Transactions transactions;
  private final EventLog events;
  private final Bell bell;

  SqlWorklist(
      @PersistenceUnit("worklist-db") Session session,
      Transactions transactions,
      EventLog events,
      Bell bell) {
    this.session = session;
    this.transactions = transactions;
    this.events = events;
    this.bell = bell;
  }

  @Override
  public void add(Workitem workitem, List<EventReport> reports) {
    transactions.call(() -> {
      refuseTaken(workitem.uid());
      var row = new WorkitemRow();
      row.uid = workitem.uid().value();
      row.take(workitem, Instant.now());
      persist(row);
      session.flush();
      events.append(row, reports);
      return row;
    });
    bell.ring();
  }

  /** Of two who create the same UID at once, the one who waits for this lock finds it taken. */
  private void refuseTaken(Uid uid) {
    session
        .createNativeQuery(
            "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:uid, 11))", Integer.class)
        .setParameter("uid", uid.value())
        .getSingleResult();
    if (count("uid", uid.value()) > 0) {
      throw new Conflict("There is a workitem with this UID.");
    }
    if (isDeleted(uid)) {
      throw new Conflict("There was a workitem with this UID; it is not used again.");
    }
  }

  @Override
  public Workitem require(Uid uid) {
    return transactions.call(() ->
        find("uid", uid.value())
            .firstResultOptional()
            .map(WorkitemRow::toWorkitem)
            .orElseThrow(() -> absent(uid)));
  }

  @Override
  public <T> T change(Uid uid, Function<Workitem, Change<T>> decide) {
    T result =
        transactions.call(() -> {
          var row = locked(uid);
          var before = row.toWorkitem();
          var change = decide.apply(before);
          if (!change.workitem().equals(before)) {
            row.take(change.workitem(), Instant.now());
          }
          session.flush();
          events.append(row, change.events());
          return change.result();
        });
    bell.ring();
    return result;
  }

  /** The row of a workitem, which nobody else changes until the transaction ends. */
  WorkitemRow locked(Uid uid) {
    Optional<WorkitemRow> row =
        find("uid", uid.value()).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    return row.orElseThrow(() -> absent(uid));
  }

  private RuntimeException absent(Uid uid) {
    return isDeleted(uid)
        ? new Gone("The workitem was deleted some time after it was finished.")
        : new NotFound("There is no such workitem.");
  }

  private boolean isDeleted(Uid uid) {
    return session
        .createNativeQuery(
            "SELECT EXISTS (SELECT 1 FROM worklist.deleted_workitem WHERE uid = :uid)",
            Boolean.class)
        .setParameter("uid", uid.value())
        .getSingleResult();
  }
}
