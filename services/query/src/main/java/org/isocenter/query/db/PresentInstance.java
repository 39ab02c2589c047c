package org.isocenter.query.db;

/**
 * Where an instance is in the index, and in which version.
 *
 * @param contributionPk zero for an instance that was indexed before there were contributions
 * @param format in which the row was written
 */
record PresentInstance(
    long version,
    long studyPk,
    long seriesPk,
    String sopClassUid,
    long contributionPk,
    int format) {

  /** In which rows are written now. */
  static final int FORMAT = 2;

  boolean isInSeriesOf(PresentInstance other) {
    return seriesPk == other.seriesPk;
  }
}
