package org.isocenter.retrieve.app;

/** What a request is about: a study, one of its series, or one instance of that (PS3.18 10.1). */
public sealed interface Scope {

  String studyInstanceUid();

  /** The UID of the study, series or instance itself. */
  default String uid() {
    return switch (this) {
      case Study study -> study.studyInstanceUid();
      case Series series -> series.seriesInstanceUid();
      case Instance instance -> instance.sopInstanceUid();
    };
  }

  /** The path of the resource below the base URL. */
  default String path() {
    return switch (this) {
      case Study(var study) -> "/studies/" + study;
      case Series(var study, var series) -> "/studies/" + study + "/series/" + series;
      case Instance instance ->
          instance.series().path() + "/instances/" + instance.sopInstanceUid();
    };
  }

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
