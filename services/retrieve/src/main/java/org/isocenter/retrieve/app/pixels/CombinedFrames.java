package org.isocenter.retrieve.app.pixels;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.presentation.BlendedFrame;
import org.isocenter.imaging.presentation.Mask;
import org.isocenter.imaging.presentation.PresentedFrame;
import org.isocenter.imaging.presentation.Subtraction;
import org.isocenter.imaging.render.Picture;
import org.isocenter.imaging.render.UnrenderableException;
import org.isocenter.imaging.render.View;

/** Pictures that a presentation state makes of more than one frame. */
@ApplicationScoped
class CombinedFrames {

  private final FramePixels pixels;

  CombinedFrames(FramePixels pixels) {
    this.pixels = pixels;
  }

  /** What becomes of a picture while there is room for it. */
  interface Use<T> {
    T of(Picture picture) throws CodecException;
  }

  /**
   * What a picture is to be.
   *
   * @param bytes that it takes until it is a file
   */
  record Wanted(View view, long bytes) {}

  /** A frame less its mask, and what becomes of it. */
  <T> T subtracted(StoredImage image, PresentedFrame frame, Mask mask, Wanted wanted, Use<T> use)
      throws IOException, CodecException, UnrenderableException {
    var needed = mask.all().stream().map(number -> new StoredFrame(image, number)).toList();
    long sums = image.declared().pixels() * Subtraction.BYTES_PER_PIXEL;
    try (var frames = pixels.decodeAll(needed, sums + wanted.bytes)) {
      var subtraction = new Subtraction(frame, mask, image.declared());
      for (var each : needed) {
        subtraction.add(each.number(), frames.decode(each, 0));
      }
      return use.of(subtraction.render(wanted.view));
    }
  }

  /** A frame with another laid over it, and what becomes of both. */
  <T> T blended(StoredImage image, BlendedFrame frame, StoredImage above, Wanted wanted, Use<T> use)
      throws IOException, CodecException, UnrenderableException {
    var lower = new StoredFrame(image, frame.under().number());
    var upper = new StoredFrame(above, frame.over().number());
    long pictures = image.declared().pixels() * BlendedFrame.BYTES_PER_PIXEL;
    try (var frames = pixels.decodeAll(List.of(lower, upper), pictures + wanted.bytes)) {
      var greys = frame.underlying(frames.decode(lower, 0));
      var colours = frame.superimposed(frames.decode(upper, 0));
      return use.of(frame.render(greys, colours, image.declared(), wanted.view));
    }
  }
}
