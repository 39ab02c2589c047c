package org.isocenter.query.app;

import java.util.Optional;

/** Results in their order, fetched as they are asked for. Holds a connection until it is closed. */
public interface ResultCursor extends AutoCloseable {
  /** The next result, or empty after the last. */
  Optional<ResultRow> next();

  @Override
  void close();
}
