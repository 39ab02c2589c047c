package org.isocenter.ingest.app;

import java.util.Optional;
import org.isocenter.dicom.data.Uid;

/** A study, a series of it, or an instance of that; each by its UID. */
public sealed interface InstanceScope {
  Uid study();

  /** The series, unless this is a whole study. */
  default Optional<Uid> seriesUid() {
    return switch (this) {
      case Study _ -> Optional.empty();
      case Series(_, var series) -> Optional.of(series);
      case Instance(_, var series, _) -> Optional.of(series);
    };
  }

  /** The instance, if this is one. */
  default Optional<Uid> instanceUid() {
    return this instanceof Instance(_, _, var instance) ? Optional.of(instance) : Optional.empty();
  }

  /** All instances of a study. */
  record Study(Uid study) implements InstanceScope {
    @Override
    public String toString() {
      return "study " + study;
    }
  }

  /** All instances of a series. */
  record Series(Uid study, Uid series) implements InstanceScope {
    @Override
    public String toString() {
      return "series %s of study %s".formatted(series, study);
    }
  }

  /** One instance. */
  record Instance(Uid study, Uid series, Uid instance) implements InstanceScope {
    @Override
    public String toString() {
      return "instance %s of series %s of study %s".formatted(instance, series, study);
    }
  }
}
