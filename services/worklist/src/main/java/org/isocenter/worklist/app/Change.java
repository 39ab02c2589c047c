package org.isocenter.worklist.app;

import java.util.List;

/**
 * What is to become of a workitem that is locked while it is decided.
 *
 * @param workitem as it shall be
 * @param events what subscribers are told, in this order
 * @param result for whoever asked
 */
public record Change<T>(Workitem workitem, List<EventReport> events, T result) {
  public Change {
    events = List.copyOf(events);
  }
}
