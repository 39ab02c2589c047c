package org.isocenter.ingest.app;

import java.util.Optional;
import org.isocenter.dicom.data.Uid;

/** All instances of a study, or of one series of it. */
public record StudyReference(Uid study, Optional<Uid> series) {
  boolean includes(InstanceRef ref) {
    return ref.studyInstanceUid().equals(study.value())
        && series.stream().allMatch(uid -> uid.value().equals(ref.seriesInstanceUid()));
  }

  @Override
  public String toString() {
    return series.map(uid -> study + "/" + uid).orElseGet(study::value);
  }
}
