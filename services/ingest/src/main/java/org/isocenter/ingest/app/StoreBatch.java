package org.isocenter.ingest.app;

import java.util.ArrayList;
import java.util.List;

/** Instances of one request that are to be recorded in one transaction. */
final class StoreBatch {
  private final StoreLimits limits;
  private final List<PendingInstance> pending = new ArrayList<>();
  private long eventBytes;

  StoreBatch(StoreLimits limits) {
    this.limits = limits;
  }

  void add(PendingInstance instance) {
    pending.add(instance);
    eventBytes += instance.row().event().bytes().length;
  }

  boolean isFull() {
    return pending.size() >= limits.batchInstances() || eventBytes >= limits.batchBytes();
  }

  /** All instances added since the last call; the batch is empty afterwards. */
  List<PendingInstance> take() {
    var taken = List.copyOf(pending);
    pending.clear();
    eventBytes = 0;
    return taken;
  }
}
