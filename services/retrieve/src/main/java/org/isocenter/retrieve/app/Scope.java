package org.isocenter.retrieve.app;

/** What a request is about: a study, one of its series, or one instance of that (PS3.18 10.1). */
public sealed interface Scope {

  String studyInstanceUid();

  /** All instances of a study. */
  record Study(String studyInstanceUid) implements Scope {
    @Override
    public String toString() {
      return "study " + studyInstanceUid;
    }
  }

  /** All instances of a series. */
  record Series(String studyInstanceUid, String seriesInstanceUid) implements Scope {
    Study study() {
      return new Study(studyInstanceUid);
    }

    @Override
    public String toString() {
      return "series " + seriesInstanceUid;
    }
  }

  /** One instance. */
  record Instance(String studyInstanceUid, String seriesInstanceUid, String sopInstanceUid)
      implements Scope {
    Series series() {
      return new Series(studyInstanceUid, seriesInstanceUid);
    }

    @Override
    public String toString() {
      return "instance " + sopInstanceUid;
    }
  }
}
