package org.isocenter.imaging.render;

import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;

/** How a decoded frame becomes a picture: as its image says, or as a presentation state does. */
public interface FrameView {

  /** Of the frame, counted from 1. */
  int number();

  /**
   * Resolution levels that need not be decoded, since the view shrinks the frame further; see
   * {@code DecodeRequest}.
   *
   * @throws RegionOutsideException when the view's region lies outside of the image
   */
  int needlessLevels(PixelFormat declared, View view);

  /**
   * The format that the frame is to be decoded in: as declared, or with all bits allocated where
   * overlays hide in those that are not stored.
   */
  PixelFormat decodedAs(PixelFormat declared, View view);

  /** Channels of the picture: 1 for greys, 3 for colours. */
  int channels(PixelFormat declared);

  /** Pixels of the picture, which may be more than there are of the frame. */
  long pixels(PixelFormat declared, View view);

  /**
   * Renders.
   *
   * @param samples the frame, which may have been decoded at a lower resolution, and with the bits
   *     of {@link #decodedAs}
   * @param declared its size in full resolution
   * @throws UnrenderableException when its attributes do not say what it looks like
   * @throws RegionOutsideException when the view's region lies outside of the image
   */
  Picture render(Samples samples, PixelFormat declared, View view) throws UnrenderableException;
}
