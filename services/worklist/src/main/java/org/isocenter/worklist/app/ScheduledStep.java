package org.isocenter.worklist.app;

import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Element;
import org.isocenter.dicom.data.Vr;
import org.isocenter.dicom.dictionary.Tags;

/**
 * A scheduled procedure step with its requested procedure and patient, PS3.4 section K.6.1.2.
 *
 * @param id the name of the resource
 * @param attributes with one item in Scheduled Procedure Step Sequence (0040,0100)
 */
public record ScheduledStep(String id, Dataset attributes) {
  /** What becomes of a step, Scheduled Procedure Step Status (0040,0020). */
  public enum Status {
    SCHEDULED,
    STARTED,
    COMPLETED,
    DISCONTINUED,
    CANCELED;

    /** Whether the step is off the worklist. */
    public boolean isOver() {
      return this == COMPLETED || this == DISCONTINUED || this == CANCELED;
    }
  }

  /** The item that is the step itself. */
  Dataset step() {
    return Datasets.item(attributes, Tags.SCHEDULED_PROCEDURE_STEP_SEQUENCE).orElseThrow();
  }

  /** The status, where it is one of ours. */
  public Optional<Status> status() {
    var value = step().string(Tags.SCHEDULED_PROCEDURE_STEP_STATUS).orElse("");
    for (var status : Status.values()) {
      if (status.name().equals(value)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  /** The same with another status. */
  public ScheduledStep as(Status status) {
    var step = Datasets.copy(step());
    step.putText(Tags.SCHEDULED_PROCEDURE_STEP_STATUS, Vr.CS, status.name());
    var changed = Datasets.copy(attributes);
    changed.put(Element.sequence(Tags.SCHEDULED_PROCEDURE_STEP_SEQUENCE, java.util.List.of(step)));
    return new ScheduledStep(id, changed);
  }
}
