package org.isocenter.worklist.app;

import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;

/** Makes the data set of a workitem from a scheduled procedure step. */
public final class StepToWorkitem {
  private static final List<Integer> SAME =
      List.of(
          Tags.SPECIFIC_CHARACTER_SET,
          Tags.PATIENT_NAME,
          Tags.PATIENT_ID,
          Tags.ISSUER_OF_PATIENT_ID,
          Tags.PATIENT_BIRTH_DATE,
          Tags.PATIENT_SEX,
          Tags.ADMISSION_ID,
          Tags.STUDY_INSTANCE_UID);

  private static final List<Integer> OF_REQUEST =
      List.of(
          Tags.STUDY_INSTANCE_UID,
          Tags.ACCESSION_NUMBER,
          Tags.ISSUER_OF_ACCESSION_NUMBER_SEQUENCE,
          Tags.REQUESTED_PROCEDURE_ID,
          Tags.REQUESTED_PROCEDURE_DESCRIPTION,
          Tags.REQUESTED_PROCEDURE_CODE_SEQUENCE,
          Tags.REASON_FOR_THE_REQUESTED_PROCEDURE,
          Tags.REQUESTING_PHYSICIAN,
          Tags.REFERRING_PHYSICIAN_NAME);

  private StepToWorkitem() {}

  /** The workitem as it may be created. */
  public static Dataset workitem(ScheduledStep scheduled) {
    var order = scheduled.attributes();
    var step = scheduled.step();
    var workitem = new Dataset();
    SAME.forEach(tag -> Datasets.take(order, tag, workitem));
    workitem.putText(
        Tags.SCHEDULED_PROCEDURE_STEP_PRIORITY,
        Vr.CS,
        priority(order.string(Tags.REQUESTED_PROCEDURE_PRIORITY).orElse("")));
    label(order, step, workitem);
    workitem.putText(Tags.SCHEDULED_PROCEDURE_STEP_START_DATE_TIME, Vr.DT, start(step));
    workitem.putText(Tags.INPUT_READINESS_STATE, Vr.CS, "READY");
    station(step).ifPresent(workitem::put);
    step.get(Tags.SCHEDULED_PROTOCOL_CODE_SEQUENCE)
        .filter(Element.Sequence.class::isInstance)
        .map(Element.Sequence.class::cast)
        .ifPresent(codes ->
            workitem.put(Element.sequence(Tags.SCHEDULED_WORKITEM_CODE_SEQUENCE, codes.items())));
    var request = new Dataset();
    OF_REQUEST.forEach(tag -> Datasets.take(order, tag, request));
    workitem.put(Element.sequence(Tags.REFERENCED_REQUEST_SEQUENCE, List.of(request)));
    return workitem;
  }

  private static void label(Dataset order, Dataset step, Dataset workitem) {
    var text =
        step.value(Tags.SCHEDULED_PROCEDURE_STEP_DESCRIPTION)
            .filter(Datasets::hasValue)
            .or(() -> order.value(Tags.REQUESTED_PROCEDURE_DESCRIPTION).filter(Datasets::hasValue));
    text.ifPresentOrElse(
        found -> workitem.put(Element.value(Tags.PROCEDURE_STEP_LABEL, Vr.LO, found.bytes())),
        () ->
            workitem.putText(
                Tags.PROCEDURE_STEP_LABEL, Vr.LO, step.string(Tags.MODALITY).orElse("OT")));
  }

  /** PS3.3 has five priorities of requested procedures, and three of workitems. */
  private static String priority(String ofProcedure) {
    return switch (ofProcedure) {
      case "STAT", "HIGH" -> "HIGH";
      case "LOW" -> "LOW";
      default -> "MEDIUM";
    };
  }

  private static String start(Dataset step) {
    return step.string(Tags.SCHEDULED_PROCEDURE_STEP_START_DATE).orElse("")
        + step.string(Tags.SCHEDULED_PROCEDURE_STEP_START_TIME).orElse("");
  }

  private static java.util.Optional<Element> station(Dataset step) {
    return step.string(Tags.SCHEDULED_STATION_AE_TITLE)
        .map(ae ->
            Element.sequence(
                Tags.SCHEDULED_STATION_NAME_CODE_SEQUENCE,
                List.of(
                    new Dataset()
                        .putText(Tags.CODE_VALUE, Vr.SH, ae)
                        .putText(Tags.CODING_SCHEME_DESIGNATOR, Vr.SH, "99AETITLE")
                        .putText(Tags.CODE_MEANING, Vr.LO, ae))));
  }
}
