package org.isocenter.query.app;

/** What one search result stands for, PS3.18 section 10.6.1.1. */
public enum Level {
  STUDY,
  SERIES,
  INSTANCE;

  /** Whether an entity of this level belongs to an entity of {@code other}, or is one. */
  public boolean isWithin(Level other) {
    return compareTo(other) >= 0;
  }
}
