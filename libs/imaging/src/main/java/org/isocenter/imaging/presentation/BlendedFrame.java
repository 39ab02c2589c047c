package org.isocenter.imaging.presentation;

import org.isocenter.imaging.frame.PixelFormat;
import org.isocenter.imaging.frame.Samples;
import org.isocenter.imaging.render.FrameRenderer;
import org.isocenter.imaging.render.Picture;
import org.isocenter.imaging.render.PseudoColour;
import org.isocenter.imaging.render.UnrenderableException;
import org.isocenter.imaging.render.View;

/**
 * A frame and the one that is laid over it in the colours of a palette, PS3.4 N.2.4.
 *
 * @param over what is superimposed, of the same size and in the same place
 */
public record BlendedFrame(PresentedFrame under, FrameRenderer over, Blending blending) {

  /** Of a pixel of both frames before they are blended, and of what they become. */
  public static final int BYTES_PER_PIXEL = 1 + 1 + 3 + 3;

  private static final int COLOURS = 3;

  /** The greys of the frame below. */
  public Picture underlying(Samples samples) throws UnrenderableException {
    return greys(under.image(), blending.underlying(), samples);
  }

  /** The frame above in its colours. */
  public Picture superimposed(Samples samples) throws UnrenderableException {
    return PseudoColour.of(
        greys(over, blending.superimposed(), samples), under.state().attributes());
  }

  private static Picture greys(FrameRenderer frame, Blending.Layer layer, Samples samples)
      throws UnrenderableException {
    var grey = layer.grey(frame.sopInstanceUid(), frame.number(), samples.format());
    var picture = frame.picture(samples, grey);
    if (picture.channels() != 1) {
      throw new UnrenderableException("Only greys are blended with greys.");
    }
    return picture;
  }

  /** Both as one, as it is to be looked at. */
  public Picture render(Picture greys, Picture colours, PixelFormat declared, View view)
      throws UnrenderableException {
    if (greys.rows() != colours.rows() || greys.columns() != colours.columns()) {
      throw new UnrenderableException("The frames to be blended have different sizes.");
    }
    byte[] values = new byte[colours.values().length];
    double opacity = blending.opacity();
    for (int i = 0; i < values.length; i++) {
      int grey = greys.values()[i / COLOURS] & 0xFF;
      int colour = colours.values()[i] & 0xFF;
      values[i] = (byte) Math.round(colour * opacity + grey * (1 - opacity));
    }
    var blended = new Picture(greys.rows(), greys.columns(), COLOURS, values);
    return under.presented(blended, declared, view);
  }
}
