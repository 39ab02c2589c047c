package org.isocenter.ingest.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.isocenter.ingest.app.Failure;
import org.isocenter.ingest.app.FailureReason;
import org.isocenter.ingest.app.StoreOutcome;
import org.isocenter.ingest.app.StoreOutcome.Failed;
import org.isocenter.ingest.app.StoreOutcome.Stored;
import org.isocenter.ingest.app.StoreOutcome.Unidentified;

/**
 * The answer to a Store request, PS3.18 section 10.5.3 and annex I.
 *
 * @param status 200 all stored, 202 some failed or any warned, 204 nothing sent; none stored: 400,
 *     413 or 503 if that is the reason of all, else 409
 */
record StowResponse(
    int status, List<Stored> stored, List<Failed> failed, List<Unidentified> unidentified) {

  private static final int NOTHING_SENT = 204;
  private static final int CONFLICT = 409;

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
        status(stored, reasons(failed, unidentified)), stored, failed, unidentified);
  }

  private static int status(List<Stored> stored, List<FailureReason> failures) {
    if (stored.isEmpty()) {
      return failures.isEmpty() ? NOTHING_SENT : statusOfAll(failures);
    }
    boolean warned = stored.stream().anyMatch(instance -> !instance.warnings().isEmpty());
    return !failures.isEmpty() || warned ? 202 : 200;
  }

  private static List<FailureReason> reasons(List<Failed> failed, List<Unidentified> unidentified) {
    return Stream.concat(
            failed.stream().map(Failed::failure), unidentified.stream().map(Unidentified::failure))
        .map(Failure::reason)
        .toList();
  }

  /** PS3.18 table 10.5.3-1: 409 stands for a mixture of reasons too. */
  private static int statusOfAll(List<FailureReason> failures) {
    var statuses = failures.stream().map(StowResponse::statusOf).distinct().toList();
    return statuses.size() == 1 ? statuses.getFirst() : CONFLICT;
  }

  private static int statusOf(FailureReason reason) {
    return switch (reason) {
      case IDENTIFIERS_MISSING, CANNOT_UNDERSTAND -> 400;
      case TOO_LARGE -> 413;
      case OUT_OF_RESOURCES -> 503;
      case DATA_SET_DOES_NOT_MATCH_SOP_CLASS,
          NOTHING_SENT,
          TRANSFER_SYNTAX_NOT_SUPPORTED,
          PROCESSING_FAILURE,
          DUPLICATE_SOP_INSTANCE,
          SOP_CLASS_NOT_SUPPORTED ->
          CONFLICT;
    };
  }
}
