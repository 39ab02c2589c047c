package org.isocenter.events;

import java.util.List;

/**
 * An event of a workitem, PS3.4 section CC.2.4, on its way to the replicas that its subscribers are
 * connected to.
 *
 * @param workitem UID of the workitem, by which events are ordered
 * @param sequence ascends with each event of the workitem; numbers may be left out
 * @param recipients AE titles that were subscribed when it happened
 * @param report the event report as subscribers get it: a DICOM JSON object
 */
public record UpsEvent(String workitem, long sequence, List<String> recipients, String report) {
  public UpsEvent {
    recipients = List.copyOf(recipients);
  }
}
