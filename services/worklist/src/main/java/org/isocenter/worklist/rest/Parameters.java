package org.isocenter.worklist.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isocenter.dicom.data.Uid;
import org.isocenter.dicomweb.DicomWebException.BadRequest;
import org.isocenter.dicomweb.QueryString;
import org.jspecify.annotations.Nullable;

/** The query of a request, with the spellings of UIDs that clients use, PS3.18 chapter 11. */
record Parameters(List<Map.Entry<String, String>> all) {
  private static final Set<String> WORKITEM =
      Set.of("workitem", "AffectedSOPInstanceUID", "00001000", "SOPInstanceUID", "00080018");
  private static final Set<String> TRANSACTION =
      Set.of("transaction-uid", "transactionUID", "TransactionUID", "00081195", "transaction");

  Parameters {
    all = List.copyOf(all);
  }

  static Parameters of(@Nullable String query) {
    return new Parameters(QueryString.parse(query));
  }

  /** The UID of a workitem: {@code ?workitem=UID}, or the bare {@code ?UID} of the template. */
  Optional<Uid> workitem() {
    return uid("workitem", WORKITEM).map(Uid::new);
  }

  /** The Transaction UID, likewise. */
  Optional<String> transaction() {
    return uid("transaction-uid", TRANSACTION);
  }

  private Optional<String> uid(String name, Set<String> spellings) {
    for (var parameter : all) {
      boolean bare = parameter.getValue().isEmpty() && Uid.isValid(parameter.getKey());
      if (bare) {
        return Optional.of(parameter.getKey());
      }
      if (spellings.contains(parameter.getKey())) {
        return Optional.of(valid(name, parameter.getValue()));
      }
    }
    return Optional.empty();
  }

  private static String valid(String name, String value) {
    if (!Uid.isValid(value)) {
      throw new BadRequest("The parameter %s is no UID of PS3.5 chapter 9.".formatted(name));
    }
    return value;
  }

  Optional<String> first(String name) {
    return all.stream()
        .filter(parameter -> parameter.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  boolean has(String name) {
    return first(name).isPresent();
  }

  /** A parameter that is true or false; absent or empty: false. */
  boolean flag(String name) {
    var value = first(name).orElse("").strip();
    return switch (value) {
      case "", "false" -> false;
      case "true" -> true;
      default -> throw new BadRequest(name + " is neither true nor false.");
    };
  }
}
