package org.isocenter.retrieve.app.pixels;

import java.util.List;
import org.isocenter.imaging.render.ImageAnnotation;
import org.isocenter.imaging.render.View;

/**
 * How pictures are made, PS3.18 8.3.5.1.
 *
 * @param quality of JPEG, 1 to 100
 * @param profile what is to become of colours
 * @param annotations what is written on the picture, each once and always in the same order
 */
public record Rendition(
    View view, int quality, ProfileWish profile, List<ImageAnnotation> annotations) {

  /** Of JPEG where none is asked for: no difference can be seen. */
  public static final int DEFAULT_QUALITY = 90;

  /** As the data set says, in full size. */
  public static final Rendition PLAIN = new Rendition(View.PLAIN, DEFAULT_QUALITY);

  public Rendition {
    annotations = annotations.stream().distinct().sorted().toList();
  }

  /** Without anything written on it, and colours as they are. */
  public Rendition(View view, int quality) {
    this(view, quality, ProfileWish.UNSPECIFIED, List.of());
  }
}
