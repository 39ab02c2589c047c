package org.isocenter.imaging.render;

import java.util.Optional;

/**
 * How an image is to be looked at, PS3.18 8.3.5.1.
 *
 * @param window instead of what the data set says; without meaning for colours
 * @param overlays whether graphics overlays are drawn
 */
public record View(Optional<VoiWindow> window, Viewport viewport, boolean overlays) {

  /** As the data set says, in full size. */
  public static final View PLAIN = new View(Optional.empty(), Viewport.WHOLE, true);
}
