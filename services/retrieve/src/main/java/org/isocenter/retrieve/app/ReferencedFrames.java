package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isocenter.dicomweb.DicomWebException.Conflict;
import org.isocenter.imaging.presentation.ReferencedImage;
import org.isocenter.imaging.presentation.ReferencedSeries;
import org.isocenter.retrieve.app.pixels.Subject;

/** The frames that a presentation state refers to, PS3.3 C.11.11.1. */
@ApplicationScoped
class ReferencedFrames {

  private final Instances instances;

  ReferencedFrames(Instances instances) {
    this.instances = instances;
  }

  /**
   * Every frame of images of a study, each looked for when its turn comes.
   *
   * @throws Conflict when it is not there
   */
  Stream<Subject> of(String studyInstanceUid, List<ReferencedSeries> series) {
    return series.stream()
        .flatMap(one -> one.images().stream().flatMap(image -> of(studyInstanceUid, one, image)));
  }

  private Stream<Subject> of(String study, ReferencedSeries series, ReferencedImage image) {
    var scope = new Scope.Instance(study, series.seriesInstanceUid(), image.sopInstanceUid());
    var stored = image(scope);
    int count = stored.frames().count();
    var numbers =
        image.frames().isEmpty()
            ? IntStream.rangeClosed(1, count).boxed()
            : image.frames().stream();
    return numbers.map(number -> {
      if (number < 1 || number > count) {
        throw new Conflict(
            "The presentation state refers to frame %d of the %s, which has %d."
                .formatted(number, scope, count));
      }
      return new Subject(stored, number);
    });
  }

  /** What it refers to lies in the study that it names, and is an image. */
  private StoredInstance image(Scope.Instance scope) {
    var stored =
        instances
            .find(scope.sopInstanceUid())
            .filter(found -> found.location().equals(scope))
            .orElseThrow(() ->
                new Conflict(
                    "The presentation state refers to the %s, which is not in its %s."
                        .formatted(scope, scope.series())));
    if (stored.frames().count() == 0) {
      throw new Conflict(
          "The presentation state refers to the %s, which is no image.".formatted(scope));
    }
    return stored;
  }
}
