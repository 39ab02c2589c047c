package org.isocenter.query.db;

/** A fault of the search index, such as a statement that PostgreSQL refuses. */
public final class SearchIndexException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SearchIndexException(String message, Throwable cause) {
    super(message, cause);
  }
}
