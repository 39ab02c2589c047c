package org.isocenter.ingest.rest;

import java.util.ArrayList;
import java.util.List;
import org.isocenter.ingest.app.StoreOutcome;
import org.isocenter.ingest.app.StoreOutcome.Failed;
import org.isocenter.ingest.app.StoreOutcome.Stored;
import org.isocenter.ingest.app.StoreOutcome.Unidentified;

/**
 * The answer to a Store request, PS3.18 section 10.5.3 and annex I.
 *
 * @param status 200 all stored, 202 some failed or any warned, 409 none stored, 204 nothing sent
 */
record StowResponse(
    int status, List<Stored> stored, List<Failed> failed, List<Unidentified> unidentified) {

  static StowResponse of(List<StoreOutcome> outcomes) {
    List<Stored> stored = new ArrayList<>();
    List<Failed> failed = new ArrayList<>();
    List<Unidentified> unidentified = new ArrayList<>();
    for (StoreOutcome outcome : outcomes) {
      switch (outcome) {
        case Stored s -> stored.add(s);
        case Failed f -> failed.add(f);
        case Unidentified u -> unidentified.add(u);
      }
    }
    return new StowResponse(
        status(stored, failed.size() + unidentified.size()), stored, failed, unidentified);
  }

  private static int status(List<Stored> stored, int failures) {
    if (stored.isEmpty()) {
      return failures == 0 ? 204 : 409;
    }
    boolean warned = stored.stream().anyMatch(instance -> !instance.warnings().isEmpty());
    return failures > 0 || warned ? 202 : 200;
  }
}
