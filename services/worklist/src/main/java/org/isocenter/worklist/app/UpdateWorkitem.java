package org.isocenter.worklist.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.DicomWebException.Conflict;

/** Update Workitem Transaction, PS3.18 section 11.6 and PS3.4 section CC.2.6. */
public class UpdateWorkitem {
  private final Worklist worklist;
  private final WorklistPolicy policy;
  private final Clock clock;

  public UpdateWorkitem(Worklist worklist, WorklistPolicy policy, Clock clock) {
    this.worklist = worklist;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Puts the attributes of {@code changes} in the place of the workitem's, sequences as a whole.
   *
   * @param named the Transaction UID as the query has it; else that of the data set counts
   */
  public void update(Uid uid, Optional<String> named, Dataset changes) {
    var transaction = named.or(() -> changes.string(Tags.TRANSACTION_UID));
    var wanted = Datasets.copy(changes);
    wanted.remove(Tags.TRANSACTION_UID);
    wanted.remove(Tags.SPECIFIC_CHARACTER_SET);
    worklist.change(
        uid,
        workitem -> {
          requireOwner(workitem, transaction);
          var findings = AttributeRules.refuseUpdate(wanted);
          if (!findings.isEmpty()) {
            throw new BadRequest(Messages.joined(findings));
          }
          return changed(workitem, changes, wanted);
        });
  }

  private static void requireOwner(Workitem workitem, Optional<String> transaction) {
    switch (workitem.state()) {
      case SCHEDULED -> {
        if (transaction.isPresent()) {
          throw new Conflict(
              "The workitem is not claimed yet, so there is no Transaction UID.",
              Messages.NOT_CLAIMED);
        }
      }
      case IN_PROGRESS -> Locks.requireLock(workitem, transaction);
      case COMPLETED, CANCELED ->
          throw new BadRequest(
              "The workitem is " + workitem.state().value() + " and changes no more.",
              Messages.INCONSISTENT);
    }
  }

  private Change<Boolean> changed(Workitem before, Dataset sent, Dataset wanted) {
    var attributes = Datasets.copy(before.attributes());
    wanted.forEach(attributes::put);
    Datasets.take(sent, Tags.SPECIFIC_CHARACTER_SET, attributes);
    if (!Datasets.hasValue(attributes, Tags.WORKLIST_LABEL)) {
      attributes.putText(Tags.WORKLIST_LABEL, org.isocenter.dicom.data.Vr.LO, policy.label());
    }
    Moments.stamp(attributes, clock);
    var after = before.with(attributes);
    return new Change<>(after, events(before.attributes(), after, wanted), true);
  }

  /** PS3.4 section CC.2.4.3. */
  private static List<EventReport> events(Dataset before, Workitem after, Dataset wanted) {
    var events = new ArrayList<EventReport>();
    if (Datasets.differ(before, after.attributes(), Tags.INPUT_READINESS_STATE)) {
      events.add(EventReport.state(after));
    }
    if (wanted.contains(Tags.SCHEDULED_STATION_NAME_CODE_SEQUENCE)
        || wanted.contains(Tags.SCHEDULED_HUMAN_PERFORMERS_SEQUENCE)) {
      events.add(EventReport.assigned(after));
    }
    if (wanted.contains(Tags.PROCEDURE_STEP_PROGRESS_INFORMATION_SEQUENCE)) {
      events.add(EventReport.progress(after));
    }
    return events;
  }
}
