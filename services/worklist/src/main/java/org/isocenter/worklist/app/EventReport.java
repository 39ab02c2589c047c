package org.isocenter.worklist.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicom.json.DatasetJson;

/** What subscribers are told, PS3.4 section CC.2.4 and PS3.18 section 8.10.5. */
public record EventReport(EventType type, Dataset dataset) {

  /** The state as it is, and whether its inputs are ready. */
  public static EventReport state(Workitem workitem) {
    var report = begin(EventType.STATE_REPORT, workitem.uid());
    var attributes = workitem.attributes();
    report.putText(Tags.PROCEDURE_STEP_STATE, Vr.CS, workitem.state().value());
    Datasets.take(attributes, Tags.INPUT_READINESS_STATE, report);
    if (workitem.state() == WorkitemState.CANCELED) {
      Datasets.item(attributes, Tags.PROCEDURE_STEP_PROGRESS_INFORMATION_SEQUENCE)
          .ifPresent(progress -> {
            Datasets.take(progress, Tags.REASON_FOR_CANCELLATION, report);
            Datasets.take(
                progress, Tags.PROCEDURE_STEP_DISCONTINUATION_REASON_CODE_SEQUENCE, report);
          });
    }
    return new EventReport(EventType.STATE_REPORT, report);
  }

  /**
   * Somebody wants the workitem canceled.
   *
   * @param reasons what the request said of it
   */
  public static EventReport cancelRequested(Workitem workitem, String requester, Dataset reasons) {
    var report = begin(EventType.CANCEL_REQUESTED, workitem.uid());
    report.putText(Tags.REQUESTING_AE, Vr.AE, requester);
    for (int tag :
        List.of(
            Tags.REASON_FOR_CANCELLATION,
            Tags.PROCEDURE_STEP_DISCONTINUATION_REASON_CODE_SEQUENCE,
            Tags.CONTACT_URI,
            Tags.CONTACT_DISPLAY_NAME)) {
      Datasets.take(reasons, tag, report);
    }
    return new EventReport(EventType.CANCEL_REQUESTED, report);
  }

  public static EventReport progress(Workitem workitem) {
    var report = begin(EventType.PROGRESS_REPORT, workitem.uid());
    Datasets.take(workitem.attributes(), Tags.PROCEDURE_STEP_PROGRESS_INFORMATION_SEQUENCE, report);
    return new EventReport(EventType.PROGRESS_REPORT, report);
  }

  /** To whom the workitem is assigned: a station, or a person. */
  public static EventReport assigned(Workitem workitem) {
    var report = begin(EventType.ASSIGNED, workitem.uid());
    Datasets.take(workitem.attributes(), Tags.SCHEDULED_STATION_NAME_CODE_SEQUENCE, report);
    Datasets.item(workitem.attributes(), Tags.SCHEDULED_HUMAN_PERFORMERS_SEQUENCE)
        .ifPresent(performer -> {
          Datasets.take(performer, Tags.HUMAN_PERFORMER_CODE_SEQUENCE, report);
          Datasets.take(performer, Tags.HUMAN_PERFORMER_ORGANIZATION, report);
        });
    return new EventReport(EventType.ASSIGNED, report);
  }

  /**
   * The server itself comes or goes; its lists are in the database and outlive it.
   *
   * @param status RESTARTED or GOING DOWN
   */
  public static EventReport scpStatus(String status) {
    var report = begin(EventType.SCP_STATUS_CHANGE, new Uid(Workitem.SOP_CLASS));
    report.remove(Tags.AFFECTED_SOP_INSTANCE_UID);
    report.putText(Tags.SCP_STATUS, Vr.CS, status);
    report.putText(Tags.SUBSCRIPTION_LIST_STATUS, Vr.CS, "WARM START");
    report.putText(Tags.UNIFIED_PROCEDURE_STEP_LIST_STATUS, Vr.CS, "WARM START");
    return new EventReport(EventType.SCP_STATUS_CHANGE, report);
  }

  private static Dataset begin(EventType type, Uid workitem) {
    var report = new Dataset();
    report.putText(Tags.AFFECTED_SOP_CLASS_UID, Vr.UI, Workitem.SOP_CLASS);
    report.put(
        Element.value(
            Tags.EVENT_TYPE_ID, Vr.US, new byte[] {(byte) type.id(), 0})); // little endian
    report.putText(Tags.AFFECTED_SOP_INSTANCE_UID, Vr.UI, workitem.value());
    return report;
  }

  /** The text that is sent: one DICOM JSON object. */
  public String json() {
    return new String(DatasetJson.write(dataset), StandardCharsets.UTF_8);
  }
}
