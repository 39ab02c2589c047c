package org.isocenter.worklist.app;

import java.util.function.UnaryOperator;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.Conflict;
import org.isocenter.dicomweb.DicomWebException.Gone;
import org.isocenter.dicomweb.DicomWebException.NotFound;

/** Scheduled and performed procedure steps. */
public interface ProcedureSteps {
  /**
   * Adds a scheduled step.
   *
   * @throws Conflict when its study has a step of this id
   */
  void add(ScheduledStep step);

  /**
   * The scheduled step.
   *
   * @throws NotFound when there is none
   */
  ScheduledStep require(String id);

  /** Changes a scheduled step that nobody else changes meanwhile. */
  void change(String id, UnaryOperator<ScheduledStep> change);

  /**
   * Adds a performed step, and starts the scheduled steps that it refers to.
   *
   * @throws Conflict when its UID is taken
   */
  void begin(PerformedStep step);

  /**
   * The performed step.
   *
   * @throws NotFound when there is none
   * @throws Gone when there was one
   */
  PerformedStep requirePerformed(Uid uid);

  /**
   * Changes a performed step that nobody else changes meanwhile; when it is over, so are the
   * scheduled steps that it refers to.
   */
  void perform(Uid uid, UnaryOperator<PerformedStep> change);
}
