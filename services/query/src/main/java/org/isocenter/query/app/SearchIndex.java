package org.isocenter.query.app;

/** Where searches find their results. */
public interface SearchIndex {
  /** Opens the results between the request's offset and its limit; the caller closes them. */
  ResultCursor open(SearchRequest request);

  /** Whether there are results beyond the request's limit. */
  boolean hasMore(SearchRequest request);
}
