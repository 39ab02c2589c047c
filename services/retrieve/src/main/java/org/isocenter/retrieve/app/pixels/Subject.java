package org.isocenter.retrieve.app.pixels;

import java.util.Optional;
import org.isocenter.retrieve.app.StoredInstance;

/**
 * What a picture is made of.
 *
 * @param number of the frame, counted from 1
 * @param presentation under which it is shown; empty for what the image itself says
 */
public record Subject(StoredInstance image, int number, Optional<StoredPresentation> presentation) {

  /** A frame as the image itself says. */
  public Subject(StoredInstance image, int number) {
    this(image, number, Optional.empty());
  }

  /** Changes whenever the image or the presentation state does. */
  public String digest() {
    return presentation
        .map(one -> image.digest() + "/" + one.instance().digest())
        .orElseGet(image::digest);
  }
}
