package org.isocenter.ingest.app;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Knows how far other services have applied the published events. */
@FunctionalInterface
public interface AppliedPositions {
  /**
   * Waits until {@code services} have applied all positions, partition to offset.
   *
   * @return the services that have not; one that is down is not waited for
   */
  Set<String> awaitApplied(Map<Integer, Long> positions, Set<String> services, Duration max);
}
