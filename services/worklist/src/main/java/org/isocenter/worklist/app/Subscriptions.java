package org.isocenter.worklist.app;

import java.util.Optional;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.Forbidden;
import org.isocenter.dicomweb.DicomWebException.NotFound;
import org.isocenter.worklist.app.SubscribeToWorklist.Filter;

/** Who hears of what, PS3.4 section CC.2.3 and table CC.2.3-2. */
public interface Subscriptions {

  /**
   * Subscribes an AE to one workitem, and tells it the current state.
   *
   * @throws NotFound when there is no such workitem
   * @throws Forbidden when the AE has too many
   */
  void subscribe(Uid workitem, String ae, boolean deletionLock);

  /**
   * Subscribes an AE to all workitems, or to those that match.
   *
   * @param filter empty: all
   * @return whether a deletion lock was granted, if it was asked for
   * @throws Forbidden when there are too many
   */
  boolean subscribeToAll(Optional<Filter> filter, String ae, boolean deletionLock);

  /**
   * Ends the subscription to one workitem.
   *
   * @throws NotFound when there is none
   */
  void unsubscribe(Uid workitem, String ae);

  /**
   * Ends those to the worklist: to all of it and everything with it, or only the filtered ones.
   *
   * @throws NotFound when there is none
   */
  void unsubscribeFromAll(boolean filtered, String ae);

  /**
   * Subscribes to no new workitems any more.
   *
   * @throws NotFound when the AE is not subscribed to the worklist
   */
  void suspend(boolean filtered, String ae);

  /** Whether the AE is subscribed to anything. */
  boolean hasAny(String ae);
}
