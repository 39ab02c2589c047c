package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes stored instances retrievable, and deleted ones no more. */
@ApplicationScoped
public class RecordInstances {

  private final Instances instances;
  private final SettleSeries settled;

  RecordInstances(Instances instances, SettleSeries settled) {
    this.instances = instances;
    this.settled = settled;
  }

  /** Records the announcements in one transaction; the same may be announced repeatedly. */
  public void record(List<InstanceChange> announced) {
    if (!announced.isEmpty()) {
      instances.record(List.copyOf(newest(announced)));
      settled.changed(
          announced.stream().map(InstanceChange::series).collect(Collectors.toSet()),
          Instant.now());
    }
  }

  /** The newest version of each, for a statement may touch a row only once. */
  static Collection<InstanceChange> newest(List<InstanceChange> announced) {
    Map<String, InstanceChange> newest = new LinkedHashMap<>();
    for (var candidate : announced) {
      newest.merge(
          candidate.sopInstanceUid(),
          candidate,
          (known, other) -> other.version() > known.version() ? other : known);
    }
    return newest.values();
  }
}
