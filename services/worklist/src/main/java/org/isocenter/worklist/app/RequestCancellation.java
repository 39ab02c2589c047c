package org.isocenter.worklist.app;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;
import org.isocenter.dicomweb.DicomWebException.Conflict;

/** Request Cancellation, PS3.18 section 11.8 and PS3.4 section CC.2.2. */
public class RequestCancellation {
  private static final List<Integer> KEPT =
      List.of(
          Tags.REASON_FOR_CANCELLATION, Tags.PROCEDURE_STEP_DISCONTINUATION_REASON_CODE_SEQUENCE);

  private final Worklist worklist;
  private final WorklistPolicy policy;
  private final Clock clock;

  public RequestCancellation(Worklist worklist, WorklistPolicy policy, Clock clock) {
    this.worklist = worklist;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Cancels a workitem that nobody performs yet, or tells whoever does that it should be.
   *
   * @param requester AE title of the one who asks, if told
   * @param reasons what the request says of it
   * @return the Warning of a workitem that is canceled already
   */
  public Optional<String> request(Uid uid, Optional<String> requester, Dataset reasons) {
    return worklist.change(
        uid,
        workitem ->
            switch (workitem.state()) {
              case SCHEDULED -> cancel(workitem, reasons);
              case IN_PROGRESS ->
                  new Change<>(
                      workitem,
                      List.of(
                          EventReport.cancelRequested(
                              workitem, requester.orElse(policy.aeTitle()), reasons)),
                      Optional.empty());
              case CANCELED ->
                  new Change<>(workitem, List.of(), Optional.of(Messages.ALREADY_CANCELED));
              case COMPLETED ->
                  throw new Conflict("The workitem is COMPLETED already.", Messages.INCONSISTENT);
            });
  }

  /** First to IN PROGRESS and then to CANCELED, section CC.2.2.3. */
  private Change<Optional<String>> cancel(Workitem workitem, Dataset reasons) {
    var claimed = workitem.in(WorkitemState.IN_PROGRESS, null);
    var attributes = Datasets.copy(claimed.attributes());
    attributes.put(
        Element.sequence(
            Tags.PROCEDURE_STEP_PROGRESS_INFORMATION_SEQUENCE, List.of(progress(reasons))));
    Moments.stamp(attributes, clock);
    var canceled = claimed.with(attributes).in(WorkitemState.CANCELED, null);
    return new Change<>(
        canceled,
        List.of(EventReport.state(claimed), EventReport.state(canceled)),
        Optional.empty());
  }

  private Dataset progress(Dataset reasons) {
    var progress = new Dataset();
    progress.putText(Tags.PROCEDURE_STEP_CANCELLATION_DATE_TIME, Vr.DT, Moments.now(clock));
    KEPT.forEach(tag -> Datasets.take(reasons, tag, progress));
    if (!Datasets.hasValue(progress, Tags.PROCEDURE_STEP_DISCONTINUATION_REASON_CODE_SEQUENCE)) {
      progress.put(
          Element.sequence(
              Tags.PROCEDURE_STEP_DISCONTINUATION_REASON_CODE_SEQUENCE, List.of(unspecified())));
    }
    return progress;
  }

  /** PS3.16 context group 9300. */
  private static Dataset unspecified() {
    return new Dataset()
        .putText(Tags.CODE_VALUE, Vr.SH, "110513")
        .putText(Tags.CODING_SCHEME_DESIGNATOR, Vr.SH, "DCM")
        .putText(Tags.CODE_MEANING, Vr.LO, "Discontinued for unspecified reason");
  }
}
