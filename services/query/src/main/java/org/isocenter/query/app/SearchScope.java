package org.isocenter.query.app;

import java.util.Optional;

/**
 * Which resource of PS3.18 table 10.6.1-1 is searched: what the results stand for, and the study
 * and series they belong to if the path names them.
 */
public record SearchScope(Level level, Optional<String> study, Optional<String> series) {

  public static SearchScope all(Level level) {
    return new SearchScope(level, Optional.empty(), Optional.empty());
  }

  public static SearchScope ofStudy(Level level, String study) {
    return new SearchScope(level, Optional.of(study), Optional.empty());
  }

  public static SearchScope ofSeries(String study, String series) {
    return new SearchScope(Level.INSTANCE, Optional.of(study), Optional.of(series));
  }

  /** Whether the path leaves open which entity of {@code parent} the results belong to. */
  public boolean leavesOpen(Level parent) {
    return switch (parent) {
      case STUDY -> study.isEmpty();
      case SERIES -> series.isEmpty();
      case INSTANCE -> true;
    };
  }
}
