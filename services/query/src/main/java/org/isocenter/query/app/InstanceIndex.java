package org.isocenter.query.app;

import java.util.List;

/** Where instances become searchable. */
public interface InstanceIndex {
  /**
   * Applies all instances in one transaction. An instance that is there in the same or a later
   * version changes nothing, so the same events may come again.
   */
  void apply(List<IndexedInstance> instances);
}
