package org.isocenter.ingest.app;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The parts of a Store request in the order they arrive, pulled one at a time. */
@FunctionalInterface
public interface PartSource extends Closeable {
  /**
   * The next part; whatever is left of the one before is passed over. Empty after the last.
   *
   * @throws IOException when the body cannot be read on, which ends the request
   */
  Optional<ReceivedPart> next() throws IOException;

  /** Gives up what was kept of the request. */
  @Override
  default void close() {}
}
