package org.isocenter.query.app;

/** Search Transaction, PS3.18 section 10.6, for studies, series and instances alike. */
public class SearchStudies {

  private final SearchIndex index;

  public SearchStudies(SearchIndex index) {
    this.index = index;
  }

  /** Opens the results; the caller closes them. */
  public ResultCursor search(SearchRequest request) {
    return index.open(request);
  }

  /** Whether the server's own limit keeps results from the client, who then has to be told. */
  public boolean isCut(SearchRequest request) {
    return request.capped() && index.hasMore(request);
  }
}
