package org.isocenter.worklist.app;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.DicomWebException.Conflict;

/** Change Workitem State, PS3.18 section 11.7, by the state machine of PS3.4 table CC.1.1-2. */
public class ChangeWorkitemState {
  private final Worklist worklist;
  private final WorklistPolicy policy;
  private final Clock clock;

  public ChangeWorkitemState(Worklist worklist, WorklistPolicy policy, Clock clock) {
    this.worklist = worklist;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Claims, completes or cancels a workitem.
   *
   * @param request Procedure Step State and Transaction UID
   * @return the Warning of a workitem that was in the state already
   */
  public Optional<String> change(Uid uid, Dataset request) {
    var target = target(request);
    var transaction = request.string(Tags.TRANSACTION_UID);
    return worklist.change(uid, workitem -> decide(workitem, target, transaction));
  }

  private static WorkitemState target(Dataset request) {
    var value = request.string(Tags.PROCEDURE_STEP_STATE).orElse("");
    return WorkitemState.of(value)
        .filter(state -> state != WorkitemState.SCHEDULED)
        .orElseThrow(() ->
            new BadRequest(
                "ProcedureStepState (0074,1000) must be IN PROGRESS, COMPLETED or CANCELED.",
                Messages.INCONSISTENT_STATE));
  }

  private Change<Optional<String>> decide(
      Workitem workitem, WorkitemState target, Optional<String> transaction) {
    if (workitem.state() == WorkitemState.SCHEDULED) {
      return claim(workitem, target, transaction);
    }
    Locks.requireLock(workitem, transaction);
    return switch (workitem.state()) {
      case IN_PROGRESS -> finish(workitem, target);
      case COMPLETED, CANCELED -> finished(workitem, target);
      case SCHEDULED -> throw new IllegalStateException("was claimed above");
    };
  }

  private Change<Optional<String>> claim(
      Workitem workitem, WorkitemState target, Optional<String> transaction) {
    var lock =
        transaction
            .filter(Uid::isValid)
            .orElseThrow(() ->
                new BadRequest(
                    "TransactionUID (0008,1195) must be a UID of the one who claims the workitem.",
                    Messages.TRANSACTION_MISSING));
    if (target != WorkitemState.IN_PROGRESS) {
      throw conflict("The workitem is not IN PROGRESS yet.");
    }
    return moved(workitem, target, lock);
  }

  private Change<Optional<String>> finish(Workitem workitem, WorkitemState target) {
    if (target == WorkitemState.IN_PROGRESS) {
      throw conflict("The workitem is IN PROGRESS already.");
    }
    var missing = AttributeRules.missingFor(target, workitem.attributes(), policy.strict());
    if (!missing.isEmpty()) {
      throw conflict(Messages.joined(missing));
    }
    return moved(workitem, target, workitem.transactionUid());
  }

  private static Change<Optional<String>> finished(Workitem workitem, WorkitemState target) {
    if (workitem.state() != target) {
      throw conflict("The workitem is " + workitem.state().value() + " and changes no more.");
    }
    var warning =
        target == WorkitemState.CANCELED ? Messages.ALREADY_CANCELED : Messages.ALREADY_COMPLETED;
    return new Change<>(workitem, List.of(), Optional.of(warning));
  }

  private Change<Optional<String>> moved(
      Workitem workitem, WorkitemState target, @org.jspecify.annotations.Nullable String lock) {
    var moved = workitem.in(target, lock);
    Moments.stamp(moved.attributes(), clock);
    return new Change<>(moved, List.of(EventReport.state(moved)), Optional.empty());
  }

  private static Conflict conflict(String message) {
    return new Conflict(message, Messages.INCONSISTENT_STATE);
  }
}
