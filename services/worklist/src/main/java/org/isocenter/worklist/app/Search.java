package org.isocenter.worklist.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isocenter.matching.DocumentCriterion;
import org.isocenter.matching.SearchParameters;

/**
 * A search, understood.
 *
 * @param fields top-level attributes to be returned; empty: all
 * @param limit results at most
 * @param capped whether the server set the limit, because the client named none or a higher one
 * @param warnings what of the request was not obeyed, a sentence each
 */
public record Search(
    List<DocumentCriterion> criteria,
    Optional<Set<Integer>> fields,
    int limit,
    boolean capped,
    long offset,
    List<String> warnings) {
  public Search {
    criteria = List.copyOf(criteria);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads the parameters of a request.
   *
   * @param returned attributes that every result has
   * @param most results of one answer
   */
  public static Search of(List<Map.Entry<String, String>> sent, Set<Integer> returned, int most) {
    var parameters = SearchParameters.of(sent);
    var criteria = parameters.criteria();
    var limit = parameters.number("limit");
    boolean capped = limit.isEmpty() || limit.get() > most;
    var warnings = new ArrayList<>(parameters.warnings());
    if (limit.isPresent() && capped) {
      warnings.add("The limit was reduced to " + most + " results");
    }
    var fields = new HashSet<>(returned);
    fields.addAll(parameters.included());
    return new Search(
        criteria,
        parameters.includesAll() ? Optional.empty() : Optional.of(Set.copyOf(fields)),
        capped ? most : Math.toIntExact(limit.get()),
        capped,
        parameters.number("offset").orElse(0L),
        warnings);
  }
}
