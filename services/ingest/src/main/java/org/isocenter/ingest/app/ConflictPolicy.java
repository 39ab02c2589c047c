package org.isocenter.ingest.app;

/** What is done with an instance whose SOP Instance UID is taken by other content. */
public enum ConflictPolicy {
  /** It is refused, and the stored one stays. */
  REJECT,
  /** It takes the place of the stored one. */
  REPLACE,
  /** It is let go with a warning, and the stored one stays. */
  IGNORE;

  /**
   * Whether {@code incoming} takes the place of {@code standing}. Where it belongs never changes: a
   * SOP Instance UID stays in its series. Nothing conflicts with what was deleted.
   */
  public boolean replaces(LedgerEntry standing, LedgerEntry incoming) {
    return standing.ref().isInSeriesOf(incoming.ref())
        && (standing.isDeleted() || (this == REPLACE && !standing.hasContentOf(incoming)));
  }
}
