package org.isocenter.retrieve.app.pixels;

import java.util.Optional;
import org.isocenter.retrieve.app.StoredInstance;

/**
 * What a picture is made of.
 *
 * @param number of the frame, counted from 1
 * @param presentation under which it is shown; empty for what the image itself says
 * @param superimposed the frame that is laid over it, under a presentation state that blends
 */
public record Subject(
    StoredInstance image,
    int number,
    Optional<StoredPresentation> presentation,
    Optional<Subject> superimposed) {

  /** A frame as the image itself says. */
  public Subject(StoredInstance image, int number) {
    this(image, number, Optional.empty(), Optional.empty());
  }

  /** The frame under a presentation state. */
  public Subject presented(StoredPresentation by) {
    return new Subject(image, number, Optional.of(by), superimposed);
  }

  /** The frame with another laid over it. */
  public Subject under(Subject other) {
    return new Subject(image, number, presentation, Optional.of(other));
  }

  /** Changes whenever an image or the presentation state does. */
  public String digest() {
    var own =
        presentation
            .map(one -> image.digest() + "/" + one.instance().digest())
            .orElseGet(image::digest);
    return superimposed.map(one -> own + "+" + one.digest() + "#" + one.number()).orElse(own);
  }
}
