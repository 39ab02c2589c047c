package org.isocenter.query.app;

import java.util.List;

/** Where instances become searchable, and cease to be. */
public interface InstanceIndex {
  /**
   * Applies all changes in one transaction. One that is there in the same or a later version
   * changes nothing, so the same events may come again.
   */
  void apply(List<? extends IndexChange> changes);
}
