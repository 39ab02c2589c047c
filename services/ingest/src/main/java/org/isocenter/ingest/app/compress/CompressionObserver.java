package org.isocenter.ingest.app.compress;

import java.time.Instant;
import java.util.Optional;

/** Hears what compressing comes to. */
public interface CompressionObserver {

  /** Work begins on what was due at {@code due}, or there is none left. */
  void working(Optional<Instant> due);

  /**
   * An instance took its compressed form.
   *
   * @param saved bytes that it needs less, what is kept of the original counted
   */
  void compressed(long saved);

  /** An instance stays as it is; the reason in lower case. */
  void leftAlone(String reason);

  /** An instance could not be worked on now. */
  void failed();
}
