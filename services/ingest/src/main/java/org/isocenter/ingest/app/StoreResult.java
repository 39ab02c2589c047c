package org.isocenter.ingest.app;

import java.util.List;
import java.util.Set;

/**
 * What a Store request came to.
 *
 * @param outcomes one for each part
 * @param unconfirmed services that had not applied everything stored when the answer was due
 */
public record StoreResult(List<StoreOutcome> outcomes, Set<String> unconfirmed) {
  public StoreResult {
    outcomes = List.copyOf(outcomes);
    unconfirmed = Set.copyOf(unconfirmed);
  }
}
