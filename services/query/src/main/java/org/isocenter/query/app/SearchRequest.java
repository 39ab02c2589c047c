package org.isocenter.query.app;

import java.util.List;

/**
 * A search, understood.
 *
 * @param limit results at most
 * @param capped whether the server set the limit, because the client named none or a higher one
 * @param warnings what of the request was not obeyed, a sentence each
 */
public record SearchRequest(
    SearchScope scope,
    List<Criterion> criteria,
    FieldSelection fields,
    int limit,
    boolean capped,
    long offset,
    List<String> warnings) {
  public SearchRequest {
    criteria = List.copyOf(criteria);
    warnings = List.copyOf(warnings);
  }
}
