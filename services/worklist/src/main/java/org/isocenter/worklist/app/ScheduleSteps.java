package org.isocenter.worklist.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.DicomWebException.Conflict;

/** Orders enter the modality worklist, change there and are canceled; an extension. */
public class ScheduleSteps {
  private static final List<Integer> OF_STEP =
      List.of(
          Tags.MODALITY,
          Tags.SCHEDULED_STATION_AE_TITLE,
          Tags.SCHEDULED_PROCEDURE_STEP_START_DATE,
          Tags.SCHEDULED_PROCEDURE_STEP_START_TIME);

  private static final List<Integer> OF_ORDER = List.of(Tags.PATIENT_NAME, Tags.PATIENT_ID);

  /** SH has no room for a whole UID. */
  private static final int SHORT = 16;

  private final ProcedureSteps steps;
  private final Supplier<Uid> uids;

  public ScheduleSteps(ProcedureSteps steps, Supplier<Uid> uids) {
    this.steps = steps;
    this.uids = uids;
  }

  /** Schedules a step, and answers the name of its resource. */
  public String schedule(Dataset order) {
    var step = complete(uids.get().value(), order).as(ScheduledStep.Status.SCHEDULED);
    steps.add(step);
    return step.id();
  }

  /** Puts {@code order} in the place of a step that has not begun. */
  public void reschedule(String id, Dataset order) {
    steps.change(
        id,
        before -> {
          requireOpen(before);
          var kept = Datasets.copy(order);
          if (!Datasets.hasValue(kept, Tags.STUDY_INSTANCE_UID)) {
            Datasets.take(before.attributes(), Tags.STUDY_INSTANCE_UID, kept);
          }
          return complete(id, kept).as(ScheduledStep.Status.SCHEDULED);
        });
  }

  /** Takes a step off the worklist that has not begun. */
  public void cancel(String id) {
    steps.change(
        id,
        before -> {
          requireOpen(before);
          return before.as(ScheduledStep.Status.CANCELED);
        });
  }

  private static void requireOpen(ScheduledStep step) {
    var status = step.status().orElse(ScheduledStep.Status.SCHEDULED);
    if (status != ScheduledStep.Status.SCHEDULED) {
      throw new Conflict("The step is " + status + " already.");
    }
  }

  private ScheduledStep complete(String id, Dataset order) {
    var items = order.items(Tags.SCHEDULED_PROCEDURE_STEP_SEQUENCE);
    if (items.size() != 1) {
      throw new BadRequest(
          Datasets.name(Tags.SCHEDULED_PROCEDURE_STEP_SEQUENCE) + " must have one item.");
    }
    var findings = new ArrayList<String>();
    require(order, OF_ORDER, findings);
    require(items.getFirst(), OF_STEP, findings);
    if (!findings.isEmpty()) {
      throw new BadRequest(Messages.joined(findings));
    }
    var complete = Datasets.copy(order);
    var step = Datasets.copy(items.getFirst());
    var assigned = id.substring(Math.max(0, id.length() - SHORT));
    supply(step, Tags.SCHEDULED_PROCEDURE_STEP_ID, Vr.SH, assigned);
    supply(complete, Tags.REQUESTED_PROCEDURE_ID, Vr.SH, assigned);
    if (!Datasets.hasValue(complete, Tags.STUDY_INSTANCE_UID)) {
      complete.putText(Tags.STUDY_INSTANCE_UID, Vr.UI, uids.get().value());
    }
    complete.put(Element.sequence(Tags.SCHEDULED_PROCEDURE_STEP_SEQUENCE, List.of(step)));
    return new ScheduledStep(id, complete);
  }

  private static void supply(Dataset dataset, int tag, Vr vr, String value) {
    if (!Datasets.hasValue(dataset, tag)) {
      dataset.putText(tag, vr, value);
    }
  }

  private static void require(Dataset dataset, List<Integer> tags, List<String> findings) {
    tags.stream()
        .filter(tag -> !Datasets.hasValue(dataset, tag))
        .forEach(tag -> findings.add(Datasets.name(tag) + " must have a value."));
  }
}
