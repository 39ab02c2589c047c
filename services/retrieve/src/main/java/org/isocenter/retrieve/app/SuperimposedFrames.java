package org.isocenter.retrieve.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.isocenter.dicom.data.Dataset;
import org.isocenter.dicomweb.DicomWebException.NotAcceptable;
import org.isocenter.dicomweb.DicomWebException.PayloadTooLarge;
import org.isocenter.imaging.presentation.Blending;
import org.isocenter.imaging.presentation.FramePlane;
import org.isocenter.retrieve.app.pixels.FramePixels;
import org.isocenter.retrieve.app.pixels.PresentationRules;
import org.isocenter.retrieve.app.pixels.StoredPresentations;
import org.isocenter.retrieve.app.pixels.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which frame a blending presentation state lays over which, PS3.3 C.11.14.1.1: the one in the same
 * place. Frames are not resampled onto each other.
 */
@ApplicationScoped
class SuperimposedFrames {

  private final ReferencedFrames referenced;
  private final FramePixels pixels;
  private final PresentationRules rules;

  SuperimposedFrames(ReferencedFrames referenced, FramePixels pixels, PresentationRules rules) {
    this.referenced = referenced;
    this.pixels = pixels;
    this.rules = rules;
  }

  /** A frame and where it is. */
  private record Placed(Subject frame, FramePlane plane) {}

  /** Every frame below with the one that lies over it. */
  Stream<Subject> of(Blending blending) {
    var below = blending.underlying();
    return over(referenced.of(below.studyInstanceUid(), below.series()), blending);
  }

  /**
   * Frames below, each with the one that lies over it.
   *
   * @throws NotAcceptable when there is none in its place, or more than one
   */
  Stream<Subject> over(Stream<Subject> below, Blending blending) {
    var above = above(blending.superimposed());
    var planes = new Planes();
    return below.map(frame -> {
      var plane = planes.require(frame);
      var found = above.stream().filter(one -> one.plane.coincidesWith(plane)).toList();
      if (found.size() != 1) {
        throw StoredPresentations.refusal(
            ("There are %d frames to be laid over frame %d of the %s, of the same size and in the"
                    + " same place of the same Frame of Reference. Frames are not resampled here.")
                .formatted(found.size(), frame.number(), frame.image().location()));
      }
      return frame.under(found.getFirst().frame);
    });
  }

  private List<Placed> above(Blending.Layer layer) {
    var planes = new Planes();
    var above =
        referenced
            .of(layer.studyInstanceUid(), layer.series())
            .limit(rules.maxImages() + 1L)
            .map(frame -> new Placed(frame, planes.require(frame)))
            .toList();
    if (above.size() > rules.maxImages()) {
      throw new PayloadTooLarge(
          "The presentation state superimposes more than %d frames".formatted(rules.maxImages())
              + " (isocenter.retrieve.presentation.max-images).");
    }
    return above;
  }

  /** Reads an image once for all of its frames, which come one after the other. */
  private final class Planes {
    private @Nullable StoredInstance image;
    private Dataset attributes = new Dataset();

    private FramePlane require(Subject frame) {
      if (!frame.image().equals(image)) {
        image = frame.image();
        attributes = pixels.attributes(frame.image());
      }
      return FramePlane.of(attributes, frame.number())
          .orElseThrow(() ->
              StoredPresentations.refusal(
                  "The %s does not say where its frames are in the patient."
                      .formatted(frame.image().location())));
    }
  }
}
