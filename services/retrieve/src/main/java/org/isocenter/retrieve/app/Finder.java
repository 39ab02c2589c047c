package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.isocenter.dicomweb.DicomWebException;
import org.isocenter.dicomweb.DicomWebException.Gone;
import org.isocenter.dicomweb.DicomWebException.NotFound;

/** Finds what a path names, or says which part of the path names nothing, or no more. */
@ApplicationScoped
public class Finder {

  private final Instances instances;
  private final Holdings holdings;

  Finder(Instances instances, Holdings holdings) {
    this.instances = instances;
    this.holdings = holdings;
  }

  /** The instance, which must lie in the very study and series that the path names. */
  StoredInstance instance(Scope.Instance scope) {
    return instances
        .find(scope.sopInstanceUid())
        .filter(found -> found.location().equals(scope))
        .orElseThrow(() -> nothingAt(scope));
  }

  /** What the scope holds, at least one instance. */
  Snapshot snapshot(Scope scope) {
    var snapshot = holdings.snapshot(scope);
    if (snapshot.isEmpty()) {
      throw nothingAt(scope);
    }
    return snapshot;
  }

  private DicomWebException nothingAt(Scope scope) {
    return holdings.remember(scope)
        ? new Gone("The %s has been deleted.".formatted(scope))
        : missing(scope);
  }

  private NotFound missing(Scope scope) {
    return switch (scope) {
      case Scope.Study study -> new NotFound("There is no " + study + ".");
      case Scope.Series series -> missingFrom(series.study(), series);
      case Scope.Instance instance ->
          holdings.contain(instance.series())
              ? new NotFound("There is no %s in %s.".formatted(instance, instance.series()))
              : missing(instance.series());
    };
  }

  private NotFound missingFrom(Scope.Study study, Scope.Series series) {
    return holdings.contain(study)
        ? new NotFound("There is no %s in %s.".formatted(series, study))
        : missing(study);
  }
}
