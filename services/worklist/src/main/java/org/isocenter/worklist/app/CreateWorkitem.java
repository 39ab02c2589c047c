package org.isocenter.worklist.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.InvalidValueException;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.DicomWebException.BadRequest;

/** Create Workitem Transaction, PS3.18 section 11.4. */
public class CreateWorkitem {
  private final Worklist worklist;
  private final WorklistPolicy policy;
  private final Clock clock;
  private final Supplier<Uid> uids;

  /**
   * @param uids of workitems that come without one
   */
  public CreateWorkitem(Worklist worklist, WorklistPolicy policy, Clock clock, Supplier<Uid> uids) {
    this.worklist = worklist;
    this.policy = policy;
    this.clock = clock;
    this.uids = uids;
  }

  /**
   * A new workitem.
   *
   * @param modified whether it is not quite what was sent
   */
  public record Created(Uid uid, boolean modified) {}

  /**
   * Creates a workitem in the state SCHEDULED.
   *
   * @param named its UID as the query has it; else the data set's own, else a new one
   */
  public Created create(Optional<Uid> named, Dataset sent) {
    var uid = uid(named, sent);
    var workitem = withoutUids(sent);
    boolean modified = supplyState(workitem);
    refuse(AttributeRules.refuseCreation(workitem, policy.strict()));
    requireScheduled(workitem);
    var complete = AttributeRules.completed(workitem);
    modified |= !complete.equals(workitem);
    modified |= supplyLabel(complete);
    complete.remove(Tags.TRANSACTION_UID);
    complete.putText(Tags.SOP_CLASS_UID, Vr.UI, Workitem.SOP_CLASS);
    complete.putText(Tags.SOP_INSTANCE_UID, Vr.UI, uid.value());
    Moments.stamp(complete, clock);
    add(new Workitem(uid, WorkitemState.SCHEDULED, null, complete));
    return new Created(uid, modified);
  }

  private void add(Workitem created) {
    var events = new ArrayList<EventReport>();
    events.add(EventReport.state(created));
    if (isAssigned(created.attributes())) {
      events.add(EventReport.assigned(created));
    }
    worklist.add(created, events);
  }

  private Uid uid(Optional<Uid> named, Dataset sent) {
    requireClass(sent);
    return named
        .or(() -> own(sent, Tags.AFFECTED_SOP_INSTANCE_UID))
        .or(() -> own(sent, Tags.SOP_INSTANCE_UID))
        .orElseGet(uids);
  }

  private static void requireClass(Dataset sent) {
    sent.string(Tags.SOP_CLASS_UID)
        .filter(uid -> !uid.equals(Workitem.SOP_CLASS))
        .ifPresent(_ -> {
          throw new BadRequest("SOPClassUID (0008,0016) is not that of UPS Push.");
        });
  }

  private static Optional<Uid> own(Dataset sent, int tag) {
    try {
      return sent.string(tag).map(Uid::new);
    } catch (InvalidValueException e) {
      throw new BadRequest(Datasets.name(tag) + " is no UID of PS3.5 chapter 9.");
    }
  }

  /** UIDs and command elements belong to the request; they are put in again where they belong. */
  private static Dataset withoutUids(Dataset sent) {
    var workitem = new Dataset();
    sent.forEach(element -> {
      if (org.isocenter.dicom.data.Tag.group(element.tag()) != 0) {
        workitem.put(element);
      }
    });
    workitem.remove(Tags.SOP_CLASS_UID);
    workitem.remove(Tags.SOP_INSTANCE_UID);
    return workitem;
  }

  private boolean supplyState(Dataset workitem) {
    if (policy.strict() || Datasets.hasValue(workitem, Tags.PROCEDURE_STEP_STATE)) {
      return false;
    }
    workitem.putText(Tags.PROCEDURE_STEP_STATE, Vr.CS, WorkitemState.SCHEDULED.value());
    return true;
  }

  private static void requireScheduled(Dataset workitem) {
    var state = workitem.string(Tags.PROCEDURE_STEP_STATE).orElse("");
    if (!state.equals(WorkitemState.SCHEDULED.value())) {
      throw new BadRequest("A workitem is created in the state SCHEDULED and in no other.");
    }
  }

  private boolean supplyLabel(Dataset workitem) {
    if (Datasets.hasValue(workitem, Tags.WORKLIST_LABEL)) {
      return false;
    }
    workitem.putText(Tags.WORKLIST_LABEL, Vr.LO, policy.label());
    return true;
  }

  private static void refuse(List<String> findings) {
    if (!findings.isEmpty()) {
      throw new BadRequest(Messages.joined(findings));
    }
  }

  static boolean isAssigned(Dataset workitem) {
    return Datasets.hasValue(workitem, Tags.SCHEDULED_STATION_NAME_CODE_SEQUENCE)
        || Datasets.hasValue(workitem, Tags.SCHEDULED_HUMAN_PERFORMERS_SEQUENCE);
  }
}
