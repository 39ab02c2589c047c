package org.isocenter.worklist.app;

import java.util.ArrayList;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Tag;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.DicomWebException.Conflict;

/** Create and Update Transactions of performed steps, PS3.18 sections 15.4 and 15.5. */
public class PerformStep {
  /** Type 1 at N-CREATE, PS3.4 table F.7.2-1. */
  private static final List<Integer> REQUIRED =
      List.of(
          Tags.SCHEDULED_STEP_ATTRIBUTES_SEQUENCE,
          Tags.PERFORMED_PROCEDURE_STEP_ID,
          Tags.PERFORMED_STATION_AE_TITLE,
          Tags.PERFORMED_PROCEDURE_STEP_START_DATE,
          Tags.PERFORMED_PROCEDURE_STEP_START_TIME,
          Tags.PERFORMED_PROCEDURE_STEP_STATUS,
          Tags.MODALITY);

  /** Not allowed at N-SET. */
  private static final List<Integer> FIXED =
      List.of(
          Tags.SOP_CLASS_UID,
          Tags.SOP_INSTANCE_UID,
          Tags.SCHEDULED_STEP_ATTRIBUTES_SEQUENCE,
          Tags.PATIENT_NAME,
          Tags.PATIENT_ID,
          Tags.PATIENT_BIRTH_DATE,
          Tags.PATIENT_SEX,
          Tags.PERFORMED_PROCEDURE_STEP_ID,
          Tags.PERFORMED_STATION_AE_TITLE,
          Tags.PERFORMED_STATION_NAME,
          Tags.PERFORMED_LOCATION,
          Tags.PERFORMED_PROCEDURE_STEP_START_DATE,
          Tags.PERFORMED_PROCEDURE_STEP_START_TIME,
          Tags.MODALITY,
          Tags.STUDY_ID);

  private static final List<Integer> OF_THE_END =
      List.of(Tags.PERFORMED_PROCEDURE_STEP_END_DATE, Tags.PERFORMED_PROCEDURE_STEP_END_TIME);

  private final ProcedureSteps steps;

  public PerformStep(ProcedureSteps steps) {
    this.steps = steps;
  }

  /** Begins a step. */
  public void begin(Uid uid, Dataset sent) {
    var findings = missing(sent, REQUIRED);
    for (var item : sent.items(Tags.SCHEDULED_STEP_ATTRIBUTES_SEQUENCE)) {
      findings.addAll(missing(item, List.of(Tags.STUDY_INSTANCE_UID)));
    }
    if (!findings.isEmpty()) {
      throw new BadRequest(Messages.joined(findings));
    }
    if (status(sent) != PerformedStep.Status.IN_PROGRESS) {
      throw new BadRequest("A performed step is created IN PROGRESS and in no other status.");
    }
    var attributes = withoutCommand(sent);
    attributes.putText(Tags.SOP_CLASS_UID, Vr.UI, PerformedStep.SOP_CLASS);
    attributes.putText(Tags.SOP_INSTANCE_UID, Vr.UI, uid.value());
    steps.begin(new PerformedStep(uid, PerformedStep.Status.IN_PROGRESS, attributes));
  }

  private static Dataset withoutCommand(Dataset sent) {
    var attributes = new Dataset();
    sent.forEach(element -> {
      if (Tag.group(element.tag()) != 0) {
        attributes.put(element);
      }
    });
    return attributes;
  }

  /** Changes a step that is in progress, or ends it. */
  public void update(Uid uid, Dataset changes) {
    steps.perform(
        uid,
        before -> {
          if (before.status() != PerformedStep.Status.IN_PROGRESS) {
            throw new Conflict("The step is " + before.status().value() + " and changes no more.");
          }
          FIXED.stream()
              .filter(changes::contains)
              .findFirst()
              .ifPresent(tag -> {
                throw new Conflict(Datasets.name(tag) + " is set when the step is created alone.");
              });
          var attributes = Datasets.copy(before.attributes());
          withoutCommand(changes).forEach(attributes::put);
          var status = status(attributes);
          refuseUnfinished(status, attributes);
          return new PerformedStep(uid, status, attributes);
        });
  }

  private static void refuseUnfinished(PerformedStep.Status status, Dataset attributes) {
    var findings = new ArrayList<String>();
    if (status != PerformedStep.Status.IN_PROGRESS) {
      findings.addAll(missing(attributes, OF_THE_END));
    }
    if (status == PerformedStep.Status.COMPLETED) {
      findings.addAll(missing(attributes, List.of(Tags.PERFORMED_SERIES_SEQUENCE)));
      for (var series : attributes.items(Tags.PERFORMED_SERIES_SEQUENCE)) {
        findings.addAll(missing(series, List.of(Tags.SERIES_INSTANCE_UID, Tags.PROTOCOL_NAME)));
      }
    }
    if (!findings.isEmpty()) {
      throw new Conflict(Messages.joined(findings));
    }
  }

  private static PerformedStep.Status status(Dataset dataset) {
    return PerformedStep.Status.of(dataset.string(Tags.PERFORMED_PROCEDURE_STEP_STATUS).orElse(""))
        .orElseThrow(() ->
            new BadRequest(
                "PerformedProcedureStepStatus (0040,0252) must be IN PROGRESS, COMPLETED or"
                    + " DISCONTINUED."));
  }

  private static List<String> missing(Dataset dataset, List<Integer> tags) {
    return new ArrayList<>(
        tags.stream()
            .filter(tag -> !Datasets.hasValue(dataset, tag))
            .map(tag -> Datasets.name(tag) + " must have a value.")
            .toList());
  }
}
