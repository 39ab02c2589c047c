package org.isocenter.ingest.app.compress;

/** Hears what compressing comes to. */
public interface CompressionObserver {

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
