package org.isocenter.query.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A search, understood.
 *
 * @param limit results at most
 * @param capped whether the server set the limit, because the client named none or a higher one
 * @param walk identifies the client and the search, whichever page of it is asked for; empty when
 *     no other page of it is to be expected
 * @param warnings what of the request was not obeyed, a sentence each
 */
public record SearchRequest(
    SearchScope scope,
    List<Criterion> criteria,
    FieldSelection fields,
    int limit,
    boolean capped,
    long offset,
    Optional<UUID> walk,
    List<String> warnings) {
  public SearchRequest {
    criteria = List.copyOf(criteria);
    warnings = List.copyOf(warnings);
  }
}
