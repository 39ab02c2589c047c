package org.isocenter.events;

import java.util.List;

/** Applies events to a service's own index. */
@FunctionalInterface
public interface EventHandler {
  /**
   * Applies all events in one transaction and returns once it is committed. Any exception means
   * that nothing was applied; the same events come again, and may also come again after success.
   */
  void apply(List<InstanceEvent> events);
}
