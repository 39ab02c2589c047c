package org.isocenter.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for a service's database: a batch is recorded as a whole or not at all. */
final class Index implements EventHandler {
  /** Fails this many times before its transaction commits. */
  final AtomicInteger failuresBeforeCommit = new AtomicInteger();

  /** Fails this many times although its transaction has committed. */
  final AtomicInteger failuresAfterCommit = new AtomicInteger();

  private final List<InstanceEvent> applied = new CopyOnWriteArrayList<>();

  @Override
  public void apply(List<InstanceEvent> events) {
    failIfAsked(failuresBeforeCommit);
    applied.addAll(events);
    failIfAsked(failuresAfterCommit);
  }

  private static void failIfAsked(AtomicInteger failures) {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("The database is away");
    }
  }

  int size() {
    return applied.size();
  }

  List<InstanceEvent> applied() {
    return List.copyOf(applied);
  }

  List<InstanceEvent> ofStudy(String studyUid) {
    List<InstanceEvent> events = new ArrayList<>(applied);
    events.removeIf(event -> !event.studyInstanceUid().equals(studyUid));
    return events;
  }
}
