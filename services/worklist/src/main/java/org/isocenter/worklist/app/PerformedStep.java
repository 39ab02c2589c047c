package org.isocenter.worklist.app;

import java.util.List;
import java.util.Optional;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicom.dictionary.Tags;

/** A Modality Performed Procedure Step, PS3.3 section B.17. */
public record PerformedStep(Uid uid, Status status, Dataset attributes) {
  public static final String SOP_CLASS = "1.2.840.10008.3.1.2.3.3";

  /** Performed Procedure Step Status (0040,0252). */
  public enum Status {
    IN_PROGRESS("IN PROGRESS"),
    COMPLETED("COMPLETED"),
    DISCONTINUED("DISCONTINUED");

    private final String value;

    Status(String value) {
      this.value = value;
    }

    public String value() {
      return value;
    }

    /** The status that the attribute's value stands for. */
    public static Optional<Status> of(String value) {
      return List.of(values()).stream().filter(one -> one.value.equals(value)).findFirst();
    }

    /** What it makes of the scheduled steps. */
    public ScheduledStep.Status scheduled() {
      return switch (this) {
        case IN_PROGRESS -> ScheduledStep.Status.STARTED;
        case COMPLETED -> ScheduledStep.Status.COMPLETED;
        case DISCONTINUED -> ScheduledStep.Status.DISCONTINUED;
      };
    }
  }

  /** A scheduled step as a performed one refers to it. */
  public record Reference(String study, String step) {}

  /** The scheduled steps that are performed. */
  public List<Reference> references() {
    return attributes.items(Tags.SCHEDULED_STEP_ATTRIBUTES_SEQUENCE).stream()
        .map(item ->
            new Reference(
                item.string(Tags.STUDY_INSTANCE_UID).orElse(""),
                item.string(Tags.SCHEDULED_PROCEDURE_STEP_ID).orElse("")))
        .filter(reference -> !reference.step().isEmpty())
        .toList();
  }
}
