package org.isocenter.query.db;

/** Where an instance is in the index, and in which version. */
record PresentInstance(long version, long studyPk, long seriesPk, String sopClassUid) {

  boolean isInSeriesOf(PresentInstance other) {
    return seriesPk == other.seriesPk;
  }
}
