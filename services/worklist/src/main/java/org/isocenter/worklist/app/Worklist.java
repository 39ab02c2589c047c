package org.isocenter.worklist.app;

import java.util.List;
import java.util.function.Function;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.Conflict;
import org.isocenter.dicomweb.DicomWebException.Gone;
import org.isocenter.dicomweb.DicomWebException.NotFound;

/** The workitems. What a change says to subscribers is kept with it, in one transaction. */
public interface Worklist {

  /**
   * Adds a workitem.
   *
   * @throws Conflict when its UID is taken, or was
   */
  void add(Workitem workitem, List<EventReport> events);

  /**
   * The workitem.
   *
   * @throws NotFound when there is none
   * @throws Gone when there was one
   */
  Workitem require(Uid uid);

  /**
   * Changes a workitem by what {@code decide} makes of it, or not at all when that throws. Nobody
   * else changes it meanwhile: of two who want the same, one decides on what the other left.
   */
  <T> T change(Uid uid, Function<Workitem, Change<T>> decide);
}
