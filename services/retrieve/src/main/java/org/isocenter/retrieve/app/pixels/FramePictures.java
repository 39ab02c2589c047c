package org.isocenter.retrieve.app.pixels;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.isocenter.imaging.codec.CodecException;
import org.isocenter.imaging.codec.SampleRows;
import org.isocenter.imaging.presentation.BlendedFrame;
import org.isocenter.imaging.presentation.Mask;
import org.isocenter.imaging.presentation.PresentedFrame;
import org.isocenter.imaging.presentation.Subtraction;
import org.isocenter.imaging.render.FrameRenderer;
import org.isocenter.imaging.render.FrameView;
import org.isocenter.imaging.render.Picture;
import org.isocenter.imaging.render.UnrenderableException;
import org.isocenter.imaging.render.View;

/**
 * Pictures of frames: of one alone, of one less its mask, of one with another laid over it. What
 * becomes of a picture is done in the room that it was made in.
 */
@ApplicationScoped
class FramePictures {

  /** Of a picture's channel while it is scaled and encoded: a file that grows is copied. */
  private static final int CHANNEL_BYTES = 6;

  private final FramePixels pixels;
  private final PresentationValues values;

  FramePictures(FramePixels pixels, PresentationValues values) {
    this.pixels = pixels;
    this.values = values;
  }

  /** A frame as it is to be looked at, and what is laid over it. */
  record Shown(StoredImage image, FrameView frame, Optional<Subject> superimposed) {

    /** A frame alone. */
    Shown(StoredImage image, FrameView frame) {
      this(image, frame, Optional.empty());
    }
  }

  /** What becomes of a picture. */
  interface Use<T> {
    T of(Picture picture) throws CodecException;
  }

  /** How a subject is to be looked at. */
  Shown shown(StoredImage image, Subject subject) throws IOException {
    var plain = new FrameRenderer(values.in(image), subject.number());
    var presentation = subject.presentation();
    return presentation.isPresent()
        ? new Shown(
            image, new PresentedFrame(presentation.get().state(), plain), subject.superimposed())
        : new Shown(image, plain);
  }

  /** Makes a picture, and something of it. */
  <T> T of(Shown shown, View view, Use<T> use)
      throws IOException, CodecException, UnrenderableException {
    if (!(shown.frame instanceof PresentedFrame frame)) {
      return alone(shown, view, use);
    }
    var blending = frame.state().blending();
    if (blending.isPresent()) {
      var over = shown.superimposed.orElseThrow();
      var above = pixels.image(over.image());
      var renderer = new FrameRenderer(above.attributes(), over.number());
      return blended(shown, new BlendedFrame(frame, renderer, blending.get()), above, view, use);
    }
    var mask = frame.mask(shown.image.frames());
    return mask.isPresent()
        ? subtracted(shown, new Subtracted(frame, mask.get()), view, use)
        : alone(shown, view, use);
  }

  private <T> T alone(Shown shown, View view, Use<T> use)
      throws IOException, CodecException, UnrenderableException {
    var frame = shown.frame;
    var declared = shown.image.declared();
    long stored = declared.values() * SampleRows.bytesPerValue(declared);
    var wanted =
        new FramePixels.Wanted(
            frame.number(),
            frame.needlessLevels(declared, view),
            stored + pictureBytes(shown, view));
    return pixels.<T, UnrenderableException>decode(
        shown.image.decodedAs(frame.decodedAs(declared, view)),
        wanted,
        samples -> use.of(frame.render(samples, declared, view)));
  }

  /** Of the whole frame as a picture, and of what is shown of it. */
  private static long pictureBytes(Shown shown, View view) {
    var declared = shown.image.declared();
    int channels = shown.frame.channels(declared);
    return channels * (declared.pixels() + shown.frame.pixels(declared, view) * CHANNEL_BYTES);
  }

  private record Subtracted(PresentedFrame frame, Mask mask) {}

  private <T> T subtracted(Shown shown, Subtracted from, View view, Use<T> use)
      throws IOException, CodecException, UnrenderableException {
    var declared = shown.image.declared();
    var needed =
        from.mask.all().stream().map(number -> new StoredFrame(shown.image, number)).toList();
    long sums = declared.pixels() * Subtraction.BYTES_PER_PIXEL;
    try (var frames = pixels.decodeAll(needed, sums + pictureBytes(shown, view))) {
      var subtraction = new Subtraction(from.frame, from.mask, declared);
      for (var each : needed) {
        subtraction.add(each.number(), frames.decode(each, 0));
      }
      return use.of(subtraction.render(view));
    }
  }

  private <T> T blended(Shown shown, BlendedFrame frame, StoredImage above, View view, Use<T> use)
      throws IOException, CodecException, UnrenderableException {
    var declared = shown.image.declared();
    var lower = new StoredFrame(shown.image, frame.under().number());
    var upper = new StoredFrame(above, frame.over().number());
    long pictures = declared.pixels() * BlendedFrame.BYTES_PER_PIXEL;
    try (var frames =
        pixels.decodeAll(List.of(lower, upper), pictures + pictureBytes(shown, view))) {
      var greys = frame.underlying(frames.decode(lower, 0));
      var colours = frame.superimposed(frames.decode(upper, 0));
      return use.of(frame.render(greys, colours, declared, view));
    }
  }
}
